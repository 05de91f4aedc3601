/**
 * Districts seen from above: who reported a month, and counts by topic as ranges, for small figures are told
 * as '1 to 4' (office.district_figures). A sum of ranges is a range, so nothing can be subtracted out of it.
 */
import { sql } from 'kysely';
import type { OfficeCalendar } from '#office/deadlines/calendar.ts';
import type { Tx } from '#platform/postgres/store.ts';
import { addMonths, firstDay, monthOf, standingOf, type Standing } from './months.ts';
import type { Range } from './range.ts';

export interface DistrictReport {
  code: string;
  provinceIso: string;
  th: string;
  en: string;
  memberSinceOn: string | null;
  topics: string[];
  lastRecordedOn: string | null;
  standing: Standing;
}

/** Every district of the viewer's scope, with where it stands with the month. */
export async function districtReports(
  tx: Tx,
  month: string,
  calendar: OfficeCalendar,
): Promise<DistrictReport[]> {
  const { rows } = await sql<Omit<DistrictReport, 'standing'>>`
    SELECT district_code AS code, province_iso AS "provinceIso", name_th AS th, name_en AS en,
      member_since_on AS "memberSinceOn", topics, last_recorded_on AS "lastRecordedOn"
    FROM office.district_reports(${firstDay(month)}::date) ORDER BY district_code`.execute(tx);
  return rows.map((row) => ({ ...row, standing: standingOf({ ...row, month }, calendar) }));
}

export interface TopicFigures {
  month: string;
  topic: string;
  received: Range;
  settled: Range;
  handedOver: Range;
  /** Districts behind the sums. */
  districts: number;
}

export interface FiguresOf {
  provinceIso?: string;
  districtCode?: string;
}

/** Sums by month and topic over the `months` months that end with `last`. A month without a row was not reported. */
export async function topicFigures(
  tx: Tx,
  last: string,
  months: number,
  { provinceIso, districtCode }: FiguresOf = {},
): Promise<TopicFigures[]> {
  type Row = Record<'rl' | 'rm' | 'sl' | 'sm' | 'hl' | 'hm' | 'districts', number>;
  const from = firstDay(addMonths(last, 1 - months));
  const { rows } = await sql<Row & { monthOn: string; topic: string }>`
    SELECT month_on AS "monthOn", topic, sum(received_least)::int AS rl, sum(received_most)::int AS rm,
      sum(settled_least)::int AS sl, sum(settled_most)::int AS sm, sum(handed_over_least)::int AS hl,
      sum(handed_over_most)::int AS hm, count(*)::int AS districts
    FROM office.district_figures(${from}::date, ${firstDay(last)}::date)
    WHERE (${provinceIso ?? null}::text IS NULL OR province_iso = ${provinceIso ?? null})
      AND (${districtCode ?? null}::text IS NULL OR district_code = ${districtCode ?? null})
    GROUP BY 1, 2 ORDER BY 1, 2`.execute(tx);
  return rows.map(({ monthOn, topic, districts, ...sums }) => ({
    month: monthOf(monthOn),
    topic,
    districts,
    received: { least: sums.rl, most: sums.rm },
    settled: { least: sums.sl, most: sums.sm },
    handedOver: { least: sums.hl, most: sums.hm },
  }));
}

/** Whether the viewer looks at this district from above. */
export async function seesDistrict(
  tx: Tx,
  district: { code: string; provinceIso: string },
): Promise<boolean> {
  const { rows } = await sql<{ sees: boolean }>`
    SELECT office.oversees_districts() AND office.sees(NULL, ${district.provinceIso}, ${district.code}, NULL) AS sees`.execute(
    tx,
  );
  return rows[0]?.sees === true;
}
