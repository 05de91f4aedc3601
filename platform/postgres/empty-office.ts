/**
 * Clears the way for a restore, and only where nothing is lost: a database counts as empty when it holds
 * just the rows that its own migrations put there.
 */
import type pg from 'pg';
import { backedUpTables } from './backed-up-tables.ts';
import { notEmpty } from './backup-problems.ts';
import { applied, apply, notYet, type Migration } from './migrate.ts';

/** Inside a transaction, as the owner: afterwards no table of the office is there. @throws Problem backup.not_empty */
export async function emptyOffice(client: pg.ClientBase, migrations: readonly Migration[]): Promise<void> {
  const ran = await applied(client);
  const now = await rowCounts(client);
  notYet(migrations, ran);
  await dropOffice(client);
  for (const migration of migrations.slice(0, ran.length)) await apply(client, migration);
  const fresh = await rowCounts(client);
  const more = [...now].find(([table, rows]) => fresh.get(table) !== rows);
  if (more) throw notEmpty(more[0]);
  await dropOffice(client);
}

async function rowCounts(client: pg.ClientBase): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  for (const { name } of await backedUpTables(client)) {
    const { rows } = await client.query<{ n: string }>(`SELECT count(*) AS n FROM ${name}`);
    counts.set(name, Number(rows[0]!.n));
  }
  return counts;
}

/** Schemas that migrations made; what the server's administrator or an extension made stays. */
async function dropOffice(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT quote_ident(nspname) AS name FROM pg_namespace
     WHERE nspowner = 'truatkhap_owner'::regrole AND nspname NOT IN ('store', 'public', 'graphile_worker')`,
  );
  for (const { name } of rows) await client.query(`DROP SCHEMA ${name} CASCADE`);
  await client.query('DELETE FROM store.migrations');
}
