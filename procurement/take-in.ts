/**
 * Stations 1 and 2 for one import: every file that is handed in becomes accepted and waiting rows in the
 * draft, and an account that says what became of each row.
 */
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { sqlText, type Duckdb } from '#platform/duckdb.ts';
import { openSources } from '#platform/files/open-sources.ts';
import { spool, type Spool } from '#platform/files/spool.ts';
import { intakeFile } from './2-intake/intake-file.ts';
import { rankFiles } from './3-core/build-core.ts';
import type { Draft, LoadedFile } from './workspace.ts';

export interface RunOptions {
  /** DuckDB threads; results do not depend on it. */
  threads?: number;
  /** Told what is being done; `done` and `total` are files or steps. */
  onProgress?: (progress: { stage: string; item: string; done: number; total: number | null }) => void;
}

export interface ImportOptions extends RunOptions {
  /** Day that the files' data is of (ISO), when the files do not say. */
  asAt?: string | null;
  /** Take the files as samples, or as whole; default: a name with 'sample' or 'ตัวอย่าง' says sample. */
  sampled?: boolean;
  /** Path → what people call the file, where the path is of our making (an upload). */
  names?: ReadonlyMap<string, string>;
  /**
   * The last thing made: rows checked and accounted for (stations 1-2), core (3), or the list (6; unless told).
   * What was not made is made by the next `run`.
   */
  until?: 'checked' | 'core' | 'list';
}

export interface FileAccount {
  file_id: string;
  name: string;
  layout: string;
  read: number;
  new: number;
  changed: number;
  unchanged: number;
  quarantined: number;
  reasons: Record<string, number>;
  repairs: Record<string, number>;
  sampled: boolean;
  as_at: string | null;
}

export interface ImportAccount {
  generation: number | null;
  files: FileAccount[];
  totals: { read: number; new: number; changed: number; unchanged: number; quarantined: number };
}

/** An account, and whether its file was not loaded before. */
export type Counted = FileAccount & { isNew: boolean };

/**
 * Reads the files into the draft, two at a time; a file that is loaded already, or that is handed in twice under
 * two names, is only counted.
 */
export async function takeIn(
  draft: Draft,
  db: Duckdb,
  paths: string[],
  options: ImportOptions,
): Promise<Counted[]> {
  const accounts: Counted[] = [];
  const running = new Set<Promise<void>>();
  const failures: unknown[] = [];
  const { threads = 2 } = options;
  // Two files with one thread each need a quarter less processor time than two threads in each file.
  await db.run('SET threads = 1');
  for await (const source of openSources(paths, {}, options.names)) {
    const spooled = await spool(source, join(draft.folder, 'spool'));
    options.onProgress?.({ stage: 'import', item: spooled.name, done: accounts.length, total: null });
    const known = draft.manifest.files.find((file) => file.file_id === spooled.fileId);
    if (known) {
      await Promise.all(running); // the same bytes may be being read under their first name, from the same spool
      rmSync(spooled.path, { force: true });
      const name = spooled.baseName;
      accounts.push({ ...accountOf(known), name, unchanged: known.accepted, isNew: false });
      continue;
    }
    if (running.size >= Math.min(2, threads)) await Promise.race(running);
    const file = newFile(spooled, options);
    draft.manifest.files.push(file);
    const account: Counted = { ...accountOf(file), isNew: true };
    accounts.push(account);
    const job = sortFile(draft, db, spooled, file, account);
    const tracked = job.finally(() => running.delete(tracked));
    tracked.catch((error: unknown) => failures.push(error)); // heard below; until then the next file is being spooled
    running.add(tracked);
  }
  await Promise.all(running);
  if (failures.length > 0) throw failures[0];
  await db.run(`SET threads = ${threads}`);
  return accounts;
}

/** Station 2 for one spooled file; its counts go into the manifest's entry and the account. */
async function sortFile(
  draft: Draft,
  db: Duckdb,
  spooled: Spool,
  file: LoadedFile,
  account: Counted,
): Promise<void> {
  const connection = await db.connect();
  const result = await intakeFile(connection, spooled, join(draft.folder, 'raw'));
  connection.connection.closeSync();
  rmSync(spooled.path, { force: true });
  const { layout, accepted, quarantined, reasons, repairs } = result;
  Object.assign(file, { layout, accepted, quarantined, reasons, repairs, read: accepted + quarantined });
  Object.assign(account, accountOf(file));
}

function newFile(spooled: Spool, options: ImportOptions): LoadedFile {
  return {
    file_id: spooled.fileId,
    name: spooled.baseName,
    sha256: spooled.sha256,
    bytes: spooled.byteCount,
    layout: 'unknown',
    charset: spooled.charset,
    as_at: options.asAt ?? null,
    sampled: options.sampled ?? /sample|ตัวอย่าง/iu.test(spooled.baseName),
    read: 0,
    accepted: 0,
    quarantined: 0,
    reasons: {},
    repairs: {},
  };
}

function accountOf(file: LoadedFile): FileAccount {
  const { file_id, name, layout, read, quarantined, reasons, repairs, sampled, as_at } = file;
  return {
    file_id,
    name,
    layout,
    read,
    new: 0,
    changed: 0,
    unchanged: 0,
    quarantined,
    reasons,
    repairs,
    sampled,
    as_at,
  };
}

/** The accounts in the order of their names, and their totals. */
export function sum(accounts: Counted[]): Pick<ImportAccount, 'files' | 'totals'> {
  const totals = { read: 0, new: 0, changed: 0, unchanged: 0, quarantined: 0 };
  const files = accounts.map(({ isNew: _, ...account }) => account);
  for (const file of files) {
    for (const key of ['read', 'new', 'changed', 'unchanged', 'quarantined'] as const)
      totals[key] += file[key];
  }
  return { files: files.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0)), totals };
}

/** Counts new, changed and unchanged rows of the files just taken in, against what stood before. */
export async function compareRows(draft: Draft, db: Duckdb, fresh: Counted[]): Promise<void> {
  const isNew = new Set(fresh.map((account) => account.file_id));
  const files = rankFiles(draft.manifest.files).map(
    ({ file, fileRank, asAtRank }) =>
      `(${sqlText(file.file_id)}, ${fileRank}, ${asAtRank}, ${isNew.has(file.file_id)})`,
  );
  const paths = draft.manifest.files.map((file) =>
    sqlText(join(draft.folder, 'raw', `${file.file_id}.parquet`)),
  );
  await db.run(
    `CREATE TEMP TABLE import_files AS SELECT * FROM (VALUES ${files.join(', ')}) AS f (file_id, file_rank, as_at_rank, is_new)`,
  );
  await db.run(
    `CREATE TEMP VIEW accepted_keys AS SELECT file_id, line, row_key, content_hash FROM read_parquet([${paths.join(', ')}])`,
  );
  const rows = await db.all<{
    file_id: string;
    new_rows: bigint;
    changed_rows: bigint;
    unchanged_rows: bigint;
  }>(readFileSync(new URL('2-intake/compare-rows.sql', import.meta.url), 'utf8'));
  for (const row of rows) {
    const account = fresh.find((file) => file.file_id === row.file_id);
    if (!account) continue;
    account.new = Number(row.new_rows);
    account.changed = Number(row.changed_rows);
    account.unchanged = Number(row.unchanged_rows);
  }
}
