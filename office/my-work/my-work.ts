/** My work today: what every desk has waiting for the viewer, late things first. */
import { dueDay, readCalendar, type DueDay, type OfficeCalendar } from '#office/deadlines/calendar.ts';
import type { Tx } from '#platform/postgres/store.ts';
import { contributors } from './desks.ts';
import type { Contributor, Due } from './due.ts';

export interface Waiting extends Due {
  /** Null where no day was set. */
  day: DueDay | null;
}

export interface MyWork {
  today: string;
  waiting: Waiting[];
  /** True when some count passes a day off that is not verified, or a year of which none is known. */
  unsure: boolean;
}

/** Everything that waits for the viewer. @param from the desks; by default every one there is */
export async function myWork(tx: Tx, now: Date = new Date(), from?: readonly Contributor[]): Promise<MyWork> {
  const calendar = await readCalendar(tx, now);
  const waiting: Waiting[] = [];
  for (const { dues } of from ?? (await contributors()))
    waiting.push(...(await dues(tx)).map((due) => withDay(due, calendar)));
  waiting.sort(lateFirst);
  return { today: calendar.today, waiting, unsure: waiting.some(({ day }) => day?.unsure) };
}

function withDay(due: Due, calendar: OfficeCalendar): Waiting {
  return { ...due, day: due.due_on === null ? null : dueDay(due.due_on, calendar) };
}

/** The longest late first, then by day, then what has no day; ties by title, so that a list never jumps. */
function lateFirst(one: Waiting, other: Waiting): number {
  const on = ({ day }: Waiting) => day?.dueOn ?? '9999';
  return on(one).localeCompare(on(other)) || one.title_th.localeCompare(other.title_th, 'th');
}

/** Late, due today or within this many working days: what a digest counts. */
export const soon = 2;

export function pressing({ waiting }: MyWork): Waiting[] {
  return waiting.filter(({ day }) => day !== null && (day.overdue || day.workingDaysLeft <= soon));
}
