/**
 * The small language of cases.yaml: rows with `repeat`, `{i}`, short ids and arithmetic become
 * full rows of the core tables. docs/how-to/write-a-flag.md shows it from the author's side.
 */
import type { CoreTable } from './core-docs.ts';

export type Cell = string | number | boolean | null;
export type CaseRow = Record<string, unknown>;

/** `2 * (3 + 12/14)` → number; null when `text` is not plain arithmetic. */
export function arithmetic(text: string): number | null {
  if (!/^[\d\s.+\-*/()eE]+$/.test(text) || !/\d/.test(text)) return null;
  const tokens = text.match(/\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|[-+*/()]/g) ?? [];
  let at = 0;
  const factor = (): number => {
    const token = tokens[at++];
    if (token === '-') return -factor();
    if (token !== '(') return Number(token);
    const inside = sum();
    at += 1;
    return inside;
  };
  const product = (): number => {
    let total = factor();
    while (tokens[at] === '*' || tokens[at] === '/')
      total = tokens[at++] === '*' ? total * factor() : total / factor();
    return total;
  };
  const sum = (): number => {
    let total = product();
    while (tokens[at] === '+' || tokens[at] === '-')
      total = tokens[at++] === '+' ? total + product() : total - product();
    return total;
  };
  const result = sum();
  return at === tokens.length && Number.isFinite(result) ? result : null;
}

/** `F1` → `award:egp:F1`, by the prefix of the column's example; `A|S` for a pair; whole ids stay. */
export function fullId(short: string, example: string): string {
  if (short.includes(':')) return short;
  if (example.startsWith('pair:')) {
    const [agency = '', supplier = ''] = short.split('|');
    return `pair:agency:egp:${agency}|supplier:tin:${supplier}`;
  }
  return example.slice(0, example.lastIndexOf(':') + 1) + short;
}

/** Examples from which short ids of expected rows are completed. */
export const idExamples: Record<string, string> = {
  award: 'award:egp:W',
  tender: 'tender:egp:T',
  contract: 'contract:egp:W',
  agency: 'agency:egp:A',
  supplier: 'supplier:tin:S',
  pair: 'pair:agency:egp:A|supplier:tin:S',
};

/** One given row as the rows it stands for: `repeat: n` with `{i}` = 1 … n, and `vary` laid over it. */
export function expandRow(row: CaseRow): CaseRow[] {
  const { repeat = 1, vary = {}, ...plain } = row as CaseRow & { repeat?: number; vary?: CaseRow };
  return Array.from({ length: repeat }, (_, k) =>
    Object.fromEntries(
      Object.entries({ ...plain, ...vary }).map(([column, cell]) => [
        column,
        typeof cell === 'string' ? cell.replaceAll('{i}', String(k + 1)) : cell,
      ]),
    ),
  );
}

/**
 * Full rows of `doc`'s table: each given row over the file's defaults over the documents' examples.
 * A single key that no row names is numbered (`award:egp:W1`, `W2` …). Throws Error (an author's
 * mistake) for an unknown column, a cell of the wrong kind or a repeated key.
 */
export function tableRows(
  doc: CoreTable,
  given: readonly CaseRow[],
  defaults: CaseRow,
): Record<string, Cell>[] {
  const rows = given.flatMap(expandRow).map((row, k) => {
    const named = { ...defaults, ...row };
    const key = doc.key[0]!;
    if (doc.key.length === 1 && named[key] === undefined)
      named[key] = `${String(doc.columns[key]!.example)}${k + 1}`;
    for (const column of Object.keys(named)) {
      if (!doc.columns[column]) throw new Error(`${doc.table}: no column ${column}`);
    }
    return completeRow(doc, named);
  });
  const keys = rows.map((row) => doc.key.map((column) => row[column]).join(' '));
  const repeated = keys.find((key, k) => keys.indexOf(key) !== k);
  if (repeated !== undefined)
    throw new Error(`${doc.table}: two rows have the key ${repeated}; use {i} in it`);
  return rows;
}

function completeRow(doc: CoreTable, named: CaseRow): Record<string, Cell> {
  const row: Record<string, Cell> = {};
  for (const [column, { type, example }] of Object.entries(doc.columns)) {
    row[column] =
      named[column] === undefined ? example : cellOf(doc.table, column, type, named[column], example);
  }
  if (doc.columns['pair_id'] && named['pair_id'] === undefined) {
    row['pair_id'] =
      row['supplier_id'] === null ? null : `pair:${String(row['agency_id'])}|${String(row['supplier_id'])}`;
  }
  return row;
}

function cellOf(table: string, column: string, type: string, cell: unknown, example: Cell): Cell {
  if (cell === null) return null;
  if (type === 'VARCHAR') {
    const text = typeof cell === 'string' ? cell : JSON.stringify(cell);
    return column.endsWith('_id') && typeof example === 'string' && example.includes(':')
      ? fullId(text, example)
      : text;
  }
  const value = typeof cell === 'string' ? arithmetic(cell) : cell;
  const wanted = type === 'BOOLEAN' ? 'boolean' : 'number';
  if (typeof value !== wanted)
    throw new Error(`${table}.${column}: ${JSON.stringify(cell)} is not a ${type}`);
  if (type !== 'DOUBLE' && typeof value === 'number' && !Number.isSafeInteger(value)) {
    throw new Error(`${table}.${column}: ${JSON.stringify(cell)} is not whole`);
  }
  return value as Cell;
}
