/** What was done where, in all years or in one: for the map, its table and a province's page. Never anything about flags. */
import { sql } from 'kysely';
import type { Tx } from '#platform/postgres/store.ts';

export interface DoneInProvince {
  iso: string;
  th: string;
  en: string;
  areaNo: number | null;
  areaVerified: boolean;
  enrolledYears: number[];
  workshops: number;
  visits: number;
  clinics: number;
  trainings: number;
  /** Consultations of mobile clinics; null where none was recorded. */
  advised: number | null;
  newestDay: string | null;
}

/** Of all provinces, or of those of one year or the one named. Activities are counted before anything is joined. */
export async function doneByProvince(
  tx: Tx,
  be: number | null = null,
  provinceIso: string | null = null,
): Promise<DoneInProvince[]> {
  const { rows } = await sql<DoneInProvince>`
    WITH done AS MATERIALIZED (
      SELECT a.province_iso,
        count(*) FILTER (WHERE a.kind IN ('briefing', 'workshop', 'progress_meeting'))::int AS workshops,
        count(*) FILTER (WHERE a.kind = 'field_watch')::int AS visits,
        count(*) FILTER (WHERE a.kind = 'mobile_clinic')::int AS clinics,
        count(*) FILTER (WHERE a.kind = 'training')::int AS trainings,
        sum(a.advice_count)::int AS advised, max(coalesce(a.on_day, a.reported_on)) AS newest_day
      FROM office.activities a
      WHERE a.state IN ('held', 'reported') ${be === null ? sql`` : sql`AND a.fiscal_year_be = ${be}`}
        ${provinceIso === null ? sql`` : sql`AND a.province_iso = ${provinceIso}`}
      GROUP BY a.province_iso
    )
    SELECT p.province_iso AS iso, p.name_th AS th, p.name_en AS en, p.area_no AS "areaNo", p.area_verified AS "areaVerified",
      coalesce((SELECT array_agg(e.fiscal_year_be ORDER BY e.fiscal_year_be) FROM office.enrolments e
        WHERE e.province_iso = p.province_iso AND (${be}::int IS NULL OR e.fiscal_year_be = ${be})), '{}') AS "enrolledYears",
      coalesce(d.workshops, 0) AS workshops, coalesce(d.visits, 0) AS visits, coalesce(d.clinics, 0) AS clinics,
      coalesce(d.trainings, 0) AS trainings, d.advised, d.newest_day AS "newestDay"
    FROM office.provinces_today p LEFT JOIN done d USING (province_iso)
    WHERE ${provinceIso}::text IS NULL OR p.province_iso = ${provinceIso}
    ORDER BY p.area_no NULLS LAST, p.province_iso`.execute(tx);
  return rows;
}

/** Places in the quotas of an Area that the sources count without naming the province; of one year or of all. */
export async function namelessPlacesOf(tx: Tx, areaNo: number, be: number | null = null): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    SELECT count(*)::int AS n FROM office.enrolments
    WHERE area_no = ${areaNo} AND province_iso IS NULL AND (${be}::int IS NULL OR fiscal_year_be = ${be})`.execute(
    tx,
  );
  return rows[0]!.n;
}
