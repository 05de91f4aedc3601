/**
 * Figures of work, province by province or Area by Area, of one fiscal year. What the viewer may not see is
 * null, never nought.
 */
import { sql } from 'kysely';
import type { Tx } from '#platform/postgres/store.ts';
import { isDone, type AttendanceBasis } from './activities.ts';

export interface ProvinceWork {
  iso: string;
  th: string;
  en: string;
  enrolled: boolean;
  done: number;
  planned: number;
  /** null: not for this viewer, who sees what is shared and no counts. */
  openItems: number | null;
  openAdvice: number | null;
  overdueAdvice: number | null;
}

const bangkokDay = sql`(now() AT TIME ZONE 'Asia/Bangkok')::date`;
const isPlanned = sql`a.state = 'announced'`;
const stillToDo = sql`r.state IN ('issued', 'reopened', 'accepted', 'partly_accepted', 'not_verified')`;

/** The provinces of an Area today. */
export async function workByProvince(tx: Tx, areaNo: number, be: number): Promise<ProvinceWork[]> {
  const { rows } = await sql<ProvinceWork>`
    SELECT p.province_iso AS iso, p.name_th AS th, p.name_en AS en,
      EXISTS (SELECT FROM office.enrolments e WHERE e.province_iso = p.province_iso AND e.fiscal_year_be = ${be}) AS enrolled,
      (SELECT count(*)::int FROM office.activities a
        WHERE a.province_iso = p.province_iso AND a.fiscal_year_be = ${be} AND ${isDone}) AS done,
      (SELECT count(*)::int FROM office.activities a
        WHERE a.province_iso = p.province_iso AND a.fiscal_year_be = ${be} AND ${isPlanned}) AS planned,
      CASE WHEN own THEN (SELECT count(*)::int FROM office.watch_items i
        WHERE i.province_iso = p.province_iso AND i.state <> 'ended') END AS "openItems",
      CASE WHEN own THEN (SELECT count(*)::int FROM office.recommendations r
        WHERE r.province_iso = p.province_iso AND ${stillToDo}) END AS "openAdvice",
      CASE WHEN own THEN (SELECT count(*)::int FROM office.recommendations r
        WHERE r.province_iso = p.province_iso AND ${stillToDo} AND r.due_on < ${bangkokDay}) END AS "overdueAdvice"
    FROM office.provinces_today p, (SELECT office.works_desk() AS own) AS me WHERE p.area_no = ${areaNo} ORDER BY p.province_iso`.execute(
    tx,
  );
  return rows;
}

export interface AreaWork {
  areaNo: number;
  enrolled: number;
  enrolledByName: number;
  done: number;
  planned: number;
  attendees: number | null;
  /** How those numbers were come by: where there are several, the sum mixes them and says so. */
  attendeeBases: AttendanceBasis[];
  advised: number | null;
  /** null: another Area's, which the viewer does not see. */
  openItems: number | null;
  openAdvice: number | null;
  overdueAdvice: number | null;
  verifiedAdvice: number | null;
}

/** The nine Areas in a year; figures of the desks only of Areas that the viewer's scope holds. */
export async function workByArea(tx: Tx, be: number): Promise<AreaWork[]> {
  const { rows } = await sql<AreaWork>`
    WITH areas AS MATERIALIZED (
      SELECT n AS area_no, office.works_desk() AND office.sees(n, NULL, NULL, NULL) AS own FROM generate_series(1, 9) AS n
    ), enrolled AS MATERIALIZED (
      SELECT e.area_no, count(*)::int AS n, count(e.province_iso)::int AS by_name
      FROM office.enrolments e WHERE e.fiscal_year_be = ${be} GROUP BY 1
    ), held AS MATERIALIZED (
      SELECT a.area_no, count(*) FILTER (WHERE ${isDone})::int AS done, count(*) FILTER (WHERE ${isPlanned})::int AS planned,
        sum(a.attendee_count) FILTER (WHERE ${isDone})::int AS attendees, sum(a.advice_count)::int AS advised,
        array_agg(DISTINCT a.attendance_basis) FILTER (WHERE ${isDone} AND a.attendance_basis IS NOT NULL) AS bases
      FROM office.activities a WHERE a.fiscal_year_be = ${be} GROUP BY 1
    )
    SELECT x.area_no AS "areaNo", coalesce(e.n, 0) AS enrolled, coalesce(e.by_name, 0) AS "enrolledByName",
      coalesce(h.done, 0) AS done, coalesce(h.planned, 0) AS planned, h.attendees, coalesce(h.bases, '{}') AS "attendeeBases", h.advised,
      CASE WHEN x.own THEN (SELECT count(*)::int FROM office.watch_items i WHERE i.area_no = x.area_no AND i.state <> 'ended') END AS "openItems",
      CASE WHEN x.own THEN (SELECT count(*)::int FROM office.recommendations r WHERE r.area_no = x.area_no AND ${stillToDo}) END AS "openAdvice",
      CASE WHEN x.own THEN (SELECT count(*)::int FROM office.recommendations r
        WHERE r.area_no = x.area_no AND ${stillToDo} AND r.due_on < ${bangkokDay}) END AS "overdueAdvice",
      CASE WHEN x.own THEN (SELECT count(*)::int FROM office.recommendations r WHERE r.area_no = x.area_no
        AND r.verified_at >= make_date(${be - 544}, 10, 1) AND r.state IN ('verified', 'ended')) END AS "verifiedAdvice"
    FROM areas x LEFT JOIN enrolled e USING (area_no) LEFT JOIN held h USING (area_no) ORDER BY x.area_no`.execute(
    tx,
  );
  return rows;
}
