/** Months of a district centre's counts: 'YYYY-MM', by when one is reported, and when it closes. Nothing here is stored. */
import { calendarOf, formatDay, toIso } from '#kernel/thai-date.ts';
import type { Language } from '#kernel/texts.ts';
import { addWorkingDays, dayNumber } from '#kernel/working-days.ts';
import type { OfficeCalendar } from '#office/deadlines/calendar.ts';
import { readTopics, topicsOf } from './topics.ts';

/** How many months back from this one may still be reported. */
const monthsBack = 11;

/** '2026-11-22' → '2026-11'. */
export const monthOf = (day: string): string => day.slice(0, 7);

/** '2026-11' → '2026-11-01', as columns `month_on` have it. */
export const firstDay = (month: string): string => `${month}-01`;

export function addMonths(month: string, n: number): string {
  const { year, month: number } = calendarOf(dayNumber(firstDay(month)));
  const at = year * 12 + (number - 1) + n;
  return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`;
}

/** The last day of a month. */
export const lastDay = (month: string): string => toIso(dayNumber(firstDay(addMonths(month, 1))) - 1);

/** 'พ.ย. 2569', 'Nov 2026'. */
export function monthName(month: string, language: Language): string {
  return formatDay(dayNumber(firstDay(month)), language).replace(/^1 /u, '');
}

/** This month and those before it that may still be reported, newest first. */
export function reportableMonths(today: string): string[] {
  return Array.from({ length: monthsBack + 1 }, (_, n) => addMonths(monthOf(today), -n));
}

/** A month that a form may name: of the shape, not ahead, not too old. */
export const isReportable = (month: string, today: string): boolean =>
  reportableMonths(today).includes(month);

/** By which day a month is to be reported. */
export function reportedBy(month: string, { holidays }: OfficeCalendar): string {
  return addWorkingDays(lastDay(month), readTopics().rules.reported_by_working_day.value, holidays);
}

/** The last day on which what was reported is corrected. */
export function closesOn(month: string, { holidays }: OfficeCalendar): string {
  return addWorkingDays(lastDay(month), readTopics().rules.closes_after_working_day.value, holidays);
}

export const isClosed = (month: string, calendar: OfficeCalendar): boolean =>
  calendar.today > closesOn(month, calendar);

/** Where a district stands with a month. */
export type Standing =
  /** Nobody of the district has an account yet, or had none in that month. */
  | 'not_here_yet'
  /** All topics; `whole_late` after the day. */
  | 'whole'
  | 'whole_late'
  /** Some topics or none, and the day has not come. */
  | 'partly'
  | 'nothing_yet'
  /** Some topics or none, and the day is over. */
  | 'partly_late'
  | 'late';

export interface Reported {
  month: string;
  topics: readonly string[];
  lastRecordedOn: string | null;
  memberSinceOn: string | null;
}

/** Zero counts are reports; only a topic without a row is missing. Whoever came later is not late. */
export function standingOf(reported: Reported, calendar: OfficeCalendar): Standing {
  const { month, topics, lastRecordedOn, memberSinceOn } = reported;
  const isWhole = missingOf(month, topics).length === 0;
  const by = reportedBy(month, calendar);
  const isHere = memberSinceOn !== null && monthOf(memberSinceOn) <= month;
  if (isWhole) return isHere && (lastRecordedOn ?? '') > by ? 'whole_late' : 'whole';
  const isSome = topics.length > 0;
  if (!isSome && !isHere) return 'not_here_yet';
  if (isHere && calendar.today > by) return isSome ? 'partly_late' : 'late';
  return isSome ? 'partly' : 'nothing_yet';
}

/** Topics of the month without a report. */
export function missingOf(month: string, reported: readonly string[]): string[] {
  return topicsOf(month).flatMap(({ id }) => (reported.includes(id) ? [] : [id]));
}
