/**
 * The holidays that a new office begins with: holidays.yaml, one row per day off, substitute days
 * worked out by the cabinet's rule. An office's own changes are never overwritten by it.
 */
import { readFileSync } from 'node:fs';
import { sql } from 'kysely';
import * as v from 'valibot';
import { parse } from 'yaml';
import { calendarYearBe, dayNumber, substituteDays } from '#kernel/working-days.ts';
import type { Tx } from '#platform/postgres/store.ts';

const isoDay = v.pipe(
  v.string(),
  v.check((text) => Number.isInteger(safeDay(text)), 'no such day'),
);
const words = { th: v.string(), en: v.string() };
const stated = { ...words, source: v.string(), verified: v.boolean() };

const file = v.strictObject({
  sources: v.record(v.string(), v.string()),
  years: v.record(v.string(), v.strictObject({ missing: v.array(v.strictObject(words)) })),
  fixed: v.array(v.strictObject({ day: v.pipe(v.string(), v.regex(/^\d{2}-\d{2}$/u)), ...stated })),
  once: v.array(v.strictObject({ on: isoDay, ...stated })),
});

export interface HolidaySeed {
  on: string;
  th: string;
  en: string;
  source: string;
  verified: boolean;
}

/** Days off that a year is known to lack, by Buddhist calendar year. */
export type MissingHolidays = ReadonlyMap<number, readonly { th: string; en: string }[]>;

/** Every day off of holidays.yaml, substitute days included, and what the file knows it lacks. */
export function readHolidaySeed(): { days: HolidaySeed[]; missing: MissingHolidays } {
  const text = readFileSync(new URL('holidays.yaml', import.meta.url), 'utf8');
  const seed = v.parse(file, parse(text));
  const sourced = <Row extends { source: string }>(row: Row) => {
    const source = seed.sources[row.source];
    if (source === undefined) throw new Error(`holidays.yaml: no source ${row.source}`);
    return { ...row, source };
  };
  const years = Object.keys(seed.years).map(Number);
  const named = [
    ...years.flatMap((year) => seed.fixed.map(({ day, ...row }) => ({ on: `${year - 543}-${day}`, ...row }))),
    ...seed.once,
  ].map(sourced);
  const days = [...named, ...substitutesOf(named, sourced({ source: 'substitute' }).source)];
  const missing = new Map(years.map((year) => [year, seed.years[year]!.missing]));
  return { days: days.sort((one, other) => one.on.localeCompare(other.on)), missing };
}

/** A substitute is as sure as the holiday it makes up for; one that falls after the last year is left out. */
function substitutesOf(named: readonly HolidaySeed[], source: string): HolidaySeed[] {
  const byDay = new Map(named.map((row) => [row.on, row]));
  const lastYear = Math.max(...named.map(({ on }) => calendarYearBe(on)));
  return [...substituteDays(new Set(byDay.keys()))]
    .filter(([on]) => calendarYearBe(on) <= lastYear)
    .map(([on, holiday]) => {
      const { th, en, verified } = byDay.get(holiday)!;
      return { on, th: `ชดเชย${th}`, en: `Substitute for ${en}`, source, verified };
    });
}

function safeDay(text: string): number {
  try {
    return dayNumber(text);
  } catch {
    return NaN;
  }
}

/** Puts in the days that the office does not know yet; gives how many. Needs a right to edit holidays. */
export async function plantHolidays(tx: Tx): Promise<number> {
  let planted = 0;
  for (const { on, th, en, source, verified } of readHolidaySeed().days) {
    const { rows } = await sql`
      INSERT INTO office.holidays (holiday_on, name_th, name_en, source, verified)
      VALUES (${on}::date, ${th}, ${en}, ${source}, ${verified})
      ON CONFLICT (holiday_on) DO NOTHING RETURNING 1 AS one`.execute(tx);
    planted += rows.length;
  }
  return planted;
}
