/** A year's activities counted: how many, how many people and by which basis, and the newest of each Area. */
import { sql } from 'kysely';
import type { Tx } from '#platform/postgres/store.ts';
import { isDone, isPublic, type ActivityKind, type AttendanceBasis } from './activities.ts';

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

type OfBasis = Omit<YearFigures, 'people'> & { basis: AttendanceBasis | null; people: number; about: number };

export async function yearFigures(tx: Tx, be: number): Promise<YearFigures> {
  const { rows } = await sql<OfBasis>`
    SELECT a.attendance_basis AS basis, count(*) FILTER (WHERE ${isDone})::int AS done,
      count(*) FILTER (WHERE a.state = 'announced')::int AS planned,
      count(a.attendee_count) FILTER (WHERE ${isDone})::int AS "peopleKnown",
      coalesce(sum(a.advice_count) FILTER (WHERE ${isDone}), 0)::int AS advised,
      count(a.advice_count) FILTER (WHERE ${isDone})::int AS "advisedKnown",
      coalesce(sum(a.attendee_count) FILTER (WHERE ${isDone}), 0)::int AS people,
      coalesce(sum(a.attendee_count) FILTER (WHERE ${isDone} AND a.attendee_count_is_estimate), 0)::int AS about
    FROM office.activities a WHERE a.fiscal_year_be = ${be} AND ${isPublic} GROUP BY a.attendance_basis
    ORDER BY array_position('{signed,counted,estimated,news}'::text[], a.attendance_basis)`.execute(tx);
  const sum = (field: 'done' | 'planned' | 'peopleKnown' | 'advised' | 'advisedKnown') =>
    rows.reduce((total, row) => total + row[field], 0);
  return {
    done: sum('done'),
    planned: sum('planned'),
    peopleKnown: sum('peopleKnown'),
    advised: sum('advised'),
    advisedKnown: sum('advisedKnown'),
    people: rows.flatMap(({ basis, people, about, peopleKnown }) =>
      basis === null || peopleKnown === 0 ? [] : [{ basis, people, about }],
    ),
  };
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

/** The newest few of each Area, for the table of the year; each found by the index of the Area's days. */
export async function yearFlow(tx: Tx, be: number, each = 5): Promise<FlowActivity[]> {
  const { rows } = await sql<FlowActivity>`
    WITH of_areas AS MATERIALIZED (
      SELECT a.area_no, count(*)::int AS n FROM office.activities a
      WHERE a.fiscal_year_be = ${be} AND a.area_no IS NOT NULL AND ${isPublic} GROUP BY 1
    )
    SELECT o.area_no AS "areaNo", r.slug, r.kind, p.name_th AS "provinceTh", p.name_en AS "provinceEn", r.on_day AS "onDay",
      r.reported_on AS "reportedOn", r.state IN ('held', 'reported') AS "isDone", r.activity_no AS "activityNo", o.n AS "ofArea"
    FROM of_areas o CROSS JOIN LATERAL (
      SELECT a.slug, a.kind, a.province_iso, a.on_day, a.reported_on, a.state, a.activity_no
      FROM office.activities a WHERE a.area_no = o.area_no AND a.fiscal_year_be = ${be} AND ${isPublic}
      ORDER BY coalesce(a.on_day, a.reported_on) DESC NULLS LAST, a.slug LIMIT ${each}
    ) AS r LEFT JOIN office.provinces p USING (province_iso)
    ORDER BY o.area_no, coalesce(r.on_day, r.reported_on) NULLS FIRST, r.slug DESC`.execute(tx);
  return rows;
}
