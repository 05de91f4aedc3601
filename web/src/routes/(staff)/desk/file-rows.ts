/** Rows of purchases as they stand in a file: the same columns whichever question found them. */
import { toIso } from '#kernel/thai-date.ts';
import type { Language } from '#kernel/texts.ts';
import {
  dataLine,
  methods,
  standingSentence,
  wordsOf,
  type Analysis,
  type EvidenceRow,
  type PurchaseRow,
} from '#procurement/read.ts';
import type { FileColumn, FileRow } from '#web/src/downloads/table.ts';
import { fileText } from './file-text.ts';

export type AnyRow = EvidenceRow | PurchaseRow;

const columns = [
  ['project_id', 'text'],
  ['award_id', 'text'],
  ['title', 'text'],
  ['agency_name', 'text'],
  ['supplier_name', 'text'],
  ['method', 'text'],
  ['signed_on', 'text'],
  ['amount_thb', 'number'],
  ['agreed_thb', 'number'],
  ['budget_thb', 'number'],
  ['reference_thb', 'number'],
] as const;

export const fileColumns = (language: Language): FileColumn[] =>
  columns.map(([id, kind]) => ({ id, kind, label: fileText[language].columns[id] }));

/** Satang as baht with two decimals. */
function thb(satang: bigint | null): string | null {
  if (satang === null) return null;
  const digits = (satang < 0n ? -satang : satang).toString().padStart(3, '0');
  return `${satang < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

export const fileRow =
  (language: Language) =>
  (row: AnyRow): FileRow => [
    row.project_id,
    row.award_id,
    row.title,
    row.agency_name,
    row.supplier_name,
    row.method === null ? null : wordsOf(methods, row.method, language),
    row.signed_day === null ? null : toIso(row.signed_day),
    thb(row.amount_satang),
    thb(row.agreed_satang),
    thb(row.budget_satang),
    thb(row.reference_satang),
  ];

/** What a file says of itself, so that it is not read for more than it is once it has left the site. */
export function aboutRows(
  analysis: Analysis,
  { id, year, flag }: { id: string; year: number; flag: string | null },
  language: Language,
): (readonly [string, string])[] {
  const words = fileText[language].about;
  return [
    [words.subject, id],
    [words.year, String(year)],
    ...(flag === null ? [] : [[words.flag, flag] as const]),
    [words.data, dataLine(analysis, language)],
    [words.standing, standingSentence[language]],
  ];
}
