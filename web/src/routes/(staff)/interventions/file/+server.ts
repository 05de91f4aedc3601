/** The ledger as a file: the rows that its page asks for, all of them. */
import { bangkokDay, formatDay } from '#kernel/thai-date.ts';
import type { Language } from '#kernel/texts.ts';
import { fiscalYearBe } from '#kernel/fiscal-year.ts';
import { dayNumber } from '#kernel/working-days.ts';
import { interventionKinds, pageOf } from '#office/interventions/kinds.ts';
import { interventions, type Intervention } from '#office/interventions/queries.ts';
import { text } from '#office/interventions/text.ts';
import { notFound } from '#office/problems.ts';
import { sendFile } from '#web/src/downloads/send.ts';
import type { FileColumn, FileRow } from '#web/src/downloads/table.ts';
import { hatFor } from '#web/src/routes/(staff)/watch-items/hat.ts';
import { askedOf } from '../asked.ts';
import type { RequestHandler } from './$types';

const piece = 500;

export const GET: RequestHandler = async ({ locals, url }) => {
  const { store, viewer, language } = locals;
  await store.within(viewer, (tx) => hatFor(tx, 'intervention:read'));
  const format = (['csv', 'xlsx'] as const).find((name) => name === url.searchParams.get('as'));
  if (format === undefined) throw notFound();
  const words = text[language];
  const { after: _, ...filters } = askedOf(url);
  async function* rows() {
    let after: string | null | undefined;
    while (after !== null) {
      const from: string | undefined = after;
      const read = await store.within(viewer, (tx) => interventions(tx, { ...filters, after: from }, piece));
      yield read.rows.map((row) => rowOf(row, language, url.origin));
      after = read.next;
    }
  }
  return sendFile(format, words.title, {
    columns: columnsIn(language),
    about: [
      [words.title, words.lead],
      [words.flagsBefore, words.unknownWhy],
      [words.onDay, formatDay(bangkokDay(Date.now()), language)],
    ],
    rows: rows(),
  });
};

function columnsIn(language: Language): FileColumn[] {
  const words = text[language];
  const column = (id: string, label: string, kind: FileColumn['kind'] = 'text') => ({ id, label, kind });
  return [
    column('on_day', words.onDay),
    column('fiscal_year_be', words.year, 'number'),
    column('kind', words.kind),
    column('agency_id', words.agencyId),
    column('agency_name', words.agency),
    column('province', words.province),
    column('title', words.what),
    column('person_count', words.personCount, 'number'),
    column('flags_before_known', words.flagsBeforeKnown),
    column('flags_before_count', words.flagsBeforeCount, 'number'),
    column('flags_before', words.flagsBefore),
    column('record', words.record),
  ];
}

/** An observation is named by its id and version, and the year it was seen in. */
function rowOf(row: Intervention, language: Language, origin: string): FileRow {
  const { flagsBefore: flags } = row;
  const words = text[language];
  return [
    row.onDay,
    String(fiscalYearBe(dayNumber(row.onDay))),
    interventionKinds[row.kind][language],
    row.agencyId,
    row.agencyName,
    language === 'th' ? row.provinceTh : row.provinceEn,
    language === 'th' ? row.titleTh : row.titleEn,
    row.personCount === null ? null : String(row.personCount),
    flags === null ? words.unknown : words.yes,
    flags === null ? null : String(flags.length),
    flags === null ? null : flags.map((one) => `${one.id}@${one.version}/${one.fiscalYearBe}`).join(' '),
    `${origin}${pageOf[row.kind](row.recordId)}`,
  ];
}
