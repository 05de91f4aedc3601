/** Questions about the programme's years. Everything here may be read by everybody; the rows say what nobody knows. */
import { sql, type RawBuilder } from 'kysely';
import type { Tx } from '#platform/postgres/store.ts';
import { sectorNames, type activityKinds, type attendanceBases } from './years-file.ts';

export type ActivityKind = (typeof activityKinds)[number];
export type AttendanceBasis = (typeof attendanceBases)[number];
export type Sector = (typeof sectorNames)[number];

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
      (SELECT count(*)::int FROM office.activities a WHERE a.fiscal_year_be = y.fiscal_year_be) AS activities
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
  kind: 'pilot' | 'expansion';
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

export interface Activity {
  id: string;
  slug: string;
  be: number;
  activityNo: 1 | 2 | null;
  kind: ActivityKind;
  areaNo: number | null;
  regionNo: number | null;
  provinceIso: string | null;
  provinceTh: string | null;
  provinceEn: string | null;
  onDay: string | null;
  reportedOn: string | null;
  startsAt: string | null;
  placeTh: string | null;
  placeEn: string | null;
  titleTh: string;
  titleEn: string;
  aboutTh: string | null;
  aboutEn: string | null;
  chairTh: string | null;
  chairEn: string | null;
  attendees: number | null;
  attendeesEstimated: boolean;
  attendeesBasis: AttendanceBasis | null;
  /** The news item or page that the number comes from. */
  attendeesLink: string | null;
  advised: number | null;
  agencies: number | null;
  source: string;
  isDemonstration: boolean;
  state: 'drafted' | 'announced' | 'held' | 'reported' | 'cancelled';
  cancelReason: string | null;
  publishedLink: string | null;
  /** It was held, as somebody recorded. */
  isDone: boolean;
  sectors: { sector: Sector; whoTh: string | null; whoEn: string | null; count: number | null }[];
}

const sectorOrder = `{${sectorNames.join(',')}}`;

async function activitiesWhere(tx: Tx, condition: RawBuilder<unknown>): Promise<Activity[]> {
  const { rows } = await sql<Activity>`
    SELECT a.activity_id AS id, a.slug, a.fiscal_year_be AS be, a.activity_no AS "activityNo", a.kind, a.area_no AS "areaNo",
      a.region_no AS "regionNo", a.province_iso AS "provinceIso", p.name_th AS "provinceTh", p.name_en AS "provinceEn",
      a.on_day AS "onDay", a.reported_on AS "reportedOn", to_char(a.starts_at, 'HH24:MI') AS "startsAt",
      a.place_th AS "placeTh", a.place_en AS "placeEn", a.title_th AS "titleTh", a.title_en AS "titleEn",
      a.about_th AS "aboutTh", a.about_en AS "aboutEn", a.chair_th AS "chairTh", a.chair_en AS "chairEn",
      a.attendee_count AS attendees, a.attendee_count_is_estimate AS "attendeesEstimated", a.advice_count AS advised,
      a.agency_count AS agencies, a.source, a.is_demonstration AS "isDemonstration",
      a.attendance_basis AS "attendeesBasis", a.attendance_link AS "attendeesLink", a.state, a.cancel_reason AS "cancelReason",
      a.published_link AS "publishedLink", a.state IN ('held', 'reported') AS "isDone",
      coalesce((SELECT jsonb_agg(jsonb_build_object('sector', s.sector, 'whoTh', s.who_th, 'whoEn', s.who_en, 'count', s.attendee_count)
        ORDER BY array_position(${sectorOrder}::text[], s.sector)) FROM office.activity_sectors s WHERE s.activity_id = a.activity_id), '[]') AS sectors
    FROM office.activities a LEFT JOIN office.provinces p ON p.province_iso = a.province_iso
    WHERE ${condition} ORDER BY a.fiscal_year_be DESC, coalesce(a.on_day, a.reported_on) DESC NULLS LAST, a.slug`.execute(
    tx,
  );
  return rows;
}

export const activitiesOfYear = (tx: Tx, be: number) => activitiesWhere(tx, sql`a.fiscal_year_be = ${be}`);
export const activitiesOfArea = (tx: Tx, areaNo: number) => activitiesWhere(tx, sql`a.area_no = ${areaNo}`);
export const activitiesOfProvince = (tx: Tx, iso: string) =>
  activitiesWhere(tx, sql`a.province_iso = ${iso}`);

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
