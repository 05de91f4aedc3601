/**
 * Loads tables in any order: foreign keys are taken off and put on again, which checks every row, and the
 * tables' own triggers rest meanwhile, since the rows have been through them before.
 */
import type pg from 'pg';

interface ForeignKey {
  table_name: string;
  name: string;
  definition: string;
}

interface Trigger {
  table_name: string;
  name: string;
}

export async function withoutConstraints(
  client: pg.ClientBase,
  tables: string[],
  work: () => Promise<void>,
): Promise<void> {
  const keys = await client.query<ForeignKey>(
    `SELECT conrelid::regclass::text AS table_name, quote_ident(conname) AS name, pg_get_constraintdef(oid) AS definition
     FROM pg_constraint WHERE contype = 'f' AND conparentid = 0 AND conrelid = ANY ($1::regclass[])`,
    [tables],
  );
  const triggers = await client.query<Trigger>(
    `SELECT tgrelid::regclass::text AS table_name, quote_ident(tgname) AS name
     FROM pg_trigger WHERE NOT tgisinternal AND tgenabled = 'O' AND tgrelid = ANY ($1::regclass[])`,
    [tables],
  );
  for (const { table_name, name } of keys.rows)
    await client.query(`ALTER TABLE ${table_name} DROP CONSTRAINT ${name}`);
  for (const { table_name, name } of triggers.rows)
    await client.query(`ALTER TABLE ${table_name} DISABLE TRIGGER ${name}`);
  await work();
  for (const { table_name, name } of triggers.rows)
    await client.query(`ALTER TABLE ${table_name} ENABLE TRIGGER ${name}`);
  for (const { table_name, name, definition } of keys.rows) {
    await client.query(`ALTER TABLE ${table_name} ADD CONSTRAINT ${name} ${definition}`);
  }
}
