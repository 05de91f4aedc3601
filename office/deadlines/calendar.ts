/**
 * When something is due, asked of the clock and the office's holidays each time it is shown. Nothing
 * here is stored: a matter is overdue because today is after its day, and for no other reason.
 */
import { sql } from 'kysely';
import {
  addWorkingDays,
  bangkokToday,
  calendarYearBe,
  dayNumber,
  workingDaysBetween,
  type Holidays,
} from '#kernel/working-days.ts';
import type { Tx } from '#platform/postgres/store.ts';

/** The office's days off, and which of them nobody has verified. */
export interface OfficeCalendar {
  today: string;
  holidays: Holidays;
  unverified: ReadonlySet<string>;
  /** Buddhist calendar years of which at least one day off is known; a count beyond them knows only weekends. */
  years: ReadonlySet<number>;
}

export interface DueDay {
  /** The day on which it is due after all: a due day on which no office works moves to the next that does. */
  dueOn: string;
  /** Working days left after today; 0 on the day itself, negative when late. */
  workingDaysLeft: number;
  overdue: boolean;
  /** True when the count passes a day off that nobody verified, or a year of which none is known. */
  unsure: boolean;
}

export async function readCalendar(tx: Tx, now: Date = new Date()): Promise<OfficeCalendar> {
  const { rows } = await sql<{ day: string; verified: boolean }>`
    SELECT holiday_on::text AS day, verified FROM office.holidays`.execute(tx);
  return calendarOfDays(rows, now);
}

export function calendarOfDays(
  days: readonly { day: string; verified: boolean }[],
  now: Date,
): OfficeCalendar {
  return {
    today: bangkokToday(now),
    holidays: new Set(days.map(({ day }) => day)),
    unverified: new Set(days.filter(({ verified }) => !verified).map(({ day }) => day)),
    years: new Set(days.map(({ day }) => calendarYearBe(day))),
  };
}

/** What to tell about a due day today. */
export function dueDay(asked: string, calendar: OfficeCalendar): DueDay {
  const { today, holidays } = calendar;
  const dueOn = addWorkingDays(asked, 0, holidays);
  return {
    dueOn,
    workingDaysLeft: workingDaysBetween(today, dueOn, holidays),
    overdue: dayNumber(today) > dayNumber(dueOn),
    unsure: isUnsure(today, dueOn, calendar),
  };
}

/** The n-th working day after today, for "answer within 15 working days". */
export function dueAfter(workingDays: number, calendar: OfficeCalendar): string {
  return addWorkingDays(calendar.today, workingDays, calendar.holidays);
}

function isUnsure(today: string, dueOn: string, { unverified, years }: OfficeCalendar): boolean {
  const [from, to] = today < dueOn ? [today, dueOn] : [dueOn, today];
  for (let year = calendarYearBe(from); year <= calendarYearBe(to); year += 1)
    if (!years.has(year)) return true;
  return [...unverified].some((day) => day > from && day <= to);
}
