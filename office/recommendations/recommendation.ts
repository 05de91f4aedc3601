/** One recommendation as its actions need it: whose it is, who wrote what, where it lies. */
import { sql } from 'kysely';
import type { Place } from '#office/action.ts';
import { notFound } from '#office/problems.ts';
import type { Tx } from '#platform/postgres/store.ts';

export interface Known {
  agencyId: string;
  agencyName: string | null;
  issuedBy: string;
  claimedBy: string | null;
  dueOn: string;
  place: Place;
}

/** @throws Problem office.not_found */
export async function readKnown(tx: Tx, id: string): Promise<Known> {
  const { rows } = await sql<Omit<Known, 'place'> & Required<Place>>`
    SELECT r.agency_id AS "agencyId", a.name_th AS "agencyName", r.issued_by AS "issuedBy", r.claimed_by AS "claimedBy",
      r.due_on AS "dueOn", r.area_no AS "areaNo", r.province_iso AS "provinceIso", r.district_code AS "districtCode"
    FROM office.recommendations r LEFT JOIN office.agencies a USING (agency_id) WHERE r.recommendation_id = ${id}`.execute(
    tx,
  );
  const [row] = rows;
  if (!row) throw notFound();
  const { areaNo, provinceIso, districtCode, ...known } = row;
  return { ...known, place: { areaNo, provinceIso, districtCode, agencyId: row.agencyId } };
}
