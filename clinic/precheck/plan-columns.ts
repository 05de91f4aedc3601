/** Which column of a plan is which, told by its heading. */
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { foldBare } from '#kernel/thai-text.ts';

export const planColumns = ['title', 'amount', 'method', 'when', 'announced', 'seller', 'tax_id'] as const;
export type PlanColumn = (typeof planColumns)[number];

/** Texts of one row of a plan; a column that is not there is ''. */
export type PlanCells = Record<PlanColumn, string>;

let spellings: Map<string, PlanColumn> | undefined;

const bare = (heading: string) =>
  foldBare(heading.replace(/\(.*$/u, ''))
    .replace(/[/\s_.:-]/gu, '')
    .toLowerCase();

function columnOf(heading: string): PlanColumn | undefined {
  spellings ??= new Map(
    Object.entries(
      parse(readFileSync(new URL('columns.yaml', import.meta.url), 'utf8')) as Record<PlanColumn, string[]>,
    ).flatMap(([column, names]) => names.map((name) => [bare(name), column as PlanColumn] as const)),
  );
  return spellings.get(bare(heading));
}

/** Places of the columns in a heading row; null where it is none (it must name what, how much and when). */
export function columnsOf(header: readonly string[]): Map<PlanColumn, number> | null {
  const places = new Map<PlanColumn, number>();
  header.forEach((heading, place) => {
    const column = columnOf(heading);
    if (column && !places.has(column)) places.set(column, place);
  });
  return (['title', 'amount', 'when'] as const).every((column) => places.has(column)) ? places : null;
}

/** The order in which columns are read where no heading says it. */
export const usualOrder = new Map<PlanColumn, number>(
  (['title', 'amount', 'method', 'when', 'seller'] as const).map((column, place) => [column, place]),
);

export function cellsOf(row: readonly string[], places: ReadonlyMap<PlanColumn, number>): PlanCells {
  const cells = planColumns.map((column) => [column, (row[places.get(column) ?? -1] ?? '').trim()]);
  return Object.fromEntries(cells) as PlanCells;
}
