/** The results of a year, counted until today from the rows that the viewer's scope holds; never from words. */
import { sql } from 'kysely';
import { fiscalYearDays } from '#kernel/fiscal-year.ts';
import { exactCount, meanInterval, wilson } from '#kernel/intervals.ts';
import { bangkokDay, calendarOf, dayOf, toIso } from '#kernel/thai-date.ts';
import type { Tx } from '#platform/postgres/store.ts';
import { cards, type Indicator, type IndicatorName, type Measured, type Unmeasured } from './cards.ts';

export interface Wanted {
  be: number;
  /** None: everything the viewer sees. */
  areaNo?: number | undefined;
}

interface Days {
  from: string;
  to: string;
}

/** From 1 October to today or the year's end, whichever is earlier. */
export function daysOf(be: number, now: Date): Days {
  const { from, to } = fiscalYearDays(be);
  const today = bangkokDay(now.getTime());
  return { from: toIso(from), to: toIso(Math.max(from, Math.min(to, today))) };
}

/** The same days a year earlier: 29 February becomes the 28th. */
export function yearBefore({ from, to }: Days): Days {
  const earlier = (iso: string) => {
    const { year, month, dayOfMonth } = calendarOf(Date.parse(iso) / 86_400_000);
    return toIso(dayOf(year - 1, month, dayOfMonth) ?? dayOf(year - 1, month, dayOfMonth - 1)!);
  };
  return { from: earlier(from), to: earlier(to) };
}

/** What one indicator counts within some days; null where there was nothing to measure. */
type Reader = (tx: Tx, wanted: Wanted, days: Days) => Promise<Measured | null>;

const inArea = (areaNo: number | undefined, column: string) =>
  areaNo === undefined ? sql`true` : sql`${sql.ref(column)} = ${areaNo}`;

/**
 * Each learner once: the first test after learning, against the test before it, in points of a hundred. Paired, so
 * that who came to the second only does not change the mean.
 */
const tests: Reader = async (tx, { areaNo }, { from, to }) => {
  const { rows } = await sql<{ n: number; mean: number | null; deviation: number | null }>`
    WITH first AS (
      SELECT DISTINCT ON (post.pairs_with) 100.0 * post.score / post.total - 100.0 * pre.score / pre.total AS difference
      FROM office.attempts post JOIN office.attempts pre ON pre.attempt_id = post.pairs_with
      WHERE post.kind = 'post' AND post.state = 'finished' AND pre.state = 'finished' AND ${inArea(areaNo, 'post.area_no')}
        AND post.finished_at >= ${from}::date::timestamp AT TIME ZONE 'Asia/Bangkok'
        AND post.finished_at < (${to}::date + 1)::timestamp AT TIME ZONE 'Asia/Bangkok'
      ORDER BY post.pairs_with, post.finished_at
    )
    SELECT count(*)::int AS n, avg(difference)::float8 AS mean, stddev_samp(difference)::float8 AS deviation FROM first`.execute(
    tx,
  );
  const { n, mean, deviation } = rows[0]!;
  if (n === 0 || mean === null) return null;
  const interval = deviation === null ? null : meanInterval(mean, deviation, n);
  return {
    value: mean,
    low: interval?.low ?? null,
    high: interval?.high ?? null,
    n,
    parts: [{ name: 'pairs', count: n }],
  };
};

/** Of the steps of the enrolled provinces whose day has come, those done by it. */
const steps: Reader = async (tx, { be, areaNo }, { from, to }) => {
  const { rows } = await sql<{ due: number; onTime: number; late: number }>`
    SELECT count(*)::int AS due, count(*) FILTER (WHERE s.done_on <= s.due_on)::int AS "onTime",
      count(*) FILTER (WHERE s.done_on > s.due_on)::int AS late
    FROM office.workspace_steps s
    WHERE s.fiscal_year_be = ${be} AND s.due_on BETWEEN ${from}::date AND ${to}::date AND ${inArea(areaNo, 's.area_no')}`.execute(
    tx,
  );
  const { due, onTime, late } = rows[0]!;
  const interval = wilson(onTime, due);
  if (interval === null) return null;
  return {
    value: (100 * onTime) / due,
    low: 100 * interval.low,
    high: 100 * interval.high,
    n: due,
    parts: [
      { name: 'due', count: due },
      { name: 'on_time', count: onTime },
      { name: 'done_late', count: late },
      { name: 'not_done', count: due - onTime - late },
    ],
  };
};

