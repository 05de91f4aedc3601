/**
 * Rows that wait for mending (แถวที่รอแก้ไข): listed with file, line and reason; raw text leaves only by
 * `exportRaw`. A row is mended when another file brought a good row of the same project and contract.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { maskText } from '#kernel/personal-name.ts';
import { openDuckdb, sqlText } from '#platform/duckdb.ts';
import { leaseGeneration, type LoadedFile } from './workspace.ts';

export interface WaitingRow {
  file_id: string;
  file: string;
  line: number;
  reason: string;
  column: string | null;
  /** The value that could not be taken; a natural person's name or id in it is masked. */
  value: string | null;
  project_id: string | null;
}

export interface ReasonText {
  th: string;
  en: string;
}

let texts: Record<string, ReasonText> | undefined;

/** Every reason why a row can wait, by code. */
export function reasonTexts(): Record<string, ReasonText> {
  if (texts) return texts;
  texts = {};
  for (const name of ['../platform/files/reasons.yaml', '2-intake/reasons.yaml']) {
    Object.assign(
      texts,
      parse(readFileSync(new URL(name, import.meta.url), 'utf8')) as Record<string, ReasonText>,
    );
  }
  return texts;
}

/** Rows that wait, oldest file first, in the order of their lines. */
export function waitingRows(
  workspace: string,
  filter: { reason?: string; fileId?: string; limit?: number } = {},
): Promise<WaitingRow[]> {
  return askWaiting(workspace, async (all) => {
    const rows = await all<Omit<WaitingRow, 'line'> & { line: bigint }>(
      `SELECT file_id, f.name AS file, line, reason, column_name AS column, value, project_id
       FROM waiting JOIN files AS f USING (file_id)
       WHERE ${conditions(filter)}
       ORDER BY f.name, file_id, line, reason LIMIT ${filter.limit ?? 1_000_000}`,
    );
    return rows.map((row) => ({
      ...row,
      line: Number(row.line),
      value: row.value === null ? null : maskText(row.value),
    }));
  });
}

/** Waiting rows by reason. */
export function waitingCounts(workspace: string): Promise<{ reason: string; n: number }[]> {
  return askWaiting(workspace, async (all) => {
    const rows = await all<{ reason: string; n: bigint }>(
      'SELECT reason, count(*) AS n FROM waiting GROUP BY reason ORDER BY n DESC, reason',
    );
    return rows.map((row) => ({ reason: row.reason, n: Number(row.n) }));
  });
}

/**
 * The records as they came, unmasked, one JSON object a line with the source's own column names (a record
 * that could not be read at all is `{"_raw": "…"}`): mend the file and import it.
 */
export function exportRaw(
  workspace: string,
  filter: { reason?: string; fileId?: string } = {},
): Promise<string[]> {
  return askWaiting(workspace, async (all) => {
    const rows = await all<{ raw: string | null }>(
      `SELECT raw FROM waiting JOIN files AS f USING (file_id)
       WHERE ${conditions(filter)} ORDER BY f.name, file_id, line, reason`,
    );
    return rows.map(({ raw }) => JSON.stringify(recordOf(raw) ?? { _raw: raw }));
  });
}

/** A record by the source's own column names, an empty cell as ''; null when it was not told apart into cells. */
export function recordOf(raw: string | null): Record<string, string> | null {
  let fields: unknown;
  try {
    fields = JSON.parse(raw ?? '');
  } catch {
    return null; // the line as it came
  }
  if (typeof fields !== 'object' || fields === null || Array.isArray(fields)) return null;
  const { record: _, ...cells } = fields as Record<string, unknown>; // its number, put there by the intake
  return Object.fromEntries(Object.entries(cells).map(([name, cell]) => [name, textOf(cell)]));
}

const textOf = (cell: unknown): string =>
  cell === null || cell === undefined ? '' : typeof cell === 'string' ? cell : JSON.stringify(cell);

function conditions(filter: { reason?: string; fileId?: string }): string {
  const parts = ['true'];
  if (filter.reason !== undefined) parts.push(`reason = ${sqlText(filter.reason)}`);
  if (filter.fileId !== undefined) parts.push(`file_id = ${sqlText(filter.fileId)}`);
  return parts.join(' AND ');
}

/** Asks the waiting rows of the current generation: views `waiting` and `files`. */
export async function askWaiting<T>(
  workspace: string,
  ask: (all: <R>(sql: string) => Promise<R[]>, loaded: readonly LoadedFile[]) => Promise<T>,
): Promise<T> {
  const generation = leaseGeneration(workspace);
  const db = await openDuckdb();
  try {
    const list = (suffix: string) =>
      generation.manifest.files
        .map((file) => sqlText(join(generation.folder, 'raw', `${file.file_id}${suffix}`)))
        .join(', ');
    const names = generation.manifest.files.map(
      (file) => `(${sqlText(file.file_id)}, ${sqlText(file.name)})`,
    );
    await db.run(
      `CREATE TABLE files AS SELECT * FROM (VALUES ${names.join(', ') || "('', '')"}) AS f (file_id, name)`,
    );
    if (generation.manifest.files.length === 0) {
      await db.run(
        `CREATE TABLE waiting (file_id VARCHAR, line BIGINT, reason VARCHAR, column_name VARCHAR, value VARCHAR, project_id VARCHAR, contract_no VARCHAR, raw VARCHAR)`,
      );
    } else {
      await db.run(
        `CREATE VIEW waiting AS
         SELECT q.* FROM read_parquet([${list('.quarantine.parquet')}]) AS q
         ANTI JOIN read_parquet([${list('.parquet')}]) AS a
           ON a.project_id = q.project_id AND a.file_id <> q.file_id AND a.contract_no IS NOT DISTINCT FROM q.contract_no`,
      );
    }
    return await ask((sql) => db.all(sql), generation.manifest.files);
  } finally {
    db.close();
    generation.release();
  }
}
