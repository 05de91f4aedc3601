/** The hash-chained timeline: whoever edits, deletes, moves or cuts events as the database's owner is found out. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { recordEvent } from '#office/action.ts';
import { officeStore, systemViewer } from '#tests/office-store.ts';
import { accountOf, verifyTimeline } from './verify.ts';
import { keepWitness, readHead, readWitness, witnessPath, writeWitness } from './witness.ts';

const office = officeStore();
let client: pg.Client;
let folder: string;

/** Events about a few subjects, as desks write them. */
async function write(count: number, about = 4): Promise<void> {
  for (let i = 0; i < count; i += 1)
    await office.store.within(systemViewer, (tx) =>
      recordEvent(tx, {
        name: i % 3 ? 'watch_item.moved' : 'letter.signed',
        subjectKind: i % 3 ? 'watch_item' : 'letter',
        subjectId: `subject-${i % about}`,
        place: i % 2 ? { areaNo: 7 } : { provinceIso: 'TH-74', areaNo: 7 },
        data: { from: 'watch', to: 'prevent', count: i },
      }),
    );
}

/** What is found after `tampering`, which is then undone. */
async function found(tampering: string[], witness = readWitness(folder)): Promise<string[]> {
  await client.query('BEGIN');
  try {
    for (const statement of tampering) await client.query(statement);
    const { faults } = await accountOf(client, witness);
    return [...new Set(faults.map(({ fault }) => fault))].sort();
  } finally {
    await client.query('ROLLBACK');
  }
}

beforeAll(async () => {
  client = new pg.Client({ connectionString: office.connection.ownerUrl });
  await client.connect();
  await client.query('SET ROLE truatkhap_owner');
  await write(24);
});
afterAll(() => client.end());

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'truatkhap-timeline-'));
  await writeWitness(client, folder);
  return () => rmSync(folder, { recursive: true });
});

describe('a timeline that nobody touched', () => {
  test('is whole, and its witness names the newest event', async () => {
    const account = await verifyTimeline(office.connection.ownerUrl, folder);
    expect(account).toMatchObject({ whole: true, faults: [], events: 24 });
    expect(account.witness).toEqual(account.head);
    expect(account.head?.event_no).toBe(24);
  });

  test('stays whole while events are added, and the witness moves on with it', async () => {
    const before = readWitness(folder);
    await write(2);
    expect(await verifyTimeline(office.connection.ownerUrl, folder)).toMatchObject({ whole: true });
    expect(await keepWitness(office.connection.ownerUrl, folder)).toBe(true);
    expect(readWitness(folder)!.event_no).toBe(before!.event_no + 2);
  });

  test('is whole without a witness, and says that there is none', async () => {
    rmSync(witnessPath(folder));
    const account = await verifyTimeline(office.connection.ownerUrl, folder);
    expect(account).toMatchObject({ whole: true, witness: null });
  });
});

describe('tampering as the owner of the database', () => {
  test('is found when an event is edited, in any of its columns', async () => {
    const edits = {
      at: `at + interval '1 microsecond'`,
      name: `'letter.withdrawn'`,
      subject_kind: `'other'`,
      subject_id: `'subject-99'`,
      person_id: 'gen_random_uuid()',
      post_id: 'gen_random_uuid()',
      area_no: 'NULL',
      province_iso: `'-'`,
      district_code: `''`,
      agency_id: `'-'`,
      data: `data || '{"to": "ended"}'`,
      hash: `sha256('x')`,
    };
    for (const [column, value] of Object.entries(edits))
      expect(
        await found([`UPDATE office.events SET ${column} = ${value} WHERE event_no = 10`]),
        column,
      ).toContain('edited');
  });

  test('is found when an event is deleted, at the beginning, in the middle, or with the numbers closed up', async () => {
    expect(await found(['DELETE FROM office.events WHERE event_no = 1'])).toContain('missing_before');
    expect(await found(['DELETE FROM office.events WHERE event_no = 10'])).toContain('missing_before');
    expect(
      await found([
        'DELETE FROM office.events WHERE event_no = 10',
        'UPDATE office.events SET event_no = -event_no WHERE event_no > 10',
        'UPDATE office.events SET event_no = -event_no - 1 WHERE event_no < 0',
      ]),
    ).toEqual(expect.arrayContaining(['edited', 'order_changed']));
  });

  test('is found when two events change places', async () => {
    const swap = [
      'UPDATE office.events SET event_no = 0 WHERE event_no = 10',
      'UPDATE office.events SET event_no = 10 WHERE event_no = 11',
      'UPDATE office.events SET event_no = 11 WHERE event_no = 0',
    ];
    expect(await found(swap)).toEqual(expect.arrayContaining(['edited', 'order_changed']));
    const rehash =
      'UPDATE office.events e SET hash = sha256(office.event_bytes(e)) WHERE event_no IN (10, 11)';
    expect(await found([...swap, rehash])).toContain('order_changed');
  });

  test('is found when the end is cut, by what the subjects remember', async () => {
    expect(await found(['DELETE FROM office.events WHERE event_no > 20'], null)).toEqual(['cut_tail']);
  });

  test('is found by the witness when the subjects were made to forget', async () => {
    const forgotten = [
      'DELETE FROM office.events WHERE event_no > 20',
      'DELETE FROM office.last_events WHERE event_no > 20',
    ];
    expect(await found(forgotten, null)).toEqual([]);
    expect(await found(forgotten)).toEqual(['witness_cut']);
  });

  test('is found by the witness when the whole chain was written anew', async () => {
    const forged = [
      `UPDATE office.events SET data = '{"to": "ended"}' WHERE event_no = 10`,
      `DO $$ DECLARE e office.events; last bytea; BEGIN
         FOR e IN SELECT * FROM office.events ORDER BY event_no LOOP
           IF last IS NOT NULL THEN e.previous_hash := last; END IF;
           e.hash := sha256(office.event_bytes(e));
           UPDATE office.events SET previous_hash = e.previous_hash, hash = e.hash WHERE event_no = e.event_no;
           UPDATE office.last_events l SET hash = e.hash WHERE l.event_no = e.event_no;
           last := e.hash;
         END LOOP; END $$`,
    ];
    expect(await found(forged, null)).toEqual([]);
    expect(await found(forged)).toEqual(['witness_differs']);
  });

  test('leaves the witness as it was', async () => {
    const before = readFileSync(witnessPath(folder), 'utf8');
    await client.query('BEGIN');
    await client.query('DELETE FROM office.events WHERE event_no > 20');
    expect(await writeWitness(client, folder)).toBe(false);
    await client.query('ROLLBACK');
    expect(readFileSync(witnessPath(folder), 'utf8')).toBe(before);
  });

  test('with the witness file is told too, never taken for "no witness yet"', async () => {
    for (const text of ['', '{', '{"event_no": 3}', '{"event_no": -1, "hash": "00"}']) {
      writeFileSync(witnessPath(folder), text);
      await expect(verifyTimeline(office.connection.ownerUrl, folder)).rejects.toMatchObject({
        code: 'timeline.witness_unreadable',
      });
    }
  });
});

