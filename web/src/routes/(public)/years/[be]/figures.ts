/** The year in four figures. What nobody counted is said beside the number, not added as nothing. */
import type { Activity, FiscalYear } from '#programme/queries.ts';
import type { KeyFigure } from '#web/src/components/key-figures/key-figure.ts';
import type { text } from '../text.ts';

type Words = (typeof text)['th']['figures'];

export function figuresOf(
  year: Pick<FiscalYear, 'enrolled' | 'enrolledByName'>,
  activities: readonly Pick<Activity, 'isDone' | 'attendees' | 'advised'>[],
  { figures: words }: { figures: Words },
): KeyFigure[] {
  const done = activities.filter(({ isDone }) => isDone);
  const planned = activities.length - done.length;
  const counted = (name: string, values: (number | null)[]): KeyFigure => {
    const known = values.filter((value) => value !== null);
    if (known.length === 0) return { what: name, value: words.notRecorded };
    const sum = known.reduce((total, value) => total + value, 0).toLocaleString('en-US');
    return { what: name, value: sum, note: words.recordedIn(known.length, values.length) };
  };
  return [
    year.enrolled === 0
      ? { what: words.enrolled, value: words.none }
      : { what: words.enrolled, value: String(year.enrolled), note: words.byName(year.enrolledByName) },
    { what: words.done, value: String(done.length), note: planned > 0 ? words.planned(planned) : undefined },
    counted(
      words.people,
      done.map(({ attendees }) => attendees),
    ),
    counted(
      words.advised,
      done.map(({ advised }) => advised),
    ),
  ];
}
