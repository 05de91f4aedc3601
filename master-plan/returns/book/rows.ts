/** What a workbook to be filled in holds: what stands in each return now, with what is asked beside it. */
import { parseBaht, thbOf } from '#kernel/baht.ts';
import type { Language } from '#kernel/texts.ts';
import type { AskedIndicator } from '../asked.ts';
import type { ReturnRow } from '../queries.ts';
import { text } from '../text.ts';
import { emptyValue, type TypedReturn } from '../typed.ts';
import { bookColumns, bookText, partColumns, tick, type BookColumn, type BookSheetName } from './columns.ts';

export interface Filled {
  row: ReturnRow;
  asked: readonly AskedIndicator[];
  typed: TypedReturn;
}

/** A figure is a number in its cell where a spreadsheet keeps it whole (15 digits); everything else is text. */
export interface BookCell {
  kind: 'text' | 'number';
  text: string;
}

export type BookRows = readonly (readonly BookCell[])[];

const plain = (words: string): BookCell => ({ kind: 'text', text: words });

/** Codes, then words. */
export function headingRows(sheet: BookSheetName, language: Language): BookRows {
  const own: Readonly<Record<string, string>> = bookText[language];
  const cells: Readonly<Record<string, string>> = text[language].cells;
  return [
    bookColumns[sheet].map(({ id }) => plain(id)),
    bookColumns[sheet].map(({ id }) => plain(own[id] ?? cells[id] ?? id)),
  ];
}

export function valueRows({ row, asked, typed }: Filled, language: Language): BookRows {
  const isThai = language === 'th';
  return asked.map((card) =>
    rowOf('values', {
      ...said(row, language),
      ...(typed.values[card.id] ?? emptyValue),
      indicator: card.id,
      asked: isThai ? `${card.titleTh} (${card.unitTh})` : `${card.titleEn} (${card.unitEn})`,
      partA: isThai ? card.partATh : card.partAEn,
      partB: (isThai ? card.partBTh : card.partBEn) ?? '',
    }),
  );
}

export function projectRows({ row, typed }: Filled, language: Language): BookRows {
  return typed.projects.map(({ parts, id, ...cells }) =>
    rowOf('projects', {
      ...said(row, language),
      ...cells,
      project: id,
      ...Object.fromEntries(
        partColumns.map((column, at) => [column, parts.includes(`${at + 1}` as '1') ? tick : '']),
      ),
    }),
  );
}

const said = ({ id, nameTh, quarter, be }: ReturnRow, language: Language) => ({
  return: id,
  body: nameTh,
  quarter: text[language].quarter(quarter, be),
});

const rowOf = (sheet: BookSheetName, cells: Readonly<Record<string, string>>) =>
  bookColumns[sheet].map((column) => cellOf(column, cells[column.id] ?? ''));

function cellOf({ kind }: BookColumn, words: string): BookCell {
  if (kind !== 'figure') return plain(words);
  const parsed = parseBaht(words);
  if (!parsed.ok) return plain(words);
  const digits = thbOf(parsed.satang).replace(/\.?0+$/u, '');
  return digits.replace('.', '').length > 15 ? plain(words) : { kind: 'number', text: digits };
}
