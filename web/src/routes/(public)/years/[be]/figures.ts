/** The year in four figures. What nobody counted is said beside the number, not added as nothing. */
import type { FiscalYear } from '#programme/queries.ts';
import type { YearFigures } from '#programme/year-figures.ts';
import type { KeyFigure } from '#web/src/components/key-figures/key-figure.ts';
import type { text } from '../text.ts';

type Words = (typeof text)['th']['figures'];

type Bases = Readonly<Record<YearFigures['people'][number]['basis'], string>>;
const said = (count: number) => count.toLocaleString('en-US');

export function figuresOf(
  year: Pick<FiscalYear, 'enrolled' | 'enrolledByName'>,
  figures: YearFigures,
  { figures: words }: { figures: Words },
  bases: Bases,
): KeyFigure[] {
  const { done, planned, peopleKnown, advised, advisedKnown } = figures;
  return [
    year.enrolled === 0
      ? { what: words.enrolled, value: words.none }
      : { what: words.enrolled, value: String(year.enrolled), note: words.byName(year.enrolledByName) },
    { what: words.done, value: said(done), note: planned > 0 ? words.planned(planned) : undefined },
    peopleKnown === 0
      ? { what: words.people, value: words.notRecorded }
      : {
          what: words.people,
          value: said(figures.people.reduce((sum, { people }) => sum + people, 0)),
          note: `${howKnown(figures, words, bases)} · ${words.recordedIn(peopleKnown, done)}`,
        },
    advisedKnown === 0
      ? { what: words.advised, value: words.notRecorded }
      : { what: words.advised, value: said(advised), note: words.recordedIn(advisedKnown, done) },
  ];
}

/** By which basis the number was come by; of several each is named with its part. */
function howKnown({ people }: YearFigures, words: Words, bases: Bases): string {
  const parts = people.map((one) => {
    const about = one.about > 0 ? ` ${words.about(said(one.about))}` : '';
    return people.length === 1
      ? `${bases[one.basis]}${about}`
      : `${words.part(bases[one.basis], said(one.people))}${about}`;
  });
  return people.length === 1 ? parts[0]! : words.mixed(parts.join(', '));
}
