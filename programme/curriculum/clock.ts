/**
 * The time of a test, by the server's clock alone: instants, so that midnight, the fiscal year's turn and what a
 * phone believes make no difference. Minutes run on while a line is lost; what was saved is kept.
 */

/** Seconds after the due time in which an answer on its way still counts. */
export const graceSeconds = 60;

export interface Times {
  dueAt: Date;
  closesAt: Date;
}

export function timesOf(startedAt: Date, minutes: number): Times {
  const dueAt = new Date(startedAt.getTime() + minutes * 60_000);
  return { dueAt, closesAt: new Date(dueAt.getTime() + graceSeconds * 1000) };
}

export type Standing = 'open' | 'grace' | 'over';

export function standingAt(now: Date, { dueAt, closesAt }: Times): Standing {
  if (now > closesAt) return 'over';
  return now > dueAt ? 'grace' : 'open';
}

/** Whole minutes that are left, rounded up; 0 once it is due. */
export const minutesLeft = (now: Date, { dueAt }: Times): number =>
  Math.max(0, Math.ceil((dueAt.getTime() - now.getTime()) / 60_000));
