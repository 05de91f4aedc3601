/** The registry, as the viewer's hat sees it: people known in the provinces of its scope. */
import { sql } from 'kysely';
import { foldBare } from '#kernel/thai-text.ts';
import type { Place } from '#office/action.ts';
import { notFound } from '#office/problems.ts';
import type { Tx } from '#platform/postgres/store.ts';
import type { AnySector } from './sectors.ts';
import type { ParticipantState, Purpose } from './states.ts';

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u;

export interface Participant {
  id: string;
  prefix: string | null;
  givenName: string | null;
  familyName: string | null;
  positionTitle: string | null;
  organisation: string | null;
  sector: AnySector;
  provinceIso: string | null;
  provinceTh: string | null;
  provinceEn: string | null;
  districtCode: string | null;
  hasCard: boolean;
  state: ParticipantState;
  mergedInto: string | null;
  version: number;
  enteredAt: Date;
  isDemonstration: boolean;
}

/** What is shown of an entry; the mark of a card never leaves the database. */
export const shownColumns = sql`p.participant_id AS id, p.prefix, p.given_name AS "givenName", p.family_name AS "familyName",
  p.position_title AS "positionTitle", p.organisation, p.sector, p.province_iso AS "provinceIso",
  (SELECT o.name_th FROM office.provinces o WHERE o.province_iso = p.province_iso) AS "provinceTh",
  (SELECT o.name_en FROM office.provinces o WHERE o.province_iso = p.province_iso) AS "provinceEn",
  p.district_code AS "districtCode", p.card_mark IS NOT NULL AS "hasCard", p.state, p.merged_into AS "mergedInto", p.version,
  p.entered_at AS "enteredAt", p.is_demonstration AS "isDemonstration"`;

/** As written: นายสมมุติ ใจดี. Null where the name was removed. */
export function nameOf({
  prefix,
  givenName,
  familyName,
}: Pick<Participant, 'prefix' | 'givenName' | 'familyName'>): string | null {
  return givenName === null ? null : `${prefix ?? ''}${givenName} ${familyName ?? ''}`.trim();
}

const pageSize = 50;

/** A page of those in use, by name; with words, those whose name, position or organisation holds each of them. */
export async function participants(
  tx: Tx,
  { search, page }: { search: string; page: number },
): Promise<{ people: Participant[]; more: boolean }> {
  const words = search
    .split(/\s+/u)
    .map(foldBare)
    .filter((word) => word.length >= 2)
    .slice(0, 5);
  const found = words.map(
    (word) => sql`p.participant_id IN (SELECT office.participant_candidates(${word}, 2000))`,
  );
  const matching = found.length === 0 ? sql`` : sql`AND ${sql.join(found, sql` AND `)}`;
  const { rows } = await sql<Participant>`
    SELECT ${shownColumns} FROM office.participants p
    WHERE p.state = 'known' ${matching}
    ORDER BY p.name_key, p.participant_id LIMIT ${pageSize + 1} OFFSET ${(page - 1) * pageSize}`.execute(tx);
  return { people: rows.slice(0, pageSize), more: rows.length > pageSize };
}

/** @throws Problem office.not_found */
export async function readParticipant(tx: Tx, id: string): Promise<Participant> {
  const { rows } = await sql<Participant>`
    SELECT ${shownColumns} FROM office.participants p WHERE p.participant_id = ${uuid.test(id) ? id : null}::uuid`.execute(
    tx,
  );
  if (!rows[0]) throw notFound();
  return rows[0];
}

/** Entries that were merged into this one. */
export async function mergedHere(tx: Tx, id: string): Promise<Participant[]> {
  const { rows } = await sql<Participant>`
    SELECT ${shownColumns} FROM office.participants p WHERE p.merged_into = ${id} ORDER BY p.entered_at`.execute(
    tx,
  );
  return rows;
}

export interface PostHeld {
  positionTitle: string | null;
  organisation: string | null;
  sector: AnySector;
  provinceTh: string | null;
  provinceEn: string | null;
  fromOn: string;
  untilOn: string | null;
}

/** Newest first, of the entry and of those merged into it. */
export async function postsHeld(tx: Tx, id: string): Promise<PostHeld[]> {
  const { rows } = await sql<PostHeld>`
    SELECT o.position_title AS "positionTitle", o.organisation, o.sector, v.name_th AS "provinceTh", v.name_en AS "provinceEn",
      o.from_on AS "fromOn", o.until_on AS "untilOn"
    FROM office.participant_posts o LEFT JOIN office.provinces v USING (province_iso)
    WHERE o.participant_id = ANY (
      ${id}::uuid || ARRAY(SELECT m.participant_id FROM office.participants m WHERE m.merged_into = ${id}))
    ORDER BY o.from_on DESC, o.recorded_at DESC`.execute(tx);
  return rows;
}

export interface Consent {
  id: string;
  purpose: Purpose;
  wordsVersion: string;
  givenOn: string;
  withdrawnOn: string | null;
  version: number;
}

export async function consentsOf(tx: Tx, participantId: string): Promise<Consent[]> {
  const { rows } = await sql<Consent>`
    SELECT participant_consent_id AS id, purpose, words_version AS "wordsVersion", given_on AS "givenOn",
      withdrawn_on AS "withdrawnOn", version
    FROM office.participant_consents WHERE participant_id = ${participantId} ORDER BY given_on DESC, recorded_at DESC`.execute(
    tx,
  );
  return rows;
}

/** Where the entry lies, for its event. */
export async function placeOf(tx: Tx, id: string): Promise<Place> {
  const { rows } = await sql<Place>`
    SELECT t.area_no AS "areaNo", p.province_iso AS "provinceIso" FROM office.participants p
    LEFT JOIN office.provinces_today t USING (province_iso) WHERE p.participant_id = ${id}`.execute(tx);
  return rows[0] ?? {};
}

export async function provinceOf(tx: Tx, id: string): Promise<string | null> {
  return (await placeOf(tx, id)).provinceIso ?? null;
}

/** Whether the viewer sees the entry, and it is in use. */
export async function isOpenEntry(tx: Tx, id: string): Promise<boolean> {
  const { rows } =
    await sql`SELECT FROM office.participants WHERE participant_id = ${id} AND state = 'known'`.execute(tx);
  return rows.length === 1;
}

/** Provinces of the viewer's scope, and one beside them where the entry lies there already. */
export async function provincesOfScope(
  tx: Tx,
  beside: string | null = null,
): Promise<{ provinceIso: string; nameTh: string; nameEn: string }[]> {
  const { rows } = await sql<{ provinceIso: string; nameTh: string; nameEn: string }>`
    SELECT province_iso AS "provinceIso", name_th AS "nameTh", name_en AS "nameEn" FROM office.provinces
    WHERE province_iso = ANY ((SELECT office.my_provinces())::text[]) OR province_iso = ${beside}
    ORDER BY name_th COLLATE "th-x-icu"`.execute(tx);
  return rows;
}
