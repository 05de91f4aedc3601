/** What the store promises whoever works through it. */
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { officeStore, publicViewer, systemViewer } from '#tests/office-store.ts';
import { openStore } from './store.ts';

const office = officeStore();
const settings = sql<{ me: string; viewer: string; person: string }>`
  SELECT current_user AS me, current_setting('truatkhap.viewer', true) AS viewer,
    current_setting('truatkhap.person_id', true) AS person`;

describe('a transaction', () => {
  test('is the application’s and its viewer’s, and leaves nothing of them on the connection', async () => {
    const store = await openStore({ url: office.connection.url, size: 1 });
    const officer = await office.person({ role: 'area_officer', scope: ['area', '7'] });
    const first = await store.within(officer.viewer, (tx) => settings.execute(tx));
    expect(first.rows).toEqual([{ me: 'truatkhap_app', viewer: 'staff', person: officer.personId }]);
    const next = await store.within(publicViewer, (tx) => settings.execute(tx)); // the same connection
    expect(next.rows).toEqual([{ me: 'truatkhap_app', viewer: 'public', person: '' }]);
    const door = await store.signIn((tx) => settings.execute(tx));
    expect(door.rows).toEqual([{ me: 'truatkhap_auth', viewer: '', person: '' }]);
    await store.close();
  });

  test('a person has the role of the hat they wear, until it ends', async () => {
    const role = sql<{ role: string }>`SELECT office.my_role () AS role`;
    const officer = await office.person({ role: 'area_officer', scope: ['area', '7'] });
    const hat = { role: 'centre_officer', scope: ['nation', ''], personId: officer.personId } as const;
    const ended = await office.person({
      ...hat,
      scope: ['nation', ''],
      fromAt: new Date(0),
      untilAt: new Date(1),
    });
    expect((await office.store.within(officer.viewer, (tx) => role.execute(tx))).rows).toEqual([
      { role: 'area_officer' },
    ]);
    expect((await office.store.within(ended.viewer, (tx) => role.execute(tx))).rows).toEqual([
      { role: 'nobody' },
    ]);
  });

  test('that fails leaves nothing', async () => {
    const name = 'ไม่ควรเหลือ';
    const failing = office.store.within(systemViewer, async (tx) => {
      await tx.insertInto('office.people').values({ full_name: name }).execute();
      throw new Error('กลางคัน');
    });
    await expect(failing).rejects.toThrow('กลางคัน');
    expect(await office.owner('SELECT FROM office.people WHERE full_name = $1', [name])).toEqual([]);
  });

  test('that takes too long is stopped and said so', async () => {
    const slow = office.store.within(publicViewer, async (tx) => {
      await sql`SET LOCAL statement_timeout = 50`.execute(tx);
      await sql`SELECT pg_sleep(600)`.execute(tx);
    });
    await expect(slow).rejects.toMatchObject({ code: 'store.too_slow', status: 503 });
  });

  test('has limits of its own: for a statement, for a lock, for standing idle', async () => {
    const { rows } = await office.store.within(publicViewer, (tx) =>
      sql<Record<string, string>>`SELECT current_setting('statement_timeout') AS statement,
        current_setting('lock_timeout') AS lock, current_setting('idle_in_transaction_session_timeout') AS idle`.execute(
        tx,
      ),
    );
    expect(rows).toEqual([{ statement: '30s', lock: '10s', idle: '1min' }]);
  });

  test('whose connection is lost midway says that it is not known what became of it, and the next one works', async () => {
    const store = await openStore({ url: office.connection.url, size: 1 });
    const lost = store.within(publicViewer, async (tx) => {
      await sql`RESET ROLE`.execute(tx);
      await sql`SELECT pg_terminate_backend(pg_backend_pid())`.execute(tx);
    });
    await expect(lost).rejects.toMatchObject({ code: 'store.interrupted', status: 503 });
    expect((await store.within(publicViewer, (tx) => settings.execute(tx))).rows).toHaveLength(1);
    await store.close();
  });
});

describe('the walls', () => {
  test('whoever names no viewer sees no row', async () => {
    await office.person({ role: 'administrator', scope: ['nation', ''] });
    const store = await openStore({ url: office.connection.url, size: 1 });
    const seen = await store.signIn(async (tx) => {
      await sql`SET LOCAL ROLE truatkhap_app`.execute(tx);
      return tx.selectFrom('office.people').select('person_id').execute();
    });
    expect(seen).toEqual([]);
    await store.close();
  });

  test('the application does not read sign-in, and sign-in does not read the office', async () => {
    const refused = { code: '42501' };
    const secrets = office.store.within(systemViewer, (tx) =>
      tx.selectFrom('auth.passwords').select('hash').execute(),
    );
    await expect(secrets).rejects.toMatchObject(refused);
    const people = office.store.signIn((tx) => tx.selectFrom('office.events').select('event_no').execute());
    await expect(people).rejects.toMatchObject(refused);
  });
});

test('columns arrive exact: days as text, instants as Date, money as text, numbers while they are safe', async () => {
  const { rows } = await office.store.within(publicViewer, (tx) =>
    sql`SELECT 7::bigint AS small, 9007199254740993 AS large, -9007199254740993 AS negative, date '2026-09-30' AS day,
      timestamptz '2026-09-30 16:59:59.999Z' AS instant, 0.10::numeric(20, 2) AS baht, count(*) AS n,
      ARRAY[1::bigint, NULL, 9007199254740993] AS many, ARRAY[date '2026-10-01', NULL] AS days,
      ARRAY['ก,ข', NULL] AS words FROM (VALUES (1)) AS v`.execute(tx),
  );
  expect(rows).toEqual([
    {
      small: 7,
      large: 9007199254740993n,
      negative: -9007199254740993n,
      day: '2026-09-30',
      instant: new Date('2026-09-30T16:59:59.999Z'),
      baht: '0.10',
      n: 1,
      many: [1, null, 9007199254740993n],
      days: ['2026-10-01', null],
      words: ['ก,ข', null],
    },
  ]);
});

test('a database that is not there is said to be away', async () => {
  const nowhere = Object.assign(new URL(office.connection.url), { port: '1' }).href;
  await expect(openStore({ url: nowhere })).rejects.toMatchObject({ code: 'store.unavailable' });
});
