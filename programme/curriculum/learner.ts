/** Who sits a test, and where they belong at that moment: the wearer of a hat, or a participant at the desk's device. */
import { sql } from 'kysely';
import type { Me, Place } from '#office/action.ts';
import { notFound } from '#office/problems.ts';
import type { Tx } from '#platform/postgres/store.ts';

export interface Learner {
  personId: string | null;
  participantId: string | null;
  /** Who hands the device over. */
  conductedBy: string | null;
  place: Place;
}

/** @throws Problem office.not_found for a participant whom the viewer does not know */
export async function learnerFor(tx: Tx, me: Me, participantId: string | undefined): Promise<Learner> {
  if (participantId === undefined)
    return { personId: me.personId, participantId: null, conductedBy: null, place: await placeOfHat(tx, me) };
  const { rows } = await sql<Required<Place>>`
    SELECT t.area_no AS "areaNo", p.province_iso AS "provinceIso", p.district_code AS "districtCode", p.agency_id AS "agencyId"
    FROM office.participants p LEFT JOIN office.provinces_today t USING (province_iso)
    WHERE p.participant_id = ${participantId} AND p.state = 'known'`.execute(tx);
  if (!rows[0]) throw notFound();
  return { personId: null, participantId, conductedBy: me.personId, place: rows[0] };
}

async function placeOfHat(tx: Tx, { scopeKind, scopeId }: Me): Promise<Place> {
  const { rows } = await sql<Place>`
    WITH hat AS (
      SELECT CASE WHEN ${scopeKind} = 'area' THEN ${scopeId} END AS area_no,
        CASE ${scopeKind} WHEN 'province' THEN ${scopeId}
          WHEN 'district' THEN (SELECT d.province_iso FROM office.districts d WHERE d.district_code = ${scopeId} LIMIT 1)
          WHEN 'agency' THEN (SELECT a.province_iso FROM office.agencies a WHERE a.agency_id = ${scopeId}) END AS province_iso,
        CASE ${scopeKind} WHEN 'district' THEN ${scopeId}
          WHEN 'agency' THEN (SELECT a.district_code FROM office.agencies a WHERE a.agency_id = ${scopeId}) END AS district_code
    )
    SELECT coalesce(h.area_no::int, t.area_no::int) AS "areaNo", t.province_iso AS "provinceIso", h.district_code AS "districtCode",
      (SELECT a.agency_id FROM office.agencies a WHERE ${scopeKind} = 'agency' AND a.agency_id = ${scopeId}) AS "agencyId"
    FROM hat h LEFT JOIN office.provinces_today t USING (province_iso)`.execute(tx);
  return rows[0]!;
}
