/** The database moves forward only, whole steps at a time, and never past a file that was tampered with. */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { fillEveryTable, seeded } from '#tests/any-rows.ts';
import { emptyDatabase } from '#tests/office-databases.ts';
import { migrate, migrationsIn, type Migration } from './migrate.ts';
import { becomeOwner, connected } from './roles.ts';

type Database = Awaited<ReturnType<typeof emptyDatabase>>;
const databases: Database[] = [];
async function fresh(): Promise<Database> {
  const database = await emptyDatabase();
  databases.push(database);
  return database;
}
afterAll(async () => {
  for (const database of databases) await database.drop();
});

const step = (name: string, text: string): Migration => ({
  name: `${name}.sql`,
  text,
  sha256: createHash('sha256').update(text).digest('hex'),
});
const first = step('20261122-01-shelf', 'CREATE SCHEMA x; CREATE TABLE x.shelf (word text NOT NULL);');
const second = step('20261122-02-more', "INSERT INTO x.shelf VALUES ('สอง');");
const third = step('20261122-03-more', "INSERT INTO x.shelf VALUES ('สาม');");

const asOwner = <T extends object>(database: Database, text: string) =>
  connected(database.ownerUrl, async (client) => {
    await becomeOwner(client);
    return (await client.query<T>(text)).rows;
  });
const words = async (database: Database) =>
  (await asOwner<{ word: string }>(database, 'SELECT word FROM x.shelf ORDER BY word')).map(
    ({ word }) => word,
  );

describe('the list of steps', () => {
  let database: Database;
  beforeEach(async () => {
    database = await fresh();
  });

  test('runs once, in order, and only what is new the next time', async () => {
    expect(await migrate(database.ownerUrl, [first, second])).toEqual([first.name, second.name]);
    expect(await migrate(database.ownerUrl, [first, second])).toEqual([]);
    expect(await migrate(database.ownerUrl, [first, second, third])).toEqual([third.name]);
    expect(await words(database)).toEqual(['สอง', 'สาม']);
  });

  test('runs once though two start it in the same moment', async () => {
    const both = [migrate(database.ownerUrl, [first, second]), migrate(database.ownerUrl, [first, second])];
    expect((await Promise.all(both)).flat()).toEqual([first.name, second.name]);
    expect(await words(database)).toEqual(['สอง']);
  });

  test('a step that fails leaves nothing of itself, and the steps before it stand', async () => {
    const broken = step(
      '20261122-02-broken',
      "INSERT INTO x.shelf VALUES ('ครึ่ง'); INSERT INTO x.shelf VALUES (NULL);",
    );
    await expect(migrate(database.ownerUrl, [first, broken])).rejects.toThrow(
      '20261122-02-broken.sql: null value',
    );
    expect(await words(database)).toEqual([]);
    expect(await migrate(database.ownerUrl, [first, second])).toEqual([second.name]);
  });

  test('a step that would end its own transaction is not begun', async () => {
    const sly = step('20261122-02-sly', "INSERT INTO x.shelf VALUES ('ลอด'); COMMIT; SELECT 1/0;");
    await expect(migrate(database.ownerUrl, [first, sly])).rejects.toThrow('begins or ends a transaction');
    expect(await words(database)).toEqual([]);
  });

  test('a function may say BEGIN and END', async () => {
    const body = 'CREATE FUNCTION x.f () RETURNS void LANGUAGE plpgsql AS $$ BEGIN NULL; END; $$; -- COMMIT;';
    expect(await migrate(database.ownerUrl, [first, step('20261122-02-f', body)])).toHaveLength(2);
  });

  test('an old step that was changed, a step that is gone, a step that comes too late: each is refused', async () => {
    await migrate(database.ownerUrl, [first, third]);
    const changed = step('20261122-01-shelf', `${first.text} `);
    for (const [list, code] of [
      [[changed, third], 'store.migration_changed'],
      [[first], 'store.newer_database'],
      [[first, second, third], 'store.migration_late'],
    ] as const) {
      await expect(migrate(database.ownerUrl, list)).rejects.toMatchObject({ code });
    }
    expect(await words(database)).toEqual(['สาม']);
  });
});

describe('the steps of the office', () => {
  const office = migrationsIn(join(import.meta.dirname, '..', '..', 'office', 'migrations'));
  const draw = seeded(2569);
  const every = office.map((_, at) => at + 1);
  const chosen = process.env['TRUATKHAP_LONG']
    ? every
    : [...new Set([1, 1 + Math.floor(draw() * every.length)])];
  let populated: Record<string, number>;

  beforeAll(() => {
    expect(office.length).toBeGreaterThan(0);
  });

  test.each(chosen)('from an office with rows in every table after step %i to the newest', async (n) => {
    const database = await fresh();
    await migrate(database.ownerUrl, office.slice(0, n));
    await connected(database.ownerUrl, async (client) => {
      await becomeOwner(client);
      await client.query('BEGIN');
      expect(await fillEveryTable(client, n)).toEqual([]);
      await client.query('COMMIT');
    });
    populated = await counts(database);
    expect(Object.values(populated).filter((rows) => rows === 0)).toEqual([]);
    expect(await migrate(database.ownerUrl, office)).toEqual(office.slice(n).map(({ name }) => name));
    const now = await counts(database);
    // A table may go where a later step says so by name; no other, and of none a row.
    const dropped = (table: string) =>
      office.slice(n).some(({ text }) => text.includes(`DROP TABLE ${table};`));
    for (const [table, rows] of Object.entries(populated))
      if (!dropped(table)) expect(now[table], table).toBeGreaterThanOrEqual(rows);
  });

  async function counts(database: Database): Promise<Record<string, number>> {
    const tables = await asOwner<{ name: string }>(
      database,
      `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables WHERE tableowner = 'truatkhap_owner' AND schemaname <> 'store'`,
    );
    const found: Record<string, number> = {};
    for (const { name } of tables) {
      const [row] = await asOwner<{ n: string }>(database, `SELECT count(*) AS n FROM ${name}`);
      found[name] = Number(row!.n);
    }
    return found;
  }
});
