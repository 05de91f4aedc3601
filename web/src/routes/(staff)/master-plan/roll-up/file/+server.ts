/** The roll-up as a file: exactly the rows that its page shows, with what they are as at. */
import type { Language } from '#kernel/texts.ts';
import { notFound } from '#office/problems.ts';
import { text } from '#master-plan/roll-up/text.ts';
import { cardsOf, viewOf, type View } from '#master-plan/roll-up/view.ts';
import type { Round } from '#master-plan/rounds/queries.ts';
import type { Tx } from '#platform/postgres/store.ts';
import { sendFile } from '#web/src/downloads/send.ts';
import type { FileColumn, FileRow } from '#web/src/downloads/table.ts';
import { hatFor } from '#web/src/routes/(staff)/watch-items/hat.ts';
import type { RequestHandler } from './$types';
import { bodyRows, childRows, indicatorRows, type ShownRow } from '../rows.ts';

export const GET: RequestHandler = async ({ locals, url }) => {
  const { store, viewer, language } = locals;
  const format = (['csv', 'xlsx'] as const).find((name) => name === url.searchParams.get('as'));
  const { view, last, rows } = await store.within(viewer, async (tx) => {
    const me = await hatFor(tx, 'return:follow');
    const asked = await viewOf(tx, me, (name) => (url.searchParams.get(name) ?? '').trim());
    const round = asked.asked.at(-1);
    if (!round || format === undefined) throw notFound();
    return {
      view: asked,
      last: round,
      rows: await rowsFor(tx, asked, url.searchParams.get('indicator'), language),
    };
  });
  return sendFile(format!, text[language].title, {
    columns: columnsIn(language),
    about: aboutOf(view, last, language),
    rows: (async function* () {
      yield await Promise.resolve(rows.map((row) => fileRow(row, language)));
    })(),
  });
};

/** Of every indicator, or of one of them place by place or body by body. */
async function rowsFor(
  tx: Tx,
  view: View,
  indicator: string | null,
  language: Language,
): Promise<ShownRow[]> {
  if (indicator === null) return (await indicatorRows(tx, view, language)).rows;
  const card = (await cardsOf(tx, view.asked)).find(({ id }) => id === indicator);
  if (!card) throw notFound();
  return view.provinceIso === null
    ? childRows(tx, view, card, language)
    : bodyRows(tx, view, view.provinceIso, card, language);
}

function columnsIn(language: Language): FileColumn[] {
  const words = text[language];
  const column = (id: string, label: string, kind: FileColumn['kind'] = 'text') => ({ id, label, kind });
  return [
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
  ];
}

function aboutOf(view: View, last: Round, language: Language): [string, string][] {
  const words = text[language];
  const { level, line, moment, frozenAt, isYear, provinceIso, unitNo } = view;
  const place = provinceIso ?? (unitNo === null ? words.everywhere : words.units[line](String(unitNo)));
  const asAt = moment === null ? null : `${words.asAt(String(moment))} (${frozenAt!.toISOString()})`;
  return [
    [words.title, words.lead],
    [words.round, isYear ? words.year(last.be) : words.quarter(last.quarter, last.be)],
    [words.level, words.levels[level]],
    [words.place, place],
    [words.nowFor, asAt ?? new Date().toISOString()],
  ];
}

function fileRow(row: ShownRow, language: Language): FileRow {
  const number = (shown: string) => shown.replaceAll(',', '').replace('−', '-');
  return [
    row.id,
    row.title,
    row.values > 0 ? number(row.a) : null,
    row.values > 0 && row.b !== null ? number(row.b) : null,
    row.value,
    row.interval,
    row.target,
    text[language].lights[row.light],
    String(row.values),
    String(row.notApplicable),
    String(row.missing),
    String(row.owed),
  ];
}
