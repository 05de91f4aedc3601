/** Questions about agencies and clinics: as they are, and as they were on a day. */
import { sql } from 'kysely';
import type { Tx } from '#platform/postgres/store.ts';

/** What the agency was called on a day (ISO); null where the viewer does not see it. */
export async function nameOn(tx: Tx, agencyId: string, day: string): Promise<string | null> {
  const { rows } = await sql<{ name: string | null }>`
    SELECT office.agency_name_at(${agencyId}, ${day}::date) AS name`.execute(tx);
  return rows[0]!.name;
}

/** The province in which it lay on a day. */
export async function provinceOn(tx: Tx, agencyId: string, day: string): Promise<string | null> {
  const { rows } = await sql<{ iso: string | null }>`
    SELECT office.agency_province_at(${agencyId}, ${day}::date) AS iso`.execute(tx);
  return rows[0]!.iso;
}

/** The agency that stands for this one today: itself, or the last of the chain into which it was merged. */
export async function standingFor(tx: Tx, agencyId: string): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    WITH RECURSIVE chain AS (
      SELECT ${agencyId}::text AS id, 0 AS step
      UNION ALL
      SELECT c.other_agency_id, chain.step + 1 FROM chain
      JOIN office.agency_changes c ON c.agency_id = chain.id AND c.kind = 'merged_into'
      WHERE chain.step < 50
    )
    SELECT id FROM chain ORDER BY step DESC LIMIT 1`.execute(tx);
  return rows[0]!.id;
}

export interface AgencyChange {
  kind: 'renamed' | 'moved' | 'merged_into' | 'split_from';
  effectiveOn: string;
  before: Record<string, string | null>;
  after: Record<string, string | null>;
  otherAgencyId: string | null;
  source: string;
}

/** What happened to it, the newest first. */
export async function changesOf(tx: Tx, agencyId: string): Promise<AgencyChange[]> {
  const { rows } = await sql<AgencyChange>`
    SELECT kind, effective_on AS "effectiveOn", before, after, other_agency_id AS "otherAgencyId", source
    FROM office.agency_changes WHERE agency_id = ${agencyId}
    ORDER BY effective_on DESC, agency_change_id DESC`.execute(tx);
  return rows;
}

export interface Clinic {
  clinicId: string;
  areaNo: number;
  kind: 'office' | 'mobile';
  nameTh: string;
  nameEn: string;
  openedYearBe: number | null;
  addressTh: string | null;
  addressEn: string | null;
  provinceIso: string | null;
  hoursTh: string | null;
  hoursEn: string | null;
  phone: string | null;
  staffCount: number | null;
  mobileUnitCount: number | null;
  source: string | null;
  verified: boolean;
  isDemonstration: boolean;
  version: number;
}

/** Every clinic that anybody recorded, by Area; an Area without one has no row. */
export async function clinics(tx: Tx, areaNo: number | null = null): Promise<Clinic[]> {
  const { rows } = await sql<Clinic>`
    SELECT clinic_id AS "clinicId", area_no AS "areaNo", kind, name_th AS "nameTh", name_en AS "nameEn",
      opened_fiscal_year_be AS "openedYearBe", address_th AS "addressTh", address_en AS "addressEn",
      province_iso AS "provinceIso", hours_th AS "hoursTh", hours_en AS "hoursEn", phone,
      staff_count AS "staffCount", mobile_unit_count AS "mobileUnitCount", source, verified,
      is_demonstration AS "isDemonstration", version
    FROM office.clinics WHERE ${areaNo}::int IS NULL OR area_no = ${areaNo}
    ORDER BY area_no, is_demonstration, kind DESC, name_th`.execute(tx);
  return rows;
}
