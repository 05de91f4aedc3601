/** Questions about territory: as it is today, or as it was on a day. */
import { sql } from 'kysely';
import type { Tx } from '#platform/postgres/store.ts';

export interface Province {
  iso: string;
  th: string;
  en: string;
  /** null: belongs to the central divisions. */
  areaNo: number | null;
  areaSource: string | null;
  areaVerified: boolean;
  regionNo: number | null;
  regionVerified: boolean;
}

const provinceColumns = sql`province_iso AS iso, name_th AS th, name_en AS en, area_no AS "areaNo",
  area_source AS "areaSource", area_verified AS "areaVerified", region_no AS "regionNo", region_verified AS "regionVerified"`;

/** All 77, by Area, then by code. */
export async function provincesToday(tx: Tx): Promise<Province[]> {
  const { rows } = await sql<Province>`
    SELECT ${provinceColumns} FROM office.provinces_today ORDER BY area_no NULLS LAST, province_iso`.execute(
    tx,
  );
  return rows;
}

export async function provinceByIso(tx: Tx, iso: string): Promise<Province | null> {
  const { rows } = await sql<Province>`
    SELECT ${provinceColumns} FROM office.provinces_today WHERE province_iso = ${iso}`.execute(tx);
  return rows[0] ?? null;
}

export interface Area {
  areaNo: number;
  th: string;
  en: string;
  seatIso: string | null;
  seatTh: string | null;
  seatEn: string | null;
  seatVerified: boolean;
  source: string | null;
}

/** The Area offices in force today, 1 to 9. */
export async function areasToday(tx: Tx): Promise<Area[]> {
  const { rows } = await sql<Area>`
    SELECT a.area_no AS "areaNo", a.name_th AS th, a.name_en AS en, a.seat_province_iso AS "seatIso",
      p.name_th AS "seatTh", p.name_en AS "seatEn", a.verified AS "seatVerified", a.source
    FROM office.areas a LEFT JOIN office.provinces p ON p.province_iso = a.seat_province_iso
    WHERE a.valid_from_on <= (now() AT TIME ZONE 'Asia/Bangkok')::date
      AND (a.valid_to_on IS NULL OR a.valid_to_on >= (now() AT TIME ZONE 'Asia/Bangkok')::date)
    ORDER BY a.area_no`.execute(tx);
  return rows;
}

/** The Area of a province on a day (ISO 'YYYY-MM-DD'); null for the central divisions or before any row. */
export async function areaOfProvinceOn(tx: Tx, iso: string, day: string): Promise<number | null> {
  const { rows } = await sql<{ areaNo: number | null }>`
    SELECT area_no AS "areaNo" FROM office.area_provinces
    WHERE province_iso = ${iso} AND valid_from_on <= ${day}::date
      AND (valid_to_on IS NULL OR valid_to_on >= ${day}::date)`.execute(tx);
  return rows[0]?.areaNo ?? null;
}

export interface District {
  code: string;
  th: string;
  en: string;
}

/** Districts of a province today, by code. */
export async function districtsOf(tx: Tx, iso: string): Promise<District[]> {
  const { rows } = await sql<District>`
    SELECT district_code AS code, name_th AS th, name_en AS en FROM office.districts
    WHERE province_iso = ${iso} AND valid_from_on <= (now() AT TIME ZONE 'Asia/Bangkok')::date
      AND (valid_to_on IS NULL OR valid_to_on >= (now() AT TIME ZONE 'Asia/Bangkok')::date)
    ORDER BY district_code`.execute(tx);
  return rows;
}

/** One district by its code, as it is called today; null where there is none. */
export async function districtByCode(
  tx: Tx,
  code: string,
): Promise<(District & { provinceIso: string }) | null> {
  const { rows } = await sql<District & { provinceIso: string }>`
    SELECT district_code AS code, name_th AS th, name_en AS en, province_iso AS "provinceIso" FROM office.districts
    WHERE district_code = ${code} AND valid_from_on <= (now() AT TIME ZONE 'Asia/Bangkok')::date
      AND (valid_to_on IS NULL OR valid_to_on >= (now() AT TIME ZONE 'Asia/Bangkok')::date)`.execute(tx);
  return rows[0] ?? null;
}
