/** Questions about recommendations: of the desk, of the agency they are addressed to, of partners. */
import { sql } from 'kysely';
import * as v from 'valibot';
import { rowId } from '#office/form-fields.ts';
import { notFound } from '#office/problems.ts';
import type { Tx } from '#platform/postgres/store.ts';
import {
  openStates,
  type EntryKind,
  type RecommendationOutcome,
  type RecommendationState,
} from './states.ts';

export interface RecommendationFilters {
  /** `open`: still somebody's to do or to confirm. */
  state?: RecommendationState | 'open' | 'all';
  areaNo?: number | undefined;
  provinceIso?: string | undefined;
  agencyId?: string | undefined;
  due?: 'overdue' | 'week' | undefined;
  page?: number | undefined;
}

export interface RecommendationRow {
  id: string;
  number: string;
  agencyId: string;
  agencyName: string;
  provinceTh: string | null;
  provinceEn: string | null;
  advice: string;
  dueOn: string;
  state: RecommendationState;
  /** What came of it, once it ended. */
  outcome: RecommendationOutcome | null;
  extensionAsked: boolean;
  issuedAt: Date;
}

const pageSize = 50;
const bangkokDay = sql`(now() AT TIME ZONE 'Asia/Bangkok')::date`;

/** Open ones first, by their day. The agency's name as it was on the day of issue, where the viewer may know it. */
const rowColumns = sql`r.recommendation_id AS id, r.number, r.agency_id AS "agencyId",
  coalesce(a.name_th, r.agency_id) AS "agencyName", p.name_th AS "provinceTh", p.name_en AS "provinceEn", r.advice,
  r.due_on AS "dueOn", r.state, CASE WHEN r.state = 'ended' THEN r.outcome END AS outcome, r.issued_at AS "issuedAt",
  EXISTS (SELECT FROM office.recommendation_extensions x WHERE x.recommendation_id = r.recommendation_id AND x.state = 'asked')
    AS "extensionAsked"`;

const joined = sql`office.recommendations r LEFT JOIN office.agencies a USING (agency_id)
  LEFT JOIN office.provinces p ON p.province_iso = r.province_iso`;

export async function listRecommendations(
  tx: Tx,
  filters: RecommendationFilters = {},
): Promise<{ rows: RecommendationRow[]; total: number; pages: number }> {
  const page = Math.max(1, Math.trunc(filters.page ?? 1));
  const { rows } = await sql<RecommendationRow & { total: number }>`
    SELECT ${rowColumns}, count(*) OVER () AS total FROM ${joined} WHERE ${conditionOf(filters)}
    ORDER BY r.state IN ('verified', 'ended'), r.due_on, r.number
    LIMIT ${pageSize} OFFSET ${(page - 1) * pageSize}`.execute(tx);
  const total = rows[0]?.total ?? 0;
  return {
    rows: rows.map(({ total: _, ...row }) => row),
    total,
    pages: Math.max(1, Math.ceil(total / pageSize)),
  };
}

function conditionOf(filters: RecommendationFilters) {
  const { state = 'open', areaNo, provinceIso, agencyId, due } = filters;
  const isOpen = sql`r.state = ANY (${[...openStates]}::text[])`;
  const conditions = [
    state === 'open' ? isOpen : state === 'all' ? sql`true` : sql`r.state = ${state}`,
    ...(areaNo === undefined ? [] : [sql`r.area_no = ${areaNo}`]),
    ...(provinceIso === undefined ? [] : [sql`r.province_iso = ${provinceIso}`]),
    ...(agencyId === undefined ? [] : [sql`r.agency_id = ${agencyId}`]),
    ...(due === 'overdue' ? [sql`${isOpen} AND r.due_on < ${bangkokDay}`] : []),
    ...(due === 'week' ? [sql`${isOpen} AND r.due_on <= ${bangkokDay} + 7`] : []),
  ];
  return sql.join(conditions, sql` AND `);
}

export interface Recommendation extends RecommendationRow {
  version: number;
  grounds: string | null;
  issuedBy: string | null;
  issuedById: string;
  claimedById: string | null;
  verifiedHow: 'person' | 'document' | null;
  verifiedBy: string | null;
  verifiedAt: Date | null;
  reopenedCount: number;
  isDemonstration: boolean;
  entries: Entry[];
  /** The wish for more time that waits for a decision. */
  wish: { id: string; version: number; wantedOn: string; reason: string; askedById: string } | null;
}

export interface Entry {
  kind: EntryKind;
  words: string | null;
  link: string | null;
  documentKind: string | null;
  documentOn: string | null;
  documentOrigin: string | null;
  dueOn: string | null;
  byLetter: boolean;
  /** Null where the viewer may not know the person, as an agency does not know the office's people. */
  by: string | null;
  at: Date;
}

/** @throws Problem office.not_found */
export async function readRecommendation(tx: Tx, id: string): Promise<Recommendation> {
  if (!v.is(rowId, id)) throw notFound();
  const { rows } = await sql<Omit<Recommendation, 'entries' | 'wish'>>`
    SELECT ${rowColumns}, r.version, r.grounds, i.full_name AS "issuedBy", r.issued_by AS "issuedById", r.claimed_by AS "claimedById",
      r.verified_how AS "verifiedHow", v.full_name AS "verifiedBy", r.verified_at AS "verifiedAt",
      r.reopened_count AS "reopenedCount", r.is_demonstration AS "isDemonstration"
    FROM ${joined} LEFT JOIN office.people i ON i.person_id = r.issued_by LEFT JOIN office.people v ON v.person_id = r.verified_by
    WHERE r.recommendation_id = ${id}`.execute(tx);
  if (!rows[0]) throw notFound();
  return { ...rows[0], entries: await entriesOf(tx, id), wish: await wishOf(tx, id) };
}

/** What each side said, oldest first; none for a partner. */
async function entriesOf(tx: Tx, id: string): Promise<Entry[]> {
  const { rows } = await sql<Entry>`
    SELECT e.kind, e.words, e.link, e.document_kind AS "documentKind", e.document_on AS "documentOn",
      e.document_origin AS "documentOrigin", e.due_on AS "dueOn", e.by_letter AS "byLetter", p.full_name AS by, e.at
    FROM office.recommendation_entries e LEFT JOIN office.people p USING (person_id)
    WHERE e.recommendation_id = ${id} ORDER BY e.entry_id`.execute(tx);
  return rows;
}

async function wishOf(tx: Tx, id: string): Promise<Recommendation['wish']> {
  const { rows } = await sql<NonNullable<Recommendation['wish']>>`
    SELECT extension_id AS id, version, wanted_on AS "wantedOn", reason, asked_by AS "askedById"
    FROM office.recommendation_extensions WHERE recommendation_id = ${id} AND state = 'asked'`.execute(tx);
  return rows[0] ?? null;
}