/** Watch items that somebody opened: how much was looked at, which says nothing of how much there is. */
const items: Reader = async (tx, { areaNo }, { from, to }) => {
  const { rows } = await sql<{ n: number }>`
    SELECT count(*)::int AS n FROM office.watch_items i
    WHERE i.opened_at >= ${from}::date::timestamp AT TIME ZONE 'Asia/Bangkok'
      AND i.opened_at < (${to}::date + 1)::timestamp AT TIME ZONE 'Asia/Bangkok' AND ${inArea(areaNo, 'i.area_no')}`.execute(
    tx,
  );
  const { n } = rows[0]!;
  return { value: n, ...exactCount(n), n, parts: [{ name: 'opened', count: n }] };
};

/** Matters received at the district centres, month by month; a sum of ranges is a range, and no district is told apart. */
const received: Reader = async (tx, { areaNo }, { from, to }) => {
  const { rows } = await sql<{ least: number; most: number; districts: number }>`
    SELECT coalesce(sum(f.received_least), 0)::int AS least, coalesce(sum(f.received_most), 0)::int AS most,
      count(DISTINCT f.district_code)::int AS districts
    FROM office.district_figures(date_trunc('month', ${from}::date)::date, ${to}::date) f JOIN office.provinces_today p USING (province_iso)
    WHERE ${inArea(areaNo, 'p.area_no')}`.execute(tx);
  const { least, most, districts } = rows[0]!;
  if (districts === 0) return null;
  return {
    value: least,
    low: least,
    high: most,
    n: districts,
    parts: [{ name: 'districts', count: districts }],
  };
};

const readers: Partial<Record<IndicatorName, Reader>> = { tests, steps, items, received };
const reasons: Record<IndicatorName, Unmeasured> = {
  tests: 'nobody_tested',
  questions: 'officials_unknown',
  steps: 'no_steps_due',
  self_checks: 'no_self_checks',
  flags: 'no_analysis',
  items: 'nobody_tested', // never: a count is there always
  received: 'no_counts',
};

/** What the procurement data says of observations, as a page read it; null where none is loaded. */
export interface FlagShare {
  all: number;
  whole: number;
  observed: number;
}

/** Local administrations with a whole year of data of which several observations of different kinds were made. */
function flagShare(share: FlagShare | null): Measured | null {
  const interval = share === null ? null : wilson(share.observed, share.whole);
  if (share === null || interval === null) return null;
  const { all, whole, observed } = share;
  return {
    value: (100 * observed) / whole,
    low: 100 * interval.low,
    high: 100 * interval.high,
    n: whole,
    parts: [
      { name: 'all', count: all },
      { name: 'whole', count: whole },
      { name: 'observed', count: observed },
    ],
  };
}

/** One of each, in the order of the claims. */
export async function results(
  tx: Tx,
  wanted: Wanted,
  now: Date = new Date(),
  share: FlagShare | null = null,
): Promise<Indicator[]> {
  const days = daysOf(wanted.be, now);
  const before = yearBefore(days);
  const found: Indicator[] = [];
  for (const name of Object.keys(cards) as IndicatorName[]) {
    const read = readers[name];
    const measured = name === 'flags' ? flagShare(share) : ((await read?.(tx, wanted, days)) ?? null);
    const baseline = (await read?.(tx, { ...wanted, be: wanted.be - 1 }, before)) ?? null;
    const missing = name === 'flags' && share !== null ? 'not_assessable' : reasons[name];
    found.push({
      name,
      card: cards[name],
      ...days,
      measured,
      why: measured === null ? missing : null,
      baseline,
    });
  }
  return found;
}

export interface ProvinceSteps {
  iso: string;
  th: string;
  en: string;
  due: number;
  onTime: number;
}

/** Province by province of one Area, for that Area alone: by name, never by rank, and never beside another Area's. */
export async function stepsByProvince(tx: Tx, be: number, areaNo: number): Promise<ProvinceSteps[]> {
  const { rows } = await sql<ProvinceSteps>`
    SELECT p.province_iso AS iso, p.name_th AS th, p.name_en AS en,
      count(*) FILTER (WHERE s.due_on <= today.day)::int AS due,
      count(*) FILTER (WHERE s.due_on <= today.day AND s.done_on <= s.due_on)::int AS "onTime"
    FROM office.workspace_steps s JOIN office.provinces p USING (province_iso),
      (SELECT (now() AT TIME ZONE 'Asia/Bangkok')::date AS day) today
    WHERE s.fiscal_year_be = ${be} AND s.area_no = ${areaNo}
    GROUP BY 1, 2, 3 ORDER BY p.name_th COLLATE "C"`.execute(tx);
  return rows;
}
