/**
 * What came of the plan's lines, counted from the rows of the work. A meeting that was held counts for the line
 * of its province where one is in force, else for its Area's: for one line of a measure only. Only lines in force
 * count. How many people came says how that was known; a sum never hides that its parts were come by differently.
 */
import { sql, type RawBuilder } from 'kysely';
import type { Tx } from '#platform/postgres/store.ts';

/** The step a meeting counts for, as kinds.ts says it. */
export const stepOfRow = sql`CASE
  WHEN a.activity_no = 2 OR a.kind = 'training' THEN 'curriculum'
  WHEN a.kind IN ('workshop', 'field_watch', 'mobile_clinic') THEN a.kind END`;

export interface PeopleByBasis {
  signed: number;
  counted: number;
  estimated: number;
  news: number;
}

export interface Actual {
  id: string;
  /** Exact decimal; null where nothing counts it and nobody typed it, or the line is not in force. */
  actual: string | null;
  /** Meetings behind it, and how many of them say the figure at all. */
  meetings: number;
  meetingsSaying: number;
  /** For people only. */
  people: PeopleByBasis | null;
}

/** From and to are days in Bangkok, both within. */
export interface Period {
  from: string;
  to: string;
}

/** Of the lines of a year, by their id: of one Area, or of every one that the viewer sees. */
export async function actualsOf(tx: Tx, be: number, areaNo?: number): Promise<Map<string, Actual>> {
  const { rows } = await actualRows(tx, linesOf(be, areaNo));
  return new Map(rows.map((row) => [row.id, shaped(row)]));
}

/** The year and a part of it, counted at once. */
export interface ActualWithin {
  inYear: Actual;
  inPeriod: Actual;
}

/** Of an Area's lines of a year, by their id. */
export async function actualsWithin(
  tx: Tx,
  be: number,
  areaNo: number,
  period: Period,
): Promise<Map<string, ActualWithin>> {
  const { rows } = await actualRows(tx, linesOf(be, areaNo), period);
  const parts = new Map(rows.filter((row) => row.isPart).map((row) => [row.id, shaped(row)]));
  const whole = rows.filter((row) => !row.isPart);
  return new Map(whole.map((row) => [row.id, { inYear: shaped(row), inPeriod: parts.get(row.id)! }]));
}

const linesOf = (be: number, areaNo?: number) =>
  sql`l.fiscal_year_be = ${be} AND ${areaNo === undefined ? sql`true` : sql`l.area_no = ${areaNo}`}`;

/** Of one line; null where the viewer sees none. */
export async function lineActual(tx: Tx, id: string): Promise<Actual | null> {
  const { rows } = await actualRows(tx, sql`l.plan_line_id = ${id}`);
  return rows[0] ? shaped(rows[0]) : null;
}

export const actualOf = async (tx: Tx, id: string): Promise<string | null> =>
  (await lineActual(tx, id))?.actual ?? null;

interface Row extends PeopleByBasis {
  id: string;
  /** The period's; else the year's. */
  isPart: boolean;
  measure: string;
  inForce: boolean;
  typedActual: string | null;
  meetings: number;
  meetingsSaying: number;
  sum: string | null;
  tested: number;
}

function shaped({ id, measure, inForce, typedActual, tested, ...row }: Row): Actual {
  const { meetings, meetingsSaying, signed, counted, estimated, news } = row;
  const people = measure === 'people' ? { signed, counted, estimated, news } : null;
  const base = { id, meetings, meetingsSaying, people };
  if (!inForce) return { ...base, actual: null };
  if (measure === 'typed') return { ...base, actual: typedActual };
  if (measure === 'tested') return { ...base, actual: String(tested) };
  if (measure === 'held') return { ...base, actual: String(meetings) };
  return { ...base, actual: meetings > 0 && meetingsSaying === 0 ? null : (row.sum ?? '0') };
}

/** People who finished a test after learning, each once, within the days in Bangkok. */
const tested = sql`(
  SELECT count(DISTINCT coalesce(t.person_id, t.participant_id))::int FROM office.attempts t
  WHERE t.kind = 'post' AND t.state = 'finished' AND t.area_no = l.area_no
    AND t.finished_at >= coalesce(p.from_day, make_date(l.fiscal_year_be - 544, 10, 1))::timestamp AT TIME ZONE 'Asia/Bangkok'
    AND t.finished_at < (coalesce(p.to_day, make_date(l.fiscal_year_be - 543, 9, 30)) + 1)::timestamp AT TIME ZONE 'Asia/Bangkok'
    AND (l.province_iso = t.province_iso OR l.province_iso IS NULL AND NOT EXISTS (
      SELECT FROM rivals r WHERE r.area_no = l.area_no AND r.fiscal_year_be = l.fiscal_year_be
        AND r.province_iso = t.province_iso AND r.step = l.step AND r.measure = 'tested')))`;

