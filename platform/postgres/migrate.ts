/**
 * Brings the office's database up to the newest form: every file of the folder once, in order, each in its
 * own transaction together with the note that it ran. Forward only; what ran is never changed afterwards.
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type pg from 'pg';
import { changedMigration, lateMigration, newerDatabase } from './migration-problems.ts';
import { becomeOwner, connected, oneAtATime } from './roles.ts';

export interface Migration {
  name: string;
  sha256: string;
  text: string;
}

export type Applied = Pick<Migration, 'name' | 'sha256'>;

const fileName = /^\d{8}-\d{2}-[a-z0-9-]+\.sql$/;

/** The folder's migrations in order. */
export function migrationsIn(folder: string): Migration[] {
  return readdirSync(folder)
    .filter((name) => fileName.test(name))
    .sort()
    .map((name) => {
      const text = readFileSync(join(folder, name), 'utf8');
      return { name, text, sha256: createHash('sha256').update(text).digest('hex') };
    });
}

/**
 * Runs what has not run yet; two at once queue up.
 * @param ownerUrl a connection as the owner, or as the user of DATABASE_URL
 * @returns names of what ran now
 * @throws Problem store.migration_changed, store.migration_late, store.newer_database
 */
export async function migrate(ownerUrl: string, wanted: readonly Migration[]): Promise<string[]> {
  return connected(ownerUrl, async (client) => {
    await oneAtATime(client);
    await becomeOwner(client);
    await makeLedger(client);
    const waiting = notYet(wanted, await applied(client));
    for (const migration of waiting) await inTransaction(client, () => apply(client, migration));
    return waiting.map(({ name }) => name);
  });
}

/** What ran in this database, in order. */
export async function applied(client: pg.ClientBase): Promise<Applied[]> {
  const { rows } = await client.query<Applied>('SELECT name, sha256 FROM store.migrations ORDER BY name');
  return rows;
}

/** What is still to run, after making sure that what ran is what stands in the files. */
export function notYet(wanted: readonly Migration[], ran: readonly Applied[]): Migration[] {
  for (const { name, sha256 } of ran) {
    const file = wanted.find((migration) => migration.name === name);
    if (!file) throw newerDatabase(name);
    if (file.sha256 !== sha256) throw changedMigration(name);
  }
  const waiting = wanted.filter(({ name }) => !ran.some((done) => done.name === name));
  const newest = ran.at(-1)?.name ?? '';
  const late = waiting.find(({ name }) => name < newest);
  if (late) throw lateMigration(late.name, newest);
  return waiting;
}

/** Runs one migration inside the transaction that is open. */
export async function apply(client: pg.ClientBase, { name, sha256, text }: Migration): Promise<void> {
  if (/\b(BEGIN|COMMIT|ROLLBACK|END)\s*;/i.test(outsideBodies(text))) {
    throw new Error(`${name}: begins or ends a transaction; each migration is one`);
  }
  try {
    await client.query(text);
  } catch (error) {
    throw new Error(`${name}: ${(error as Error).message}`, { cause: error });
  }
  await client.query('RESET search_path');
  await client.query('INSERT INTO store.migrations (name, sha256) VALUES ($1, $2)', [name, sha256]);
}

/** SQL without comments and without what stands between dollar quotes: there END and BEGIN mean something else. */
const outsideBodies = (text: string) => text.replaceAll(/--.*$|(\$\w*\$)[\s\S]*?\1/gm, '');

export async function makeLedger(client: pg.ClientBase): Promise<void> {
  await client.query(`
    CREATE SCHEMA IF NOT EXISTS store;
    CREATE TABLE IF NOT EXISTS store.migrations (
      name text PRIMARY KEY,
      sha256 text NOT NULL,
      applied_at timestamptz NOT NULL DEFAULT now()
    )`);
}

export async function inTransaction<T>(client: pg.ClientBase, work: () => Promise<T>): Promise<T> {
  await client.query('BEGIN');
  try {
    const result = await work();
    await client.query('COMMIT');
    return result;
  } catch (error) {
    await client.query('ROLLBACK').catch(() => {}); // the connection is gone, and the transaction with it
    throw error;
  }
}
