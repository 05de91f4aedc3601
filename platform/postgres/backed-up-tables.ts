/**
 * Which tables a backup holds and how their rows are spelled: PostgreSQL's own text of a whole row, which
 * it reads back exactly. A table that is made again (a search index), or that must not come back to life
 * (sessions), says so in its comment, `rebuilt: from what`, and is left out.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type pg from 'pg';
import type { SectionEnd } from './backup-file.ts';

export interface BackedUpTable {
  /** Quoted where needed, with its schema. */
  name: string;
  /** Columns of the primary key, or null. */
  sort: string | null;
  /** All that are written, so without those the database works out. */
  columns: string[];
  is_hidden: boolean;
}

/** So that the same row is the same text everywhere. */
const spelling = `
  SET LOCAL TimeZone = 'UTC'; SET LOCAL DateStyle = 'ISO'; SET LOCAL IntervalStyle = 'postgres';
  SET LOCAL extra_float_digits = 1; SET LOCAL bytea_output = 'hex';`;

const query = readFileSync(join(import.meta.dirname, 'backed-up-tables.sql'), 'utf8');

/** Inside an open transaction, as the owner. @throws Error when a table hides rows from its owner: a bug */
export async function backedUpTables(client: pg.ClientBase): Promise<BackedUpTable[]> {
  await client.query(spelling);
  const { rows } = await client.query<BackedUpTable>(query);
  const hidden = rows.filter((table) => table.is_hidden).map((table) => table.name);
  if (hidden.length > 0)
    throw new Error(`hidden from their owner, so a backup would miss rows: ${hidden.join(', ')}`);
  return rows;
}

/** Names of the tables that backups leave out. */
export async function rebuiltTables(client: pg.ClientBase): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT format('%I.%I', n.nspname, c.relname) AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE c.relkind = 'r' AND obj_description(c.oid, 'pg_class') LIKE 'rebuilt:%' ORDER BY 1`,
  );
  return rows.map(({ name }) => name);
}

/** Every row as text, in the order of the primary key. */
export async function* rowsAsText(client: pg.ClientBase, table: BackedUpTable): AsyncGenerator<string> {
  const order = table.sort ?? 't::text COLLATE "C"';
  await client.query(
    `DECLARE backed_up NO SCROLL CURSOR FOR SELECT t::text AS line FROM ${table.name} AS t ORDER BY ${order}`,
  );
  for (;;) {
    const { rows } = await client.query<{ line: string }>('FETCH 500 FROM backed_up');
    if (rows.length === 0) break;
    for (const { line } of rows) yield line;
  }
  await client.query('CLOSE backed_up');
}

/** Count and hash as a backup's section ends with them. */
export async function fingerprint(client: pg.ClientBase, table: BackedUpTable): Promise<SectionEnd> {
  const hash = createHash('sha256');
  let lines = 0;
  for await (const line of rowsAsText(client, table)) {
    hash.update(`${line}\n`);
    lines += 1;
  }
  return { lines, sha256: hash.digest('hex') };
}

/** Writes rows back as they were, ids and all. */
export async function insertRows(
  client: pg.ClientBase,
  table: BackedUpTable,
  lines: string[],
): Promise<void> {
  if (lines.length === 0) return;
  const quoted = table.columns.map((column) => client.escapeIdentifier(column));
  const taken = quoted.map((column) => `(r.row).${column}`).join(', ');
  await client.query(
    `INSERT INTO ${table.name} (${quoted.join(', ')}) OVERRIDING SYSTEM VALUE
     SELECT ${taken} FROM (SELECT line::${table.name} AS row FROM unnest($1::text[]) AS line OFFSET 0) AS r`,
    [lines],
  );
}