const peopleBy = (basis: keyof PeopleByBasis) => sql`
  coalesce(sum(c.attendee_count) FILTER (WHERE c.attendance_basis = ${basis}), 0)::int AS ${sql.ref(basis)}`;

/** The meetings are looked up once, however many periods they are counted for. */
const actualRows = (tx: Tx, which: RawBuilder<unknown>, period?: Period) =>
  sql<Row>`
    WITH periods (is_part, from_day, to_day) AS (
      VALUES (false, NULL::date, NULL::date) ${period ? sql`, (true, ${period.from}::date, ${period.to}::date)` : sql``}
    ), lines AS MATERIALIZED (
      SELECT l.* FROM office.plan_lines l WHERE ${which}
    ), rivals AS MATERIALIZED (
      SELECT r.area_no, r.fiscal_year_be, r.province_iso, r.step, r.measure FROM office.plan_lines r
      WHERE r.province_iso IS NOT NULL AND r.approved_at IS NOT NULL
        AND (r.fiscal_year_be, r.area_no) IN (SELECT l.fiscal_year_be, l.area_no FROM lines l)
    ), held AS MATERIALIZED (
      SELECT a.fiscal_year_be, a.area_no, a.province_iso, ${stepOfRow} AS step, a.agency_count, a.advice_count,
        coalesce(a.on_day, a.reported_on) AS day, coalesce(a.attendee_count, signed.n) AS attendee_count,
        coalesce(a.attendance_basis, CASE WHEN signed.n IS NOT NULL THEN 'signed' END) AS attendance_basis
      FROM office.activities a
      -- Who signed in, where nobody recorded a number for the meeting; asked only for lines that count people.
      LEFT JOIN LATERAL (
        SELECT nullif(count(*), 0)::int AS n FROM office.attendances t
        WHERE a.attendee_count IS NULL AND t.activity_id = a.activity_id AND t.state = 'present'
          AND EXISTS (SELECT FROM lines l WHERE l.measure = 'people' AND l.area_no = a.area_no)
      ) signed ON true
      WHERE a.state IN ('held', 'reported') AND a.fiscal_year_be IN (SELECT l.fiscal_year_be FROM lines l)
        AND a.area_no IN (SELECT l.area_no FROM lines l)
    ), counted AS (
      SELECT l.plan_line_id, h.day, h.attendance_basis, h.attendee_count,
        CASE l.measure WHEN 'people' THEN h.attendee_count WHEN 'agencies' THEN h.agency_count WHEN 'advised' THEN h.advice_count END AS said
      FROM lines l JOIN held h ON h.fiscal_year_be = l.fiscal_year_be AND h.area_no = l.area_no AND h.step = l.step
        AND (l.province_iso = h.province_iso OR l.province_iso IS NULL AND NOT EXISTS (
          SELECT FROM rivals r WHERE r.area_no = l.area_no AND r.fiscal_year_be = l.fiscal_year_be
            AND r.province_iso = h.province_iso AND r.step = l.step AND r.measure = l.measure))
    )
    SELECT l.plan_line_id AS id, p.is_part AS "isPart", l.measure, l.approved_at IS NOT NULL AS "inForce", l.typed_actual AS "typedActual",
      count(c.plan_line_id)::int AS meetings, count(c.said)::int AS "meetingsSaying", sum(c.said)::text AS sum,
      ${peopleBy('signed')}, ${peopleBy('counted')}, ${peopleBy('estimated')}, ${peopleBy('news')},
      CASE WHEN l.measure = 'tested' THEN ${tested} ELSE 0 END AS tested
    FROM lines l CROSS JOIN periods p
    LEFT JOIN counted c ON c.plan_line_id = l.plan_line_id AND (NOT p.is_part OR c.day BETWEEN p.from_day AND p.to_day)
    GROUP BY p.is_part, p.from_day, p.to_day, l.plan_line_id, l.measure, l.approved_at, l.typed_actual, l.area_no, l.province_iso, l.step, l.fiscal_year_be`.execute(
    tx,
  );
