/** The roll-up as a file: exactly the rows that its page shows, with what they are as at. */
import { notFound } from '#office/problems.ts';
import { text } from '#master-plan/roll-up/text.ts';
import { cardsOf, viewOf } from '#master-plan/roll-up/view.ts';
import { sendFile } from '#web/src/downloads/send.ts';
import { hatFor } from '#web/src/routes/(staff)/watch-items/hat.ts';
import type { RequestHandler } from './$types';
import { bodyRows, childRows, indicatorRows } from '../rows.ts';

export const GET: RequestHandler = async ({ locals, url }) => {
  const { store, viewer, language } = locals;
  const format = (['csv', 'xlsx'] as const).find((name) => name === url.searchParams.get('as'));
  const words = text[language];
  const { view, last, rows } = await store.within(viewer, async (tx) => {
    const me = await hatFor(tx, 'return:follow');
    const asked = await viewOf(tx, me, (name) => (url.searchParams.get(name) ?? '').trim());
    const round = asked.asked.at(-1);
    if (!round || format === undefined) throw notFound();
    const indicator = url.searchParams.get('indicator');
    if (indicator === null)
      return { view: asked, last: round, rows: (await indicatorRows(tx, asked, language)).rows };
    const card = (await cardsOf(tx, asked.asked)).find(({ id }) => id === indicator);
    if (!card) throw notFound();
    const rowsOf =
      asked.provinceIso === null
        ? childRows(tx, asked, card, language)
        : bodyRows(tx, asked, asked.provinceIso, card, language);
    return { view: asked, last: round, rows: await rowsOf };
  });
  const { level, moment, frozenAt, isYear } = view;
  const number = (shown: string) => shown.replaceAll(',', '').replace('−', '-');
  const column = (id: string, label: string, kind: 'text' | 'number' = 'text') => ({ id, label, kind });
  return sendFile(format!, words.title, {
    columns: [
      column('id', words.row),
      column('title', words.indicator),
      column('part_a', words.partA, 'number'),
      column('part_b', words.partB, 'number'),
      column('value', words.value),
      column('interval', words.interval),
      column('target', words.target),
      column('light', words.light),
      column('value_count', words.gave, 'number'),
      column('not_applicable_count', words.notApplicable, 'number'),
      column('missing_count', words.missing, 'number'),
      column('owed_count', words.owed, 'number'),
    ],
    about: [
      [words.title, words.lead],
      [words.round, isYear ? words.year(last.be) : words.quarter(last.quarter, last.be)],
      [words.level, words.levels[level]],
      [
        words.place,
        view.provinceIso ??
          (view.unitNo === null ? words.everywhere : words.units[view.line](String(view.unitNo))),
      ],
      [
        words.nowFor,
        moment === null
          ? new Date().toISOString()
          : `${words.asAt(String(moment))} (${frozenAt!.toISOString()})`,
      ],
    ],
    rows: (async function* () {
      yield await Promise.resolve(
        rows.map((row) => [
          row.id,
          row.title,
          row.values > 0 ? number(row.a) : null,
          row.values > 0 && row.b !== null ? number(row.b) : null,
          row.value,
          row.interval,
          row.target,
          words.lights[row.light],
          String(row.values),
          String(row.notApplicable),
          String(row.missing),
          String(row.owed),
        ]),
      );
    })(),
  });
};
