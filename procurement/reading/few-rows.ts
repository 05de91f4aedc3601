/**
 * A few rows by their ids, out of a scope. They are fetched by the index first and cut to the scope afterwards:
 * asked of the scope's view, the same list of ids makes DuckDB read the country's rows and cut those.
 */
import { sqlText } from '#platform/duckdb.ts';
import type { Analysis } from './open.ts';
import { cutOf, type FewTable } from './scoped-views.ts';

/** What is fetched: `columns` in SQL, of the rows whose `column` is one of `ids`. */
export interface Wanted {
  table: FewTable;
  columns: string;
  column: string;
  ids: readonly (string | null)[];
}

/** A SELECT of `wanted` within the scope of `analysis`, in no order; the same rows as from the scope's view. */
export function fewRowsSql({ home, scope, laid }: Analysis, { table, columns, column, ids }: Wanted): string {
  const list = [...new Set(ids)].flatMap((id) => (id === null ? [] : [sqlText(id)])).join(', ') || 'NULL';
  if (scope.kind === 'nation' || laid?.has(table))
    return `SELECT ${columns} FROM ${table} WHERE ${column} IN (${list})`;
  const { by, cut } = cutOf(home, table);
  return `SELECT * EXCLUDE (cut_by) FROM (
    WITH few AS MATERIALIZED (SELECT ${columns}, ${by} AS cut_by FROM whole.${table} WHERE ${column} IN (${list}))
    SELECT * FROM few WHERE cut_by ${cut})`;
}

type Seller = { supplier_id: string; supplier_name: string | null; is_person: boolean | null };

/** Sellers of the scope by their ids. */
export async function sellersById(
  analysis: Analysis,
  ids: readonly (string | null)[],
): Promise<Map<string, Seller>> {
  if (ids.every((id) => id === null)) return new Map();
  const columns = 'supplier_id, supplier_name, is_person';
  const rows = await analysis.db.all<Seller>(
    fewRowsSql(analysis, { table: 'suppliers', columns, column: 'supplier_id', ids }),
  );
  return new Map(rows.map((row) => [row.supplier_id, row]));
}
