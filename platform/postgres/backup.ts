/**
 * A backup: every row of the office, the files it keeps and the manifest of the analysis, as they were at
 * one moment, in one file. Taken while people work, read back in full before it counts as made.
 */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type pg from 'pg';
import { flush } from '#platform/atomic-files.ts';
import { backedUpTables, rowsAsText, type BackedUpTable } from './backed-up-tables.ts';
import {
  backupFormat,
  readBackupFile,
  writeBackupFile,
  type BackupHead,
  type Section,
} from './backup-file.ts';
import { backupExists, nothingToBackUp } from './backup-problems.ts';
import { applied } from './migrate.ts';
import { becomeOwner, connected } from './roles.ts';

export interface BackupWish {
  ownerUrl: string;
  /** Where to; must not be there yet. */
  file: string;
  /** Folder of files that rows point to by their names, sha-256, at any depth; may not be there yet. */
  keptFiles: string;
  /** Read after the rows' moment is fixed; null where there is no analysis. */
  workspace: () => unknown;
}

export interface BackupAccount {
  made_at: string;
  tables: number;
  rows: number;
  files: number;
}

export interface NewBackup extends BackupAccount {
  /** sha-256 of kept files that rows point to and that are gone or damaged: the backup is made without them. */
  missing: string[];
}

/**
 * The file bears its name only after it was written and read back.
 * @throws Problem backup.exists, backup.nothing; Error when a table cannot be read whole
 */
export async function makeBackup(wish: BackupWish): Promise<NewBackup> {
  if (existsSync(wish.file)) throw backupExists(wish.file);
  const part = `${wish.file}.${process.pid}.part`;
  try {
    const files: KeptFilesOf = { folder: wish.keptFiles, missing: [] };
    await connected(wish.ownerUrl, (client) => writeMoment(client, wish, part, files));
    const account = await checkBackup(part);
    await rename(part, wish.file);
    flush(dirname(wish.file));
    return { ...account, missing: files.missing };
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
}

async function writeMoment(
  client: pg.Client,
  wish: BackupWish,
  part: string,
  files: KeptFilesOf,
): Promise<void> {
  await becomeOwner(client);
  await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY');
  const { rowCount } = await client.query("SELECT WHERE to_regclass('store.migrations') IS NOT NULL");
  if (rowCount === 0) throw nothingToBackUp();
  const head = await headOf(client, wish.workspace);
  await writeBackupFile(part, head, sections(client, files));
  await client.query('COMMIT');
}

/** Reads a backup from end to end. @throws Problem backup.damaged, backup.newer */
export async function checkBackup(file: string): Promise<BackupAccount> {
  const account: BackupAccount = { made_at: '', tables: 0, rows: 0, files: 0 };
  for await (const part of readBackupFile(file)) {
    if (part.part === 'head') account.made_at = part.head.made_at;
    if (part.part !== 'end') continue;
    if (part.section.kind === 'file') account.files += 1;
    else {
      account.tables += 1;
      account.rows += part.end.lines;
    }
  }
  return account;
}

async function headOf(client: pg.ClientBase, workspace: () => unknown): Promise<BackupHead> {
  const { rows } = await client.query<{ now: Date }>('SELECT now()'); // fixes the moment
  return {
    kind: 'truatkhap-backup',
    format: backupFormat,
    made_at: rows[0]!.now.toISOString(),
    migrations: await applied(client),
    workspace: workspace(),
    sequences: await sequences(client),
  };
}

async function sequences(client: pg.ClientBase): Promise<BackupHead['sequences']> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT format('%I.%I', schemaname, sequencename) AS name FROM pg_sequences
     WHERE schemaname NOT IN ('store', 'graphile_worker') ORDER BY 1`,
  );
  const states: BackupHead['sequences'] = {};
  for (const { name } of rows) {
    const state = await client.query<{ last: string; given: boolean }>(
      `SELECT last_value::text AS last, is_called AS given FROM ${name}`,
    );
    states[name] = [state.rows[0]!.last, state.rows[0]!.given];
  }
  return states;
}

async function* sections(client: pg.ClientBase, files: KeptFilesOf): AsyncGenerator<Section> {
  const tables = await backedUpTables(client);
  for (const table of tables) {
    yield { kind: 'table', name: table.name, lines: rowsAsText(client, table) };
  }
  const named = await namedFiles(client, tables);
  for (const { name, path } of await filesIn(files.folder)) {
    const bytes = await readFile(path); // bounded, as uploads are
    if (createHash('sha256').update(bytes).digest('hex') !== name) continue; // rotten: as good as missing
    named.delete(name);
    yield { kind: 'file', name, lines: pieces(bytes) };
  }
  files.missing.push(...named);
}

interface KeptFilesOf {
  folder: string;
  /** Filled while files are read: what rows point to and is not there, or not as it was. */
  missing: string[];
}

/** Files that rows point to: every table with a hash and a size beside it. */
async function namedFiles(client: pg.ClientBase, tables: BackedUpTable[]): Promise<Set<string>> {
  const pointing = tables.filter(
    ({ columns }) => columns.includes('sha256') && columns.includes('byte_count'),
  );
  const named = new Set<string>();
  for (const { name } of pointing) {
    const { rows } = await client.query<{ sha256: string }>(`SELECT DISTINCT sha256 FROM ${name} ORDER BY 1`);
    for (const { sha256 } of rows) named.add(sha256);
  }
  return named;
}

/** Files under their sha-256, at any depth; whatever else lies there is not ours. */
async function filesIn(folder: string): Promise<{ name: string; path: string }[]> {
  if (!existsSync(folder)) return [];
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && /^[0-9a-f]{64}$/.test(entry.name))
    .map((entry) => ({ name: entry.name, path: join(entry.parentPath, entry.name) }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** Bytes as base64, a piece a line. */
function* pieces(bytes: Buffer): Generator<string> {
  for (let from = 0; from < bytes.length; from += 600_000)
    yield bytes.toString('base64', from, from + 600_000);
}
