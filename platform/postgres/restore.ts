/**
 * Takes a backup into an empty office: tables as they were when it was made, rows one for one, then
 * forward to this version; all in one transaction, so that it happens whole or not at all.
 */
import { join } from 'node:path';
import type pg from 'pg';
import { writeWhole } from '#platform/atomic-files.ts';
import type { KeptFiles } from '#platform/kept-files.ts';
import {
  backedUpTables,
  rebuiltTables,
  fingerprint,
  insertRows,
  type BackedUpTable,
} from './backed-up-tables.ts';
import { checkBackup, type BackupAccount } from './backup.ts';
import { readBackupFile, type BackupHead, type SectionName } from './backup-file.ts';
import { damagedBackup, newerBackup } from './backup-problems.ts';
import { emptyOffice } from './empty-office.ts';
import { withoutConstraints } from './loose-constraints.ts';
import { apply, inTransaction, makeLedger, notYet, type Migration } from './migrate.ts';
import { becomeOwner, connected, oneAtATime } from './roles.ts';

export interface RestoreWish {
  ownerUrl: string;
  file: string;
  /** Where kept files go; they are there before the rows that point to them. */
  keptFiles: KeptFiles;
  migrations: readonly Migration[];
}

export interface RestoreAccount extends BackupAccount {
  workspace: unknown;
}

/** @throws Problem backup.damaged, backup.newer, backup.not_empty, store.migration_changed */
export async function restoreBackup(wish: RestoreWish): Promise<RestoreAccount> {
  const account = await checkBackup(wish.file); // wholly read before anything is touched
  const head = await headOf(wish.file);
  await connected(wish.ownerUrl, async (client) => {
    await oneAtATime(client);
    await becomeOwner(client);
    await makeLedger(client);
    await inTransaction(client, () => restoreInto(client, wish, head));
  });
  return { ...account, workspace: head.workspace };
}

async function headOf(file: string): Promise<BackupHead> {
  for await (const part of readBackupFile(file)) if (part.part === 'head') return part.head;
  throw damagedBackup(file, 'head');
}

async function restoreInto(client: pg.ClientBase, wish: RestoreWish, head: BackupHead): Promise<void> {
  const then = wish.migrations.filter(({ name }) => head.migrations.some((done) => done.name === name));
  const unknown = head.migrations.find(({ name }) => !then.some((migration) => migration.name === name));
  if (unknown) throw newerBackup(wish.file, unknown.name);
  notYet(wish.migrations, head.migrations); // refuses files that changed since
  await emptyOffice(client, wish.migrations);
  for (const migration of then) await apply(client, migration);
  const tables = new Map((await backedUpTables(client)).map((table) => [table.name, table]));
  await withoutConstraints(client, [...tables.keys()], async () => {
    const all = [...tables.keys(), ...(await rebuiltTables(client))];
    if (all.length > 0) await client.query(`TRUNCATE ${all.join(', ')}`);
    await load(client, wish, tables);
  });
  for (const [name, [last, given]] of Object.entries(head.sequences)) {
    await client.query('SELECT setval($1::regclass, $2::bigint, $3)', [name, last, given]);
  }
  for (const migration of notYet(wish.migrations, head.migrations)) await apply(client, migration);
  // an older backup may hold them
  for (const name of await rebuiltTables(client)) await client.query(`DELETE FROM ${name}`);
}

/** Puts rows and files in place and reads the rows back: what arrived is what the backup says. */
async function load(
  client: pg.ClientBase,
  wish: RestoreWish,
  tables: Map<string, BackedUpTable>,
): Promise<void> {
  let lines: string[] = [];
  let weight = 0;
  for await (const part of readBackupFile(wish.file)) {
    if (part.part === 'head' || part.part === 'section') continue;
    const table = part.section.kind === 'table' ? tables.get(part.section.name) : undefined;
    if (part.section.kind === 'table' && !table) throw damagedBackup(wish.file, part.section.name);
    if (part.part === 'line') {
      lines.push(part.text);
      weight += part.text.length;
      if (!table || (lines.length < 1000 && weight < 4_000_000)) continue;
    } else if (!table) await keepFile(wish, part.section, lines);
    if (table) await insertRows(client, table, lines);
    lines = [];
    weight = 0;
    if (part.part !== 'end' || !table) continue;
    const { sha256 } = await fingerprint(client, table);
    if (sha256 !== part.end.sha256) throw new Error(`${table.name}: restored rows differ from the backup's`);
  }
}

async function keepFile(
  { file, keptFiles }: RestoreWish,
  { name }: SectionName,
  lines: string[],
): Promise<void> {
  const kept = await keptFiles.put(Buffer.concat(lines.map((line) => Buffer.from(line, 'base64'))));
  if (kept !== name) throw damagedBackup(file, name);
}

/** Beside the restored office: which source files its analysis was made of, for whoever imports them again. */
export function writeManifestCopy(folder: string, workspace: unknown): string | null {
  if (workspace === null) return null;
  const path = join(folder, 'workspace-before-restore.json');
  writeWhole(path, `${JSON.stringify(workspace, null, 1)}\n`);
  return path;
}
