/** What every step of a selection needs: where it lies, what its year gives, which provinces are compared. */
import { sql } from 'kysely';
import type { Place } from '#office/action.ts';
import { notFound } from '#office/problems.ts';
import type { Tx } from '#platform/postgres/store.ts';
import {
  provinceElsewhere,
  provinceEnrolled,
  provinceUnknown,
  quotaFull,
  quotaUnknown,
  yearUnknown,
} from './problems.ts';
import type { DecisionRecord } from './decision-record.ts';
import type { Role } from './record.ts';
import type { Weights } from './weights.ts';

export interface SelectionFacts {
  fiscalYearBe: number;
  areaNo: number;
  role: Role;
}

export interface FoundSelection extends SelectionFacts {
  id: string;
  weights: Weights;
  record: DecisionRecord | null;
  preparedBy: string | null;
  proposedBy: string | null;
}

/** @throws Problem office.not_found */
export async function selectionFacts(tx: Tx, id: string): Promise<FoundSelection> {
  const { rows } = await sql<Omit<FoundSelection, 'record'> & { record: string | null }>`
    SELECT selection_id AS id, fiscal_year_be AS "fiscalYearBe", area_no AS "areaNo", role, weights, record,
      prepared_by AS "preparedBy", proposed_by AS "proposedBy"
    FROM office.selections WHERE selection_id = ${id}::uuid`.execute(tx);
  const found = rows[0];
  if (!found) throw notFound();
  return { ...found, record: found.record === null ? null : (JSON.parse(found.record) as DecisionRecord) };
}

export const placeOf = ({ areaNo }: SelectionFacts): Place => ({ areaNo });

/**
 * Places that are still to be given: the year's quota less who is enrolled, and less who was decided on and has not
 * said no. A refusal frees its place.
 * @throws Problem selection.year_unknown, selection.quota_unknown, selection.quota_full
 */
export async function placesLeft(tx: Tx, { fiscalYearBe, areaNo, role }: SelectionFacts): Promise<number> {
  const { rows } = await sql<{ quota: number | null; taken: number }>`
    SELECT (to_jsonb(y) ->> ${`${role}_quota_per_area`})::int AS quota,
      (SELECT count(*)::int FROM office.enrolments e
        WHERE e.fiscal_year_be = y.fiscal_year_be AND e.area_no = ${areaNo} AND e.kind = ${role})
      + (SELECT count(*)::int FROM office.selection_places x JOIN office.selections s USING (selection_id)
        WHERE s.state = 'decided' AND s.fiscal_year_be = y.fiscal_year_be AND s.area_no = ${areaNo} AND s.role = ${role}
          AND NOT EXISTS (SELECT FROM office.enrolments e WHERE e.province_iso = x.province_iso AND e.fiscal_year_be = x.fiscal_year_be)
          AND NOT EXISTS (SELECT FROM office.province_invitations i
            WHERE i.province_iso = x.province_iso AND i.fiscal_year_be = x.fiscal_year_be AND i.answer = 'refused')) AS taken
    FROM office.fiscal_years y WHERE y.fiscal_year_be = ${fiscalYearBe}`.execute(tx);
  const year = rows[0];
  if (!year) throw yearUnknown();
  if (year.quota === null) throw quotaUnknown();
  if (year.taken >= year.quota) throw quotaFull(year.quota);
  return year.quota - year.taken;
}

/**
 * The province must be one that the selection compares.
 * @throws Problem selection.province_unknown, selection.province_elsewhere, selection.province_enrolled
 */
export async function mustBeCompared(
  tx: Tx,
  { areaNo, fiscalYearBe }: SelectionFacts,
  iso: string,
): Promise<void> {
  const { rows } = await sql<{ areaNo: number | null; enrolled: boolean }>`
    SELECT p.area_no AS "areaNo", EXISTS (SELECT FROM office.enrolments e
      WHERE e.province_iso = p.province_iso AND e.fiscal_year_be = ${fiscalYearBe}) AS enrolled
    FROM office.provinces_today p WHERE p.province_iso = ${iso}`.execute(tx);
  const found = rows[0];
  if (!found) throw provinceUnknown();
  if (found.areaNo !== areaNo) throw provinceElsewhere(areaNo);
  if (found.enrolled) throw provinceEnrolled();
}

/** Codes of the Area's provinces today: the rows of the analysis that a selection may ask for. */
export async function provincesOf(tx: Tx, areaNo: number): Promise<string[]> {
  const { rows } = await sql<{ iso: string }>`
    SELECT province_iso AS iso FROM office.provinces_today WHERE area_no = ${areaNo} ORDER BY province_iso`.execute(
    tx,
  );
  return rows.map(({ iso }) => iso);
}
