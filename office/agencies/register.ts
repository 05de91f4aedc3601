/** What the actions on agencies share: where an agency lies, its change rows, and who may write there. */
import { sql } from 'kysely';
import { bangkokDay, toIso } from '#kernel/thai-date.ts';
import { foldBare } from '#kernel/thai-text.ts';
import type { Place } from '#office/action.ts';
import type { Tx } from '#platform/postgres/store.ts';
import { ended, noSuchPlace, notYet, outsideScope } from './problems.ts';

export interface AgencyRow {
  agencyId: string;
  nameTh: string;
  nameEn: string | null;
  agencyType: string;
  provinceIso: string | null;
  districtCode: string | null;
  endedOn: string | null;
  isDemonstration: boolean;
}

/** The agency as it is now, if the viewer sees it. */
export async function agencyRow(tx: Tx, agencyId: string): Promise<AgencyRow | null> {
  const { rows } = await sql<AgencyRow>`
    SELECT agency_id AS "agencyId", name_th AS "nameTh", name_en AS "nameEn", agency_type AS "agencyType",
      province_iso AS "provinceIso", district_code AS "districtCode", ended_on AS "endedOn",
      is_demonstration AS "isDemonstration"
    FROM office.agencies WHERE agency_id = ${agencyId}`.execute(tx);
  return rows[0] ?? null;
}

/** For an action on an agency that still exists. @throws Problem agency.ended */
export async function livingAgency(tx: Tx, agencyId: string): Promise<AgencyRow> {
  const row = (await agencyRow(tx, agencyId))!; // the action has locked it
  if (row.endedOn !== null) throw ended(row.endedOn);
  return row;
}

export const placeOf = (row: Pick<AgencyRow, 'agencyId' | 'provinceIso' | 'districtCode'>): Place => ({
  agencyId: row.agencyId,
  provinceIso: row.provinceIso,
  districtCode: row.districtCode,
});

/** The register holds what has happened. @throws Problem agency.not_yet */
export function mustHaveCome(day: string, now = Date.now()): void {
  if (day > toIso(bangkokDay(now))) throw notYet(day);
}

/** @throws Problem agency.no_such_place, agency.outside_scope */
export async function mustLieInScope(
  tx: Tx,
  provinceIso: string | null,
  districtCode: string | null,
  agencyId: string,
): Promise<void> {
  const { rows } = await sql<{ exists: boolean; seen: boolean }>`
    SELECT (${provinceIso}::text IS NULL OR EXISTS (SELECT FROM office.provinces WHERE province_iso = ${provinceIso}))
      AND (${districtCode}::text IS NULL OR EXISTS (
        SELECT FROM office.districts WHERE district_code = ${districtCode} AND province_iso = ${provinceIso})) AS exists,
      office.sees(NULL, ${provinceIso}, ${districtCode}, ${agencyId}) AS seen`.execute(tx);
  if (!rows[0]!.exists) throw noSuchPlace();
  if (!rows[0]!.seen) throw outsideScope();
}

export interface NewAgency {
  agencyId: string;
  nameTh: string;
  nameEn: string | null;
  agencyType: string;
  provinceIso: string | null;
  districtCode: string | null;
  parentAgencyId: string | null;
  source: string;
  isDemonstration: boolean;
}

export async function insertAgency(tx: Tx, row: NewAgency): Promise<void> {
  await sql`INSERT INTO office.agencies
      (agency_id, name_th, name_en, folded_name, agency_type, province_iso, district_code, parent_agency_id, source, is_demonstration)
    VALUES (${row.agencyId}, ${row.nameTh}, ${row.nameEn}, ${foldBare(row.nameTh)}, ${row.agencyType}, ${row.provinceIso},
      ${row.districtCode}, ${row.parentAgencyId}, ${row.source}, ${row.isDemonstration})`.execute(tx);
}

export interface Change {
  agencyId: string;
  kind: 'renamed' | 'moved' | 'merged_into' | 'split_from';
  otherAgencyId?: string;
  before: Record<string, string | null>;
  after: Record<string, string | null>;
  effectiveOn: string;
  source: string;
}

/** Adds to what happened; nothing here is ever edited. */
export async function addChange(tx: Tx, change: Change): Promise<void> {
  await sql`INSERT INTO office.agency_changes (agency_id, kind, other_agency_id, before, after, effective_on, source)
    VALUES (${change.agencyId}, ${change.kind}, ${change.otherAgencyId ?? null}, ${JSON.stringify(change.before)}::jsonb,
      ${JSON.stringify(change.after)}::jsonb, ${change.effectiveOn}::date, ${change.source})`.execute(tx);
}

/** Whether a change of this kind is recorded that took effect after the day: then today stays as it is. */
export async function hasLaterChange(
  tx: Tx,
  agencyId: string,
  kind: Change['kind'],
  day: string,
): Promise<boolean> {
  const { rows } = await sql<{ later: boolean }>`
    SELECT EXISTS (SELECT FROM office.agency_changes
      WHERE agency_id = ${agencyId} AND kind = ${kind} AND effective_on > ${day}::date) AS later`.execute(tx);
  return rows[0]!.later;
}
