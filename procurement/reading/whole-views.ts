/**
 * Schema `whole`: one generation as it is, over its Parquet files or over the reading index made from them.
 * Only the scope's views (scoped-views.ts) and counts per bin (peer-values.ts) may read from it: the peers of
 * an agency live everywhere.
 */
import { join } from 'node:path';
import { sqlText, type Duckdb } from '#platform/duckdb.ts';
import { peersTable } from '../4-indicators/flag-folder.ts';

/** One flag as it was when it ran (`flags/catalogue.parquet`). */
export type CatalogueRow = {
  flag_id: string;
  family: string;
  version: number;
  status: string;
  use_as: string;
  subject_kind: string;
  value_is: 'ratio' | 'sum' | 'max';
  value_unit: string;
  has_peers: boolean;
  title_th: string;
  title_en: string;
  sentence_th: string;
  sentence_en: string;
  parameters_json: string;
  law_json: string;
  evidence_sql: string;
};

const coreTables = [
  'agencies',
  'awards',
  'tenders',
  'contracts',
  'agency_aliases',
  'suppliers',
  'items',
  'parties',
  'coverage',
  'law_limits',
] as const;

const scoreTables = ['scores', 'candidates', 'score_parts'] as const;

/** A table that a scope cuts; results and peers come with their flags. */
export type CutTable = (typeof coreTables)[number] | (typeof scoreTables)[number];

export type Whole = {
  catalogue: CatalogueRow[];
  /** Results carry `home_agency_id`, and ids have an index: views are then cut by agency. */
  indexed: boolean;
};

/** View of one flag's results within the scope. */
export function resultsOf(flagId: string): string {
  return `results_${flagId.replaceAll('-', '_')}`;
}

/** Lays the views of `whole`; `index` is the path of the reading index, or null to read Parquet. */
export async function layWhole(db: Duckdb, folder: string, index: string | null): Promise<Whole> {
  const parquet = (path: string) => `read_parquet(${sqlText(join(folder, path))})`;
  const catalogue = await db.all<CatalogueRow>(
    `SELECT * FROM ${parquet('flags/catalogue.parquet')} ORDER BY flag_id`,
  );
  if (index !== null) await db.run(`ATTACH ${sqlText(index)} AS indexed (READ_ONLY)`);
  const from = (table: string, path: string) =>
    index !== null && indexedTables(catalogue).has(table) ? `indexed.${table}` : parquet(path);
  await db.run('CREATE SCHEMA whole');
  const lay = (table: string, path: string) =>
    db.run(`CREATE VIEW whole.${table} AS SELECT * FROM ${from(table, path)}`);
  for (const table of coreTables) await lay(table, `core/${table}.parquet`);
  for (const table of scoreTables) await lay(table, `scores/${table}.parquet`);
  for (const { flag_id, has_peers } of catalogue) {
    await lay(resultsOf(flag_id), `flags/${flag_id}.parquet`);
    if (has_peers) await lay(peersTable(flag_id), `flags/${flag_id}.peers.parquet`);
  }
  return { catalogue, indexed: index !== null };
}

/** The tables that a reading index holds: what single subjects are looked up in. */
export function indexedTables(catalogue: readonly CatalogueRow[]): Set<string> {
  return new Set([
    'agencies',
    'awards',
    'tenders',
    'contracts',
    'suppliers',
    'score_parts',
    ...catalogue.map(({ flag_id }) => resultsOf(flag_id)),
  ]);
}
