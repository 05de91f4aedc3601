/** Sheets of the workbook in which returns are filled in offline. */
import type { Language } from '#kernel/texts.ts';
import { bangkokDay, formatDay } from '#kernel/thai-date.ts';
import {
  headingRows,
  projectRows,
  valueRows,
  type BookRows,
  type Filled,
} from '#master-plan/returns/book/rows.ts';
import { text } from '#master-plan/returns/book/text.ts';
import type { FormSheet } from '#web/src/downloads/xlsx.ts';

/** In the order in which people need them. */
export function sheetsOf(
  filled: readonly Filled[],
  guidelines: ReadonlyMap<string, { titleTh: string; titleEn: string }>,
  language: Language,
): FormSheet[] {
  const words = text[language];
  const line = (...cells: string[]) => cells.map((one) => ({ kind: 'text' as const, text: one }));
  const about = [
    line(words.about.title),
    ...(filled.some(({ row }) => row.isDemonstration) ? [line(words.demonstration)] : []),
    ...(['how', 'figures', 'projects', 'money', 'days'] as const).map((name) => line(words.about[name])),
    line(words.about.asOf, formatDay(bangkokDay(Date.now()), language)),
  ];
  const lines = [...guidelines].map(([id, { titleTh, titleEn }]) =>
    line(id, language === 'th' ? titleTh : titleEn),
  );
  return [
    { name: 'values', rows: each(headingRows('values', language), filled, (one) => valueRows(one, language)) },
    { name: 'projects', rows: each(headingRows('projects', language), filled, (one) => projectRows(one, language)) },
    { name: 'guidelines', rows: each([line(words.guideline, words.guidelineTitle), ...lines], [], () => []) },
    { name: 'about', rows: each(about, [], () => []) },
  ];
} // prettier-ignore

async function* each<One>(
  first: BookRows,
  all: readonly One[],
  rowsOf: (one: One) => BookRows,
): AsyncGenerator<BookRows> {
  yield await Promise.resolve(first);
  for (const one of all) yield rowsOf(one);
}
