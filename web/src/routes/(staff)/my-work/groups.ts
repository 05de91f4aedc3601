/** The dues of a person in the order of a morning: what is late, what this week asks, what can wait. */
import type { Waiting } from '#office/my-work/my-work.ts';

export type GroupName = 'late' | 'soon' | 'later' | 'anyDay';

/** A working week. */
const week = 5;

/** Groups that hold something, each in the order it was given. */
export function groupsOf(waiting: readonly Waiting[]): { name: GroupName; rows: Waiting[] }[] {
  const order: GroupName[] = ['late', 'soon', 'later', 'anyDay'];
  return order
    .map((name) => ({ name, rows: waiting.filter((one) => groupOf(one) === name) }))
    .filter(({ rows }) => rows.length > 0);
}

function groupOf({ day }: Waiting): GroupName {
  if (day === null) return 'anyDay';
  if (day.overdue) return 'late';
  return day.workingDaysLeft <= week ? 'soon' : 'later';
}
