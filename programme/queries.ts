/** Questions about the programme's years. Everything here may be read by everybody; the rows say what nobody knows. */
import { sql, type RawBuilder } from 'kysely';
import type { Tx } from '#platform/postgres/store.ts';
import { isPublic } from './activities.ts';

export interface FiscalYear {
  be: number;
  nameTh: string | null;
  nameEn: string | null;
  yearNo: number | null;
  yearNoIsStated: boolean;
  pilotsPerArea: number | null;
  expansionsPerArea: number | null;
  basisTh: string | null;
  basisEn: string | null;
  aimsTh: string | null;
  aimsEn: string | null;
  noteTh: string | null;
  noteEn: string | null;
  source: string | null;
  isDemonstration: boolean;
  /** Counted from the rows, never typed in. */
  enrolled: number;
  enrolledByName: number;
  activities: number;
  /** Enrolled until and with this year; null from the first year on whose quota nobody knows. */
  enrolledSoFar: number | null;
}

/** Every year that is known, the newest first. */
export async function fiscalYears(tx: Tx): Promise<FiscalYear[]> {
  const { rows } = await sql<Omit<FiscalYear, 'enrolledSoFar'>>`
    SELECT y.fiscal_year_be AS be, y.project_name_th AS "nameTh", y.project_name_en AS "nameEn", y.year_no AS "yearNo",
      y.year_no_is_stated AS "yearNoIsStated", y.pilot_quota_per_area AS "pilotsPerArea",
      y.expansion_quota_per_area AS "expansionsPerArea", y.basis_th AS "basisTh", y.basis_en AS "basisEn",
      y.aims_th AS "aimsTh", y.aims_en AS "aimsEn", y.note_th AS "noteTh", y.note_en AS "noteEn", y.source,
      y.is_demonstration AS "isDemonstration",
      (SELECT count(*)::int FROM office.enrolments e WHERE e.fiscal_year_be = y.fiscal_year_be) AS enrolled,
      (SELECT count(e.province_iso)::int FROM office.enrolments e WHERE e.fiscal_year_be = y.fiscal_year_be) AS "enrolledByName",
      (SELECT count(*)::int FROM office.activities a WHERE a.fiscal_year_be = y.fiscal_year_be AND ${isPublic}) AS activities
    FROM office.fiscal_years y ORDER BY y.fiscal_year_be`.execute(tx);
  return withRunningTotal(rows).toReversed();
}

/** Adds up year by year until a year comes of which nobody says how many provinces took part. */
export function withRunningTotal(years: readonly Omit<FiscalYear, 'enrolledSoFar'>[]): FiscalYear[] {
  let soFar: number | null = 0;
  let before: number | null = null;
  return years.map((year) => {
    const isNext = before === null || year.be === before + 1;
    const hasQuota = year.pilotsPerArea !== null || year.expansionsPerArea !== null;
    soFar = soFar !== null && isNext && hasQuota && !year.isDemonstration ? soFar + year.enrolled : null;
    before = year.be;
    return { ...year, enrolledSoFar: soFar };
  });
}

export interface Enrolment {
  be: number;
  areaNo: number;
  placeNo: number;
  /** null: counted by the source, not named. */
  provinceIso: string | null;
  provinceTh: string | null;
  provinceEn: string | null;
  kind: 'pilot' | 'model' | 'expansion';
  wordingTh: string | null;
  noteTh: string | null;
  noteEn: string | null;
  source: string;
  isDemonstration: boolean;
}

async function enrolmentsWhere(tx: Tx, condition: RawBuilder<unknown>): Promise<Enrolment[]> {
  const { rows } = await sql<Enrolment>`
    SELECT e.fiscal_year_be AS be, e.area_no AS "areaNo", e.place_no AS "placeNo", e.province_iso AS "provinceIso",
      p.name_th AS "provinceTh", p.name_en AS "provinceEn", e.kind, e.wording_th AS "wordingTh", e.note_th AS "noteTh",
      e.note_en AS "noteEn", e.source, e.is_demonstration AS "isDemonstration"
    FROM office.enrolments e LEFT JOIN office.provinces p ON p.province_iso = e.province_iso
    WHERE ${condition} ORDER BY e.fiscal_year_be DESC, e.area_no, e.place_no`.execute(tx);
  return rows;
}

export const enrolmentsOfYear = (tx: Tx, be: number) => enrolmentsWhere(tx, sql`e.fiscal_year_be = ${be}`);
export const enrolmentsOfArea = (tx: Tx, areaNo: number) => enrolmentsWhere(tx, sql`e.area_no = ${areaNo}`);
export const enrolmentsOfProvince = (tx: Tx, iso: string) =>
  enrolmentsWhere(tx, sql`e.province_iso = ${iso}`);

export interface NamedProvince {
  iso: string;
  th: string;
  en: string;
  /** Fiscal years in which it took part. */
  years: number[];
}

/** Every province that some source names as enrolled, by its first year. */
export async function enrolmentsByName(tx: Tx): Promise<NamedProvince[]> {
  const { rows } = await sql<NamedProvince>`
    SELECT p.province_iso AS iso, p.name_th AS th, p.name_en AS en,
      array_agg(e.fiscal_year_be ORDER BY e.fiscal_year_be) AS years
    FROM office.enrolments e JOIN office.provinces p ON p.province_iso = e.province_iso
    GROUP BY 1, 2, 3 ORDER BY min(e.fiscal_year_be), p.province_iso`.execute(tx);
  return rows;
}

export interface YearResult {
  slug: string;
  be: number;
  areaNo: number | null;
  provinceIso: string | null;
  textTh: string;
  textEn: string;
  /** null: reported in words; nobody measured it. Exact decimal as text. */
  value: string | null;
  unitTh: string | null;
  unitEn: string | null;
  methodTh: string | null;
  methodEn: string | null;
  source: string;
  isDemonstration: boolean;
}

async function resultsWhere(tx: Tx, condition: RawBuilder<unknown>): Promise<YearResult[]> {
  const { rows } = await sql<YearResult>`
    SELECT slug, fiscal_year_be AS be, area_no AS "areaNo", province_iso AS "provinceIso", result_th AS "textTh",
      result_en AS "textEn", value, unit_th AS "unitTh", unit_en AS "unitEn", method_th AS "methodTh",
      method_en AS "methodEn", source, is_demonstration AS "isDemonstration"
    FROM office.year_results r WHERE ${condition} ORDER BY fiscal_year_be DESC, slug`.execute(tx);
  return rows;
}

export const resultsOfYear = (tx: Tx, be: number) => resultsWhere(tx, sql`r.fiscal_year_be = ${be}`);
export const resultsOfProvince = (tx: Tx, iso: string) => resultsWhere(tx, sql`r.province_iso = ${iso}`);
