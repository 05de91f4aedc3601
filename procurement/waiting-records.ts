/**
 * Waiting rows cell by cell, for the page where a person mends them: the record as it came, under the source's own
 * column names. Asked for by file: whoever brought the file may see its rows. What is shown is masked; what is
 * mended goes back into the record itself, unmasked, and is imported again as a line of JSON.
 */
import { createHash } from 'node:crypto';
import { maskText } from '#kernel/personal-name.ts';
import { sqlText } from '#platform/duckdb.ts';
import { askWaiting, recordOf } from './quarantine.ts';
import type { LoadedFile } from './workspace.ts';

/** Names one waiting row of one file, as long as the file stays loaded. */
export interface RowName {
  fileId: string;
  line: number;
  /** Of the record as it came: several may stand on one line. */
  key: string;
}

export interface WaitingRecord extends RowName {
  file: string;
  reason: string;
  /** Which column could not be taken, as the source calls it; null where the row as a whole could not. */
  column: string | null;
  /** What stands in it, masked. */
  value: string | null;
  /** Null for a record that cannot be told apart into cells: only its file can be mended. */
  cells: { name: string; shown: string }[] | null;
  /** The beginning of such a record, masked. */
  raw: string | null;
}

interface Row {
  file_id: string;
  file: string;
  line: bigint;
  reason: string;
  column_name: string | null;
  value: string | null;
  raw: string | null;
}

/** Letters of an unreadable record that are shown. */
const rawShown = 300;

const keyOf = (row: Pick<Row, 'file_id' | 'line' | 'reason' | 'raw'>): string =>
  createHash('sha256')
    .update(JSON.stringify([row.file_id, Number(row.line), row.reason, row.raw]))
    .digest('hex')
    .slice(0, 16);

const filesIn = (ids: readonly string[]) => `file_id IN (${ids.map(sqlText).join(', ') || `''`})`;

/** Rows of these files that wait, in the order of their files and lines; and how many there are in all. */
export function waitingOf(
  workspace: string,
  fileIds: readonly string[],
  { reason, page = 1, limit = 50 }: { reason?: string; page?: number; limit?: number } = {},
): Promise<{ rows: WaitingRecord[]; counts: { reason: string; n: number }[] }> {
  return askWaiting(workspace, async (all) => {
    await all(`CREATE TEMP TABLE mine AS SELECT * FROM waiting WHERE ${filesIn(fileIds)}`);
    const rows = await all<Row>(
      `SELECT file_id, f.name AS file, line, reason, column_name, value, raw FROM mine JOIN files AS f USING (file_id)
       ${reason === undefined ? '' : `WHERE reason = ${sqlText(reason)}`}
       ORDER BY f.name, file_id, line, reason, raw LIMIT ${limit} OFFSET ${(page - 1) * limit}`,
    );
    const counts = await all<{ reason: string; n: bigint }>(
      'SELECT reason, count(*) AS n FROM mine GROUP BY reason ORDER BY n DESC, reason',
    );
    return { rows: rows.map(shownRecord), counts: counts.map(({ reason, n }) => ({ reason, n: Number(n) })) };
  });
}

/** One row of one of these files, or null. */
export async function waitingRecord(
  workspace: string,
  fileIds: readonly string[],
  name: RowName,
): Promise<WaitingRecord | null> {
  if (!fileIds.includes(name.fileId)) return null;
  const row = await askWaiting(workspace, (all) => rowNamed(all, name));
  return row ? shownRecord(row) : null;
}

/** A mended row: its name, and the new text of each column that was changed. */
export interface MendedRow extends RowName {
  changes: Readonly<Record<string, string>>;
}

/**
 * The mended records of one file as lines of JSON, with what the file says of itself (its day, whether it is a
 * sample). A row that waits no longer is left out.
 */
export function mendedLines(
  workspace: string,
  fileId: string,
  rows: readonly MendedRow[],
): Promise<{ lines: string[]; file: LoadedFile | null }> {
  return askWaiting(workspace, async (all, loaded) => {
    const lines: string[] = [];
    for (const mended of rows.filter((one) => one.fileId === fileId)) {
      const record = recordOf((await rowNamed(all, mended))?.raw ?? null);
      if (record) lines.push(JSON.stringify({ ...record, ...mended.changes }));
    }
    return { lines, file: loaded.find((one) => one.file_id === fileId) ?? null };
  });
}

async function rowNamed(all: <R>(sql: string) => Promise<R[]>, name: RowName): Promise<Row | null> {
  const rows = await all<Row>(
    `SELECT file_id, f.name AS file, line, reason, column_name, value, raw FROM waiting JOIN files AS f USING (file_id)
     WHERE file_id = ${sqlText(name.fileId)} AND line = ${Math.trunc(name.line)}`,
  );
  return rows.find((row) => keyOf(row) === name.key) ?? null;
}

function shownRecord(row: Row): WaitingRecord {
  const record = recordOf(row.raw);
  const { file_id: fileId, file, reason, column_name: column } = row;
  return {
    fileId,
    file,
    reason,
    column,
    line: Number(row.line),
    key: keyOf(row),
    value: row.value === null ? null : maskText(row.value),
    cells: record && Object.entries(record).map(([name, text]) => ({ name, shown: maskText(text) })),
    raw: record || row.raw === null ? null : maskText(row.raw.slice(0, rawShown)),
  };
}
