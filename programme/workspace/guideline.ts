/** The guideline of an enrolled province: steps by month, and what must be there before the next year is decided. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { parse } from 'yaml';
import { fiscalYearDays } from '#kernel/fiscal-year.ts';
import { calendarOf, dayOf, toIso } from '#kernel/thai-date.ts';
import { addWorkingDays, dayNumber, type Holidays } from '#kernel/working-days.ts';
import { nextStatusNames, proofNames } from './states.ts';

const said = v.pipe(v.string(), v.minLength(3), v.maxLength(300));
const upTo = (most: number) => v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(most));

const step = v.strictObject({
  no: upTo(99),
  month: upTo(12),
  day: upTo(18),
  whose: v.picklist(['province', 'desk']),
  activity: v.optional(v.picklist([1, 2])),
  th: said,
  en: said,
});

const file = v.strictObject({
  version: v.pipe(v.string(), v.regex(/^\d{4}-\d{1,3}$/u)),
  verified: v.boolean(),
  source: v.strictObject({ th: v.string(), en: v.string() }),
  at_least: upTo(60),
  steps: v.pipe(v.array(step), v.minLength(1)),
  minimum: v.record(v.picklist(nextStatusNames), v.array(v.picklist(proofNames))),
});

export type Guideline = v.InferOutput<typeof file>;
export type GuidelineStep = Guideline['steps'][number];

const folder = join(import.meta.dirname, 'guidelines');

/** Year and number of a version, for ordering: '2570-10' comes after '2570-9'. */
const rank = (version: string) =>
  version.split('-').reduce((before, part) => before * 1000 + Number(part), 0);

let known: Map<string, Guideline> | null = null;

/** Every version that was ever in force, by its name. @throws ValiError where a file is not as above */
export function guidelines(): ReadonlyMap<string, Guideline> {
  known ??= new Map(
    globSync('*.yaml', { cwd: folder })
      .map((name) => v.parse(file, parse(readFileSync(join(folder, name), 'utf8'))))
      .sort((a, b) => rank(a.version) - rank(b.version))
      .map((one) => [one.version, one]),
  );
  return known;
}

/** The one that new workspaces begin with. */
export const guidelineInForce = (): Guideline => [...guidelines().values()].at(-1)!;

/** When a step is due in a fiscal year, for a province that began on `openedOn`. */
export function stepDueOn(
  { month, day }: GuidelineStep,
  fiscalYearBe: number,
  openedOn: string,
  atLeast: number,
  holidays: Holidays,
): string {
  const { year } = calendarOf(fiscalYearDays(fiscalYearBe).from);
  const first = dayOf(month <= 3 ? year : year + 1, ((month + 8) % 12) + 1, 1)!;
  const planned = addWorkingDays(toIso(first - 1), day, holidays);
  const earliest = addWorkingDays(openedOn, atLeast, holidays);
  return dayNumber(planned) > dayNumber(earliest) ? planned : earliest;
}
