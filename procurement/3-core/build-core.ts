/**
 * Station 3: all accepted rows → the core tables of *.yaml, one Parquet file each, in the order of their keys.
 * The same rows give the same bytes, whatever the order of imports or the number of threads.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { sqlText, type Duckdb } from '#platform/duckdb.ts';
import { egpSource } from '../egp-source.ts';
import type { LoadedFile } from '../workspace.ts';
import { lawLimitsSql } from './law-limits.ts';
import { stageTitleFacts } from './title-facts.ts';

const sql = (name: string) => readFileSync(new URL(`${name}.sql`, import.meta.url), 'utf8');

/**
 * Builds core from the accepted rows.
 * @param rawFolder holds `<file-id>.parquet` of every file
 * @param coreFolder is filled with `<table>.parquet`
 * @param onStep told the name of each step as it begins
 */
export async function buildCore(
  db: Duckdb,
  files: readonly LoadedFile[],
  rawFolder: string,
  coreFolder: string,
  onStep: (step: string) => void = () => {},
): Promise<void> {
  await db.run(sql('macros'));
  await stageTerritory(db);
  await stageFiles(db, files, rawFolder);
  const titles = stageTitleFacts(await db.connect()); // in JavaScript, beside DuckDB's own threads
  titles.catch(() => {}); // awaited below; a failure of another step must not leave it unheard
  const stage = async (step: string) => {
    onStep(step);
    await db.run(withSourceFacts(sql(step)));
  };
  const publish = async (table: string, select = withSourceFacts(sql(table))) => {
    onStep(table);
    const path = sqlText(join(coreFolder, `${table}.parquet`));
    const { columns, key } = declared(table);
    await db.run(
      `COPY (SELECT ${columns.join(', ')} FROM (${select}) ORDER BY ${key.join(', ')}) TO ${path} (FORMAT parquet)`,
    );
    await db.run(`CREATE VIEW ${table} AS SELECT * FROM read_parquet(${path})`);
  };
  await stage('current_rows');
  await stage('agency_codes');
  await publish('agency_aliases');
  await stage('contract_facts');
  await stage('project_facts');
  await publish('agencies');
  await publish('suppliers');
  onStep('title_facts');
  await titles;
  for (const table of ['tenders', 'awards', 'contracts', 'parties', 'items', 'coverage'])
    await publish(table);
  await publish('law_limits', lawLimitsSql());
}

/** Puts the source's own figures (source.yaml) into a statement. */
function withSourceFacts(statement: string): string {
  const { cap, thin_below, thin_from } = egpSource();
  return statement
    .replaceAll('{cap}', String(cap))
    .replaceAll('{thin_below}', String(thin_below))
    .replaceAll('{thin_from}', String(thin_from));
}

/** Columns as the YAML declares them, cast to the declared type, and the key that orders the rows. */
function declared(table: string): { columns: string[]; key: string[] } {
  const file = readFileSync(new URL(`${table}.yaml`, import.meta.url), 'utf8');
  const { columns, key } = parse(file) as { columns: Record<string, { type: string }>; key: string[] };
  return {
    columns: Object.entries(columns).map(([name, column]) => `CAST(${name} AS ${column.type}) AS ${name}`),
    key,
  };
}

async function stageTerritory(db: Duckdb): Promise<void> {
  const file = new URL('provinces.yaml', import.meta.url);
  const { provinces } = parse(readFileSync(file, 'utf8')) as {
    provinces: { iso: string; pacc_area: number | null }[];
  };
  const rows = provinces.map((row) => `(${sqlText(row.iso)}, ${row.pacc_area ?? 'NULL'})`);
  await db.run(
    `CREATE TABLE territory AS SELECT * FROM (VALUES ${rows.join(', ')}) AS t (province_iso, pacc_area)`,
  );
}

/** Orders the files: later as-at date wins, ties by sha-256; when they were imported decides nothing. */
export function rankFiles(
  files: readonly LoadedFile[],
): { file: LoadedFile; fileRank: number; asAtRank: number }[] {
  const days = [...new Set(files.map((file) => file.as_at ?? ''))].sort();
  return [...files]
    .sort((a, b) => compare(a.as_at ?? '', b.as_at ?? '') || compare(a.sha256, b.sha256))
    .map((file, fileRank) => ({ file, fileRank, asAtRank: days.indexOf(file.as_at ?? '') }));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

async function stageFiles(db: Duckdb, files: readonly LoadedFile[], rawFolder: string): Promise<void> {
  const ranked = rankFiles(files);
  const rows = ranked.map(
    (r) => `(${sqlText(r.file.file_id)}, ${r.fileRank}, ${r.asAtRank}, ${r.file.sampled})`,
  );
  await db.run(
    `CREATE TABLE files AS SELECT * FROM (VALUES ${rows.join(', ')}) AS f (file_id, file_rank, as_at_rank, sampled)`,
  );
  const paths = files.map((file) => sqlText(join(rawFolder, `${file.file_id}.parquet`)));
  await db.run(`CREATE VIEW accepted AS SELECT * FROM read_parquet([${paths.join(', ')}])`);
}