/** A chain as add_event writes it: subjects, places and data of every kind. */
const chain = fc.array(
  fc.record({
    kind: fc.constantFrom('letter', 'watch_item', '-'),
    id: fc.string({ unit: fc.constantFrom('ก', 'a', '-', '|', '"', '\u001f', ' '), maxLength: 6 }),
    area: fc.option(fc.integer({ min: 1, max: 9 })),
    agency: fc.option(fc.constantFrom('agency:office:x', '-', '')),
    data: fc.dictionary(fc.constantFrom('from', 'to', 'n'), fc.oneof(fc.string(), fc.integer())),
  }),
  { minLength: 2, maxLength: 12 },
);

interface Tampering {
  way: 'edit' | 'delete' | 'swap' | 'cut';
  first: number;
  second: number;
  set: string;
}

/** One way of tampering; places are given as shares of the chain's length. */
const share = fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true });
const tampering: fc.Arbitrary<Tampering> = fc.record({
  way: fc.constantFrom('edit', 'delete', 'swap', 'cut'),
  first: share,
  second: share,
  set: fc.constantFrom(
    'area_no = coalesce(area_no, 0) + 1',
    `agency_id = CASE WHEN agency_id IS NULL THEN '' END`,
    'subject_id = subject_id || chr(31)',
    `subject_kind = subject_kind || '.'`,
    `data = '[]'`,
    `at = at - interval '1 microsecond'`,
  ),
});

function statementsOf({ way, first, second, set }: Tampering, length: number): string[] {
  const one = 1 + Math.floor(first * length);
  const shifted = one + 1 + Math.floor(second * (length - 1));
  const other = shifted > length ? shifted - length : shifted;
  if (way === 'edit') return [`UPDATE office.events SET ${set} WHERE event_no = ${one}`];
  if (way === 'delete') return [`DELETE FROM office.events WHERE event_no = ${one}`];
  if (way === 'cut')
    return ['events', 'last_events'].map((table) => `DELETE FROM office.${table} WHERE event_no >= ${one}`);
  return [
    `UPDATE office.events SET event_no = 0 WHERE event_no = ${one}`,
    `UPDATE office.events SET event_no = ${one} WHERE event_no = ${other}`,
    `UPDATE office.events SET event_no = ${other} WHERE event_no = 0`,
  ];
}

test('whatever the chain: one event edited, deleted or moved, or the end cut, is found', async () => {
  await fc.assert(
    fc.asyncProperty(chain, tampering, async (events, how) => {
      await client.query('BEGIN');
      try {
        await client.query('DELETE FROM office.events; DELETE FROM office.last_events');
        await client.query(`SELECT set_config('truatkhap.viewer', 'system', true)`);
        for (const { kind, id, area, agency, data } of events)
          await client.query(`SELECT office.add_event('trial.written', $1, $2, $3, NULL, NULL, $4, $5)`, [
            kind,
            id,
            area,
            agency,
            JSON.stringify(data),
          ]);
        const witness = await readHead(client);
        expect((await accountOf(client, witness)).faults).toEqual([]);
        for (const statement of statementsOf(how, events.length)) await client.query(statement);
        expect((await accountOf(client, witness)).faults).not.toEqual([]);
      } finally {
        await client.query('ROLLBACK');
      }
    }),
    { numRuns: 60 },
  );
});
