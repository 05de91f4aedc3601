/**
 * The rows behind one subject of one flag, and the value and count recomputed from them: no
 * evidence, no flag.
 */
import type { Duckdb, Row } from '#platform/duckdb.ts';
import { evidenceColumns } from './contract.ts';
import { fillParameters, type TypedParameter } from './dialect.ts';
import type { FlagFolder } from './flag-folder.ts';
import { checkColumns } from './one-flag.ts';

/** evidence.sql with its parameters, for one subject and fiscal year. */
export function evidenceSql(
  flag: FlagFolder,
  parameters: Record<string, TypedParameter>,
  subjectId: string,
  periodBe: number,
): string {
  return fillParameters(
    flag.evidenceSql,
    {
      ...parameters,
      subject_id: { type: 'text', value: subjectId },
      period_be: { type: 'integer', value: periodBe },
    },
    `${flag.spec.id}/evidence.sql`,
  );
}

/** The evidence rows in the order a person reads them; the first columns are `evidenceColumns`. */
export async function readEvidence(
  db: Duckdb,
  flag: FlagFolder,
  parameters: Record<string, TypedParameter>,
  subjectId: string,
  periodBe: number,
): Promise<Row[]> {
  const sql = evidenceSql(flag, parameters, subjectId, periodBe);
  await checkColumns(db, flag, 'evidence.sql', sql, evidenceColumns);
  return db.all(sql);
}

/** Value and n by the flag's `value_is`; the value is NaN where there is nothing to divide by. */
export function recompute(
  valueIs: 'ratio' | 'sum' | 'max',
  rows: readonly Row[],
): { value: number; n: number } {
  const number = (cell: unknown) => (cell === null || cell === undefined ? null : Number(cell));
  const present = (column: string) => rows.map((row) => number(row[column])).filter((cell) => cell !== null);
  const sum = (column: string) => present(column).reduce((total, cell) => total + cell, 0);
  const value =
    valueIs === 'ratio'
      ? sum('value_num') / sum('value_den')
      : valueIs === 'sum'
        ? sum('value_num')
        : Math.max(...present('value_num'));
  return { value, n: sum('n_part') };
}
