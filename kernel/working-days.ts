/**
 * Working days and hours of a Thai government office. Days are ISO texts ('2026-11-22') of Bangkok's
 * calendar; holidays are given, never known here: the cabinet decides them, so they are data.
 * Nothing is stored about being late: it is asked again whenever somebody looks.
 */
import { bangkokDay, calendarOf, dayOf, toIso } from '#kernel/thai-date.ts';

/** Days on which no office works beside Saturdays and Sundays, as ISO texts. */
export type Holidays = ReadonlySet<string>;

/** Minutes after midnight in Bangkok. The hour from noon is rest, so nothing is due in it. */
const officeHours = [
  { from: 8 * 60 + 30, to: 12 * 60 },
  { from: 13 * 60, to: 16 * 60 + 30 },
] as const;

const minute = 60_000;
const bangkokOffset = 7 * 60 * minute;

/**
 * Day number (see thai-date.ts) of an ISO day.
 * @throws RangeError for a text that is no day of the calendar, such as '2026-02-29'
 */
export function dayNumber(iso: string): number {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/u.exec(iso);
  const day = match ? dayOf(Number(match[1]), Number(match[2]), Number(match[3])) : undefined;
  if (day === undefined) throw new RangeError(`no such day: ${iso}`);
  return day;
}

/** The day it is in Bangkok at an instant: '2026-09-30' until 16:59:59.999Z, '2026-10-01' from 17:00Z. */
export function bangkokToday(instant: Date): string {
  return toIso(bangkokDay(instant.getTime()));
}

/** Day number 0 was a Thursday. */
const isWeekend = (day: number) => [2, 3].includes(((day % 7) + 7) % 7);

const works = (day: number, holidays: Holidays) => !isWeekend(day) && !holidays.has(toIso(day));

/** Whether offices work on that day. */
export function isWorkingDay(iso: string, holidays: Holidays): boolean {
  return works(dayNumber(iso), holidays);
}

/**
 * The n-th working day after `iso`, which is not counted itself (Civil and Commercial Code s. 193/3);
 * before it when n is negative. n = 0 gives that day, or the next working day when it is none (s. 193/8).
 */
export function addWorkingDays(iso: string, n: number, holidays: Holidays): string {
  if (!Number.isInteger(n)) throw new RangeError(`not a number of days: ${n}`);
  const step = n < 0 ? -1 : 1;
  let day = dayNumber(iso);
  if (n === 0) while (!works(day, holidays)) day += 1;
  for (let left = Math.abs(n); left > 0;) {
    day += step;
    if (works(day, holidays)) left -= 1;
  }
  return toIso(day);
}

/**
 * Working days after `from` up to and including `to`: 0 when none lies between, negative when `to` is
 * earlier. So a matter due today has 0 days left, and one due on the last working day has −1.
 */
export function workingDaysBetween(from: string, to: string, holidays: Holidays): number {
  const [start, end] = [dayNumber(from), dayNumber(to)];
  const [low, high] = start <= end ? [start, end] : [end, start];
  let count = 0;
  for (let day = low + 1; day <= high; day += 1) if (works(day, holidays)) count += 1;
  return start <= end ? count : count === 0 ? 0 : -count;
}

/** The first instant, from this one on, at which offices work: 08:30–12:00 and 13:00–16:30 in Bangkok. */
export function nextWorkingHour(instant: Date, holidays: Holidays): Date {
  const local = instant.getTime() + bangkokOffset;
  const midnight = Math.floor(local / (1440 * minute)) * 1440 * minute;
  const today = toIso(midnight / (1440 * minute));
  if (isWorkingDay(today, holidays)) {
    const sitting = officeHours.find(({ to }) => local < midnight + to * minute);
    if (sitting) return new Date(Math.max(local, midnight + sitting.from * minute) - bangkokOffset);
  }
  const next = dayNumber(addWorkingDays(today, 1, holidays));
  return new Date((next * 1440 + officeHours[0].from) * minute - bangkokOffset);
}

/**
 * The days off that make up for holidays on a Saturday or Sunday: the next working day, one for each
 * run of days off however many of its holidays fell on the weekend (cabinet resolutions of 1 May 2544
 * and 3 February 2547).
 * @returns substitute day → the first holiday of the weekend that it makes up for
 */
export function substituteDays(holidays: Holidays): Map<string, string> {
  const substitutes = new Map<string, string>();
  for (const holiday of [...holidays].sort()) {
    if (!isWeekend(dayNumber(holiday))) continue;
    const substitute = addWorkingDays(holiday, 1, holidays);
    if (!substitutes.has(substitute)) substitutes.set(substitute, holiday);
  }
  return substitutes;
}

/** Buddhist calendar year (from 1 January, unlike the fiscal year): registers of letters begin anew with it. */
export function calendarYearBe(iso: string): number {
  return calendarOf(dayNumber(iso)).year + 543;
}
