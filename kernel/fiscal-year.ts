/**
 * The Thai fiscal year: 1 October to 30 September, named by the Buddhist year in which it ends.
 * Fiscal month 1 is October, 12 is September. Days are days since 1970-01-01 (see thai-date.ts).
 */
import { bangkokDay, calendarOf, dayOf } from '#kernel/thai-date.ts';

/** Buddhist fiscal year of a day number. */
export function fiscalYearBe(day: number): number {
  const { year, month } = calendarOf(day);
  return year + 543 + (month >= 10 ? 1 : 0);
}

/** Fiscal month of a day number: 1 = October … 12 = September. */
export function fiscalMonth(day: number): number {
  return ((calendarOf(day).month + 2) % 12) + 1;
}

/** Buddhist fiscal year of an instant, by the calendar of Asia/Bangkok (the year turns at 17:00 UTC on 30 September). */
export function fiscalYearBeOfInstant(instant: Date): number {
  return fiscalYearBe(bangkokDay(instant.getTime()));
}

/** First and last day number of a Buddhist fiscal year (both belong to it). */
export function fiscalYearDays(fiscalYear: number): { from: number; to: number } {
  const christian = fiscalYear - 543;
  return { from: dayOf(christian - 1, 10, 1)!, to: dayOf(christian, 9, 30)! };
}
