/** When a recommendation is due: a day, or so many working days from today by the office's holidays. */
import { bangkokToday } from '#kernel/working-days.ts';
import { dueAfter, readCalendar } from '#office/deadlines/calendar.ts';
import { day, optional, wholeNumber } from '#office/form-fields.ts';
import type { Tx } from '#platform/postgres/store.ts';
import { dayPassed, dueUnclear } from './problems.ts';

export const dueFields = { dueOn: optional(day), workingDays: optional(wholeNumber(1, 250)) };

/** @returns ISO day. @throws Problem recommendations.due_unclear, recommendations.day_passed */
export async function dueDayFor(
  tx: Tx,
  given: { dueOn: string | undefined; workingDays: number | undefined },
): Promise<string> {
  const { dueOn, workingDays } = given;
  if ((dueOn === undefined) === (workingDays === undefined)) throw dueUnclear();
  if (dueOn === undefined) return dueAfter(workingDays!, await readCalendar(tx));
  if (dueOn <= bangkokToday(new Date())) throw dayPassed('dueOn');
  return dueOn;
}
