/** To which offices a province belonged, belongs and will belong: its dated rows in both lists. */
import { sql } from 'kysely';
import type { Tx } from '#platform/postgres/store.ts';
import type { ListName } from './lists.ts';

export interface DatedRow {
  list: ListName;
  /** Its number in the list's table. */
  id: number;
  /** null: with the central divisions. */
  no: number | null;
  fromOn: string;
  /** The last day; null where the row is open. */
  toOn: string | null;
  source: string | null;
  verified: boolean;
}

/** All rows of a province, newest first. Their count is the version: rows are added and never taken away. */
export async function datedRows(tx: Tx, iso: string): Promise<DatedRow[]> {
  const { rows } = await sql<DatedRow>`
    SELECT 'area' AS list, area_province_id::int AS id, area_no AS no, valid_from_on AS "fromOn",
      valid_to_on AS "toOn", source, verified
    FROM office.area_provinces WHERE province_iso = ${iso}
    UNION ALL
    SELECT 'region', region_province_id::int, region_no, valid_from_on, valid_to_on, source, verified
    FROM office.region_provinces WHERE province_iso = ${iso}
    ORDER BY list, "fromOn" DESC`.execute(tx);
  return rows;
}

export interface Belonging {
  no: number | null;
  fromOn: string;
  source: string | null;
  verified: boolean;
}

export interface PlacedProvince {
  iso: string;
  th: string;
  en: string;
  /** null where no row holds today. */
  area: Belonging | null;
  region: Belonging | null;
  /** The day of the next move that is recorded ahead, in either list. */
  plannedOn: string | null;
}

/** All 77 by Area as it is today, the central divisions last, with what each belonging rests on. */
export async function placedProvinces(tx: Tx): Promise<PlacedProvince[]> {
  const { rows } = await sql<PlacedProvince>`
    WITH today AS (SELECT (now() AT TIME ZONE 'Asia/Bangkok')::date AS day),
    rows AS (
      SELECT 'area' AS list, province_iso, area_no AS no, valid_from_on, valid_to_on, source, verified FROM office.area_provinces
      UNION ALL
      SELECT 'region', province_iso, region_no, valid_from_on, valid_to_on, source, verified FROM office.region_provinces),
    now AS (
      SELECT list, province_iso, no,
        jsonb_build_object('no', no, 'fromOn', valid_from_on, 'source', source, 'verified', verified) AS told
      FROM rows, today WHERE valid_from_on <= day AND (valid_to_on IS NULL OR valid_to_on >= day))
    SELECT p.province_iso AS iso, p.name_th AS th, p.name_en AS en, a.told AS area, r.told AS region,
      (SELECT min(valid_from_on) FROM rows, today WHERE rows.province_iso = p.province_iso AND valid_from_on > day) AS "plannedOn"
    FROM office.provinces p
    LEFT JOIN now a ON a.list = 'area' AND a.province_iso = p.province_iso
    LEFT JOIN now r ON r.list = 'region' AND r.province_iso = p.province_iso
    ORDER BY a.no NULLS LAST, p.province_iso`.execute(tx);
  return rows;
}
