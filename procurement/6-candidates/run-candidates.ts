/** Runs station 6 over a generation: `scores/scores.parquet` → `scores/candidates.parquet`. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openDuckdb, sqlText } from '#platform/duckdb.ts';

/** One row per ranked subject and fiscal year, in the order of the list. */
export async function runCandidates(options: { folder: string; threads?: number }): Promise<void> {
  const db = await openDuckdb({ threads: options.threads ?? 2 });
  const path = (file: string) => sqlText(join(options.folder, 'scores', file));
  try {
    await db.run(`CREATE VIEW scores AS SELECT * FROM read_parquet(${path('scores.parquet')})`);
    await db.run(readFileSync(join(import.meta.dirname, 'candidates.sql'), 'utf8'));
    const order = 'list_score DESC, agency_id, fiscal_year_be, agency_place';
    await db.run(
      `COPY (SELECT * FROM candidates ORDER BY ${order}) TO ${path('candidates.parquet')} (FORMAT parquet)`,
    );
  } finally {
    db.close();
  }
}
