/** A year's activities counted: how many, how many people and by which basis, and the newest of each Area. */
import { sql } from 'kysely';
import type { Tx } from '#platform/postgres/store.ts';
import { isPublic, type ActivityKind, type AttendanceBasis } from './activities.ts';

export interface CountedPeople {
  basis: AttendanceBasis;
  people: number;
  /** Of them, such as the source or the office itself calls "about". */
  about: number;
}

export interface YearFigures {
  done: number;
  planned: number;
  /** Apart by basis: numbers of different bases are added only where it is said. */
  people: CountedPeople[];
  /** Of the done ones, those with a number. */
  peopleKnown: number;
  advised: number;
  advisedKnown: number;
}

export async function yearFigures(tx: Tx, be: number): Promise<YearFigures> {
  const { rows } = await sql<Omit<YearFigures, 'people'>>`
    SELECT count(*) FILTER (WHERE a.state IN ('held', 'reported'))::int AS done,
      count(*) FILTER (WHERE a.state = 'announced')::int AS planned,
      count(a.attendee_count) FILTER (WHERE a.state IN ('held', 'reported'))::int AS "peopleKnown",
      coalesce(sum(a.advice_count) FILTER (WHERE a.state IN ('held', 'reported')), 0)::int AS advised,
      count(a.advice_count) FILTER (WHERE a.state IN ('held', 'reported'))::int AS "advisedKnown"
    FROM office.activities a WHERE a.fiscal_year_be = ${be} AND ${isPublic}`.execute(tx);
  const people = await sql<CountedPeople>`
    SELECT a.attendance_basis AS basis, sum(a.attendee_count)::int AS people,
      coalesce(sum(a.attendee_count) FILTER (WHERE a.attendee_count_is_estimate), 0)::int AS about
    FROM office.activities a
    WHERE a.fiscal_year_be = ${be} AND a.state IN ('held', 'reported') AND a.attendance_basis IS NOT NULL
    GROUP BY 1 ORDER BY array_position('{signed,counted,estimated,news}'::text[], a.attendance_basis)`.execute(
    tx,
  );
  return { ...rows[0]!, people: people.rows };
}

export interface FlowActivity {
  areaNo: number;
  slug: string;
  kind: ActivityKind;
  provinceTh: string | null;
  provinceEn: string | null;
  onDay: string | null;
  reportedOn: string | null;
  isDone: boolean;
  /** Activity 1 or 2 of the year. */
  activityNo: 1 | 2 | null;
  /** How many its Area has in the year. */
  ofArea: number;
}

/** The newest few of each Area, for the table of the year. */
export async function yearFlow(tx: Tx, be: number, each = 5): Promise<FlowActivity[]> {
  const { rows } = await sql<FlowActivity>`
    WITH ranked AS (
      SELECT a.area_no, a.slug, a.kind, a.province_iso, a.on_day, a.reported_on, a.state, a.activity_no,
        row_number() OVER newest AS place, count(*) OVER (PARTITION BY a.area_no)::int AS of_area
      FROM office.activities a WHERE a.fiscal_year_be = ${be} AND a.area_no IS NOT NULL AND ${isPublic}
      WINDOW newest AS (PARTITION BY a.area_no ORDER BY coalesce(a.on_day, a.reported_on) DESC NULLS LAST, a.slug)
    )
    SELECT r.area_no AS "areaNo", r.slug, r.kind, p.name_th AS "provinceTh", p.name_en AS "provinceEn", r.on_day AS "onDay",
      r.reported_on AS "reportedOn", r.state IN ('held', 'reported') AS "isDone", r.activity_no AS "activityNo", r.of_area AS "ofArea"
    FROM ranked r LEFT JOIN office.provinces p USING (province_iso) WHERE r.place <= ${each}
    ORDER BY r.area_no, r.place DESC`.execute(tx);
  return rows;
}
