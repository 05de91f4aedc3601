/** Where an agency lies today, and where a nomination or an adoption lies, for their events. */
import { sql } from 'kysely';
import type { Place } from '#office/action.ts';
import { notFound } from '#office/problems.ts';
import type { Tx } from '#platform/postgres/store.ts';
import { noSuchAgency } from './problems.ts';

export interface AgencyPlace {
  provinceIso: string;
  districtCode: string | null;
  areaNo: number | null;
}

/** The agency's place on a day, if the viewer sees it and it still exists. @throws Problem model_agencies.no_such_agency */
export async function agencyPlace(tx: Tx, agencyId: string, day: string): Promise<AgencyPlace> {
  const { rows } = await sql<{
    provinceIso: string | null;
    districtCode: string | null;
    areaNo: number | null;
  }>`
    SELECT x.iso AS "provinceIso", CASE WHEN x.iso = x.province_iso THEN x.district_code END AS "districtCode", t.area_no AS "areaNo"
    FROM (SELECT a.*, office.agency_province_at(a.agency_id, ${day}::date) AS iso FROM office.agencies a
      WHERE a.agency_id = ${agencyId} AND a.ended_on IS NULL) x
    LEFT JOIN office.area_provinces t ON t.province_iso = x.iso AND t.valid_from_on <= ${day}::date
      AND (t.valid_to_on IS NULL OR t.valid_to_on >= ${day}::date)`.execute(tx);
  const [row] = rows;
  const provinceIso = row?.provinceIso ?? null;
  if (!row || provinceIso === null) throw noSuchAgency();
  return { ...row, provinceIso };
}

const keys = {
  model_agencies: 'model_agency_id',
  adoptions: 'adoption_id',
} as const;

/** @throws Problem office.not_found */
export async function placeOf(tx: Tx, table: keyof typeof keys, id: string): Promise<Place> {
  const { rows } = await sql<Place>`
    SELECT area_no AS "areaNo", province_iso AS "provinceIso", district_code AS "districtCode", agency_id AS "agencyId"
    FROM ${sql.table(`office.${table}`)} WHERE ${sql.ref(keys[table])} = ${id}::uuid`.execute(tx);
  if (!rows[0]) throw notFound();
  return rows[0];
}

/** The nomination that a practice hangs on. @throws Problem office.not_found */
export async function modelOfPractice(tx: Tx, practiceId: string): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    SELECT model_agency_id AS id FROM office.practices WHERE practice_id = ${practiceId}::uuid`.execute(tx);
  if (!rows[0]) throw notFound();
  return rows[0].id;
}
