/** What is held about people is known table by table, and goes when its time is over. */
import { describe, expect, test } from 'vitest';
import { officeStore, systemViewer } from '#tests/office-store.ts';
import { sql } from 'kysely';
import { dropKeptEnough } from './drop-kept-enough.ts';
import { readHeld, tablesWithDays } from './held.ts';

const office = officeStore();
const held = readHeld();

describe('held.yaml', () => {
  test('names every table of the office and of sign-in, and none that is not there', async () => {
    const rows = await office.owner<{ name: string }>(
      `SELECT schemaname || '.' || tablename AS name FROM pg_tables WHERE schemaname IN ('office', 'auth') ORDER BY 1`,
    );
    expect(Object.keys(held.tables).sort()).toEqual(rows.map(({ name }) => name).sort());
  });

  test('never calls a table that points to people one about nobody', async () => {
    const rows = await office.owner<{ name: string }>(
      `SELECT DISTINCT conrelid::regclass::text AS name FROM pg_constraint WHERE contype = 'f' AND confrelid = 'office.people'::regclass
       UNION SELECT attrelid::regclass::text FROM pg_attribute JOIN pg_class t ON t.oid = attrelid AND t.relkind = 'r'
       WHERE attname IN ('person_id', 'full_name', 'email', 'for_name', 'signer_name', 'sender_name') AND NOT attisdropped
         AND t.relnamespace IN ('office'::regnamespace, 'auth'::regnamespace)`,
    );
    expect(rows.length).toBeGreaterThan(10);
    expect(rows.filter(({ name }) => held.tables[name]?.about === 'nobody')).toEqual([]);
  });
});

describe('what has been kept long enough', () => {
  const person = () => office.person({ role: 'area_officer', scope: ['area', '7'] });

  test('goes from every table with days, and is counted in one event', async () => {
    const { personId } = await person();
    const old = '400 days';
    await office.owner(`INSERT INTO auth.known_browsers VALUES (sha256('one'), $1, now() - $2::interval)`, [
      personId,
      old,
    ]);
    await office.owner(`INSERT INTO auth.attempts VALUES (sha256('two'), 3, now() - $1::interval)`, [old]);
    await office.owner(
      `INSERT INTO office.requests VALUES ('request-old', $1, 'x', '{}', now() - $2::interval)`,
      [personId, old],
    );
    await office.owner(
      `INSERT INTO office.requests VALUES ('request-new', $1, 'x', '{}', now() - interval '1 hour')`,
      [personId],
    );
    await office.owner(`INSERT INTO auth.second_step_offers VALUES ($1, '\\x00', now() - $2::interval)`, [
      personId,
      old,
    ]);
    const dropped = await dropKeptEnough(office.store);
    expect(dropped).toEqual({
      'auth.known_browsers': 1,
      'auth.attempts': 1,
      'office.requests': 1,
      'auth.second_step_offers': 1,
    });
    expect(await office.owner('SELECT request_id FROM office.requests')).toEqual([
      { request_id: 'request-new' },
    ]);
    expect(await office.owner(`SELECT data FROM office.events WHERE name = 'personal_data.dropped'`)).toEqual(
      [{ data: dropped }],
    );
    expect(await dropKeptEnough(office.store)).toEqual({});
  });

  test('is a question that every table with days can answer, and no other table', async () => {
    const drop = (table: string) =>
      office.store.within(systemViewer, (tx) =>
        sql`SELECT office.drop_kept_enough(${table}, 9000)`.execute(tx),
      );
    for (const { table } of tablesWithDays()) await drop(table);
    await expect(drop('office.events')).rejects.toThrow(/kept for ever/u);
  });

  test('is never younger than a day, whatever number is given, and never dropped for a person', async () => {
    const { personId, viewer } = await person();
    await office.owner(
      `INSERT INTO office.requests VALUES ('request-today', $1, 'x', '{}', now() - interval '20 hours')`,
      [personId],
    );
    expect(await dropKeptEnough(office.store, [{ table: 'office.requests', days: -5 }])).toEqual({});
    await office.owner(
      `UPDATE office.requests SET at = now() - interval '300 days' WHERE request_id = 'request-today'`,
    );
    await office.store.within(viewer, (tx) =>
      sql`SELECT office.drop_kept_enough('office.requests', 30)`.execute(tx),
    );
    expect(
      await office.owner(`SELECT 1 FROM office.requests WHERE request_id = 'request-today'`),
    ).toHaveLength(1);
  });
});
