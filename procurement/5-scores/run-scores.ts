/**
 * Runs station 5 over a generation: reads core/ and flags/, writes `scores/scores.parquet` and
 * `scores/score_parts.parquet`, both in a fixed order.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openDuckdb, sqlText, type Duckdb } from '#platform/duckdb.ts';
import { makeScores } from './scores.ts';

export interface RunScoresOptions {
  /** Folder of the generation being written, with `core/` and `flags/` in it. */
  folder: string;
  threads?: number;
  memoryLimit?: string;
  tempDirectory?: string;
}

/** Throws what DuckDB throws; a missing file is a bug of the run. */
export async function runScores(options: RunScoresOptions): Promise<void> {
  const { folder, threads = 2, memoryLimit = '1200MB', tempDirectory } = options;
  mkdirSync(join(folder, 'scores'), { recursive: true });
  const db = await openDuckdb({ threads, memoryLimit, ...(tempDirectory ? { tempDirectory } : {}) });
  try {
    await openTables(db, folder);
    await makeScores(db);
    const order = 'ORDER BY subject_kind, subject_id, fiscal_year_be';
    await write(db, `SELECT * FROM scores ${order}`, join(folder, 'scores', 'scores.parquet'));
    await write(
      db,
      `SELECT * FROM score_parts ${order}, flag_id`,
      join(folder, 'scores', 'score_parts.parquet'),
    );
  } finally {
    db.close();
  }
}

/** Hash of this station's rule; with the flags' keys it says whether scores are still good. */
export function scoresRuleKey(): string {
  const hash = createHash('sha256');
  for (const file of readdirSync(import.meta.dirname)
    .filter((name) => /\.(sql|yaml)$/.test(name))
    .sort()) {
    hash.update(file).update(readFileSync(join(import.meta.dirname, file)));
  }
  return hash.digest('hex');
}

async function openTables(db: Duckdb, folder: string): Promise<void> {
  const parquet = (path: string) => `read_parquet(${sqlText(join(folder, path))})`;
  await db.run(`CREATE VIEW awards AS SELECT * FROM ${parquet('core/awards.parquet')}`);
  await db.run(`CREATE VIEW contracts AS SELECT * FROM ${parquet('core/contracts.parquet')}`);
  await db.run(`CREATE TABLE catalogue AS SELECT * FROM ${parquet('flags/catalogue.parquet')}`);
  const flags = await db.all<{ flag_id: string }>('SELECT flag_id FROM catalogue ORDER BY flag_id');
  const results = flags.map(
    ({ flag_id }) =>
      `SELECT flag_id, subject_kind, subject_id, period_be, amount_thb FROM ${parquet(`flags/${flag_id}.parquet`)} WHERE outcome = 'flagged'`,
  );
  const none =
    "SELECT '' AS flag_id, '' AS subject_kind, '' AS subject_id, 0 AS period_be, 0.0 AS amount_thb WHERE false";
  await db.run(`CREATE TABLE flagged AS ${results.length > 0 ? results.join(' UNION ALL ') : none}`);
}

async function write(db: Duckdb, select: string, path: string): Promise<void> {
  await db.run(`COPY (${select}) TO ${sqlText(path)} (FORMAT parquet)`);
}
