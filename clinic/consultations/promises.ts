/** How soon a clinic answers, and what it is asked about: dated lists in promises.yaml, read once. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Language } from '#kernel/texts.ts';
import { addWorkingDays } from '#kernel/working-days.ts';
import type { OfficeCalendar } from '#office/deadlines/calendar.ts';

interface Listed extends Record<Language, string> {
  id: string;
  /** ISO days; both belong to the time in which it holds. */
  valid_from: string;
  valid_to: string | null;
}

export const urgencyNames = ['ordinary', 'soon', 'today'] as const;
export type Urgency = (typeof urgencyNames)[number];

interface PromiseOfTime extends Listed {
  id: Urgency;
  working_days: number;
}

interface Lists {
  version: string;
  source: string;
  verified: boolean;
  promises: readonly PromiseOfTime[];
  topics: readonly Listed[];
}

let lists: Lists | undefined;

export function readPromises(): Lists {
  return (lists ??= parse(readFileSync(join(import.meta.dirname, 'promises.yaml'), 'utf8')) as Lists);
}

const holds =
  (day: string) =>
  ({ valid_from: from, valid_to: to }: Listed) =>
    from <= day && (to === null || to >= day);

export const promisesOn = (day: string): readonly PromiseOfTime[] =>
  readPromises().promises.filter(holds(day));

export const topicsOn = (day: string): readonly Listed[] => readPromises().topics.filter(holds(day));

/** Also of one that holds no more; an id nobody knows is shown as it is. */
export function promiseName(id: string, language: Language): string {
  return readPromises().promises.find((one) => one.id === id)?.[language] ?? id;
}

export function topicName(id: string, language: Language): string {
  return readPromises().topics.find((one) => one.id === id)?.[language] ?? id;
}

/**
 * The day by which an answer is promised: so many working days from today, and no later than the day on which
 * the asker must decide.
 * @returns undefined for an urgency of which nothing is promised that day
 */
export function answerBy(
  urgency: Urgency,
  decideByOn: string | undefined,
  { today, holidays }: OfficeCalendar,
): string | undefined {
  const promised = promisesOn(today).find(({ id }) => id === urgency);
  if (!promised) return undefined;
  const by = addWorkingDays(today, promised.working_days, holidays);
  return decideByOn === undefined ? by : earlierAnswer(by, decideByOn, today);
}

/** A promise is brought forward to the day of the decision, never put off, and never set into the past. */
export function earlierAnswer(by: string, decideByOn: string, today: string): string {
  if (decideByOn >= by) return by;
  return decideByOn > today ? decideByOn : today;
}
