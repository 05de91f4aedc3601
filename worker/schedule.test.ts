/** What the clock asks for, and what its jobs leave behind. The other jobs are told in import.test.ts. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { JobHelpers } from 'graphile-worker';
import { parseCronItems } from 'graphile-worker';
import { pino } from 'pino';
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { verifyTimeline } from '#office/timeline/verify.ts';
import { readWitness } from '#office/timeline/witness.ts';
import { readConfig } from '#platform/config.ts';
import { freshFolder } from '#tests/egp-rows.ts';
import { letterAt, draft, setDesk, type Desk } from '#tests/letters-desk.ts';
import { officeStore } from '#tests/office-store.ts';
import { clock, tasks, type Setting } from './schedule.ts';

const office = officeStore();
const folder = freshFolder();
const said: string[] = [];
let setting: Setting;
let desk: Desk;

beforeAll(async () => {
  const { dataFolder, backupFolder, workspace, origin } = readConfig({ TRUATKHAP_DATA: folder });
  const { store, connection } = office;
  const log = pino({ base: null }, { write: (line) => said.push(line) });
  const none = { uploads: join(folder, 'uploads'), importFolder: null, mail: null };
  setting = {
    store,
    ownerUrl: connection.ownerUrl,
    dataFolder,
    backupFolder,
    workspace,
    origin,
    log,
    ...none,
  };
  desk = await setDesk(office, folder);
});
afterEach(() => {
  vi.useRealTimers();
});

const run = (task: string) => tasks(setting)[task]!({}, {} as JobHelpers);

describe('the clock', () => {
  test('asks only for jobs that there are, at times that can be read', () => {
    expect(parseCronItems(clock.map((item) => ({ ...item, options: {} })))).toHaveLength(clock.length);
    const known = Object.keys(tasks(setting));
    expect(clock.map(({ task }) => task).filter((task) => !known.includes(task))).toEqual([]);
  });

  test('wakes at 08:00 in Thailand for digests, and at night for backups and what was kept enough', () => {
    const bangkok = ({ task, match }: (typeof clock)[number]) => {
      const [minute, hour] = match.split(' ').map(Number) as [number, number];
      return `${task} ${(hour + 7) % 24}:${String(minute).padStart(2, '0')}`;
    };
    const daily = clock.filter(({ match }) => /^\d+ \d+ /u.test(match));
    expect(daily.map(bangkok)).toEqual(['backup 2:30', 'drop-kept-enough 3:00', 'digests 8:00']);
  });

  test('makes up for the nights in which the machine was off', () => {
    const madeUp = clock.flatMap((item) =>
      'options' in item && 'backfillPeriod' in item.options ? [item.task] : [],
    );
    expect(madeUp).toEqual(['backup', 'drop-kept-enough', 'digests']);
  });
});

describe('the morning’s digests', () => {
  const morning = (day: string) =>
    vi.useFakeTimers({ toFake: ['Date'], now: new Date(`${day}T08:00:00+07:00`) });
  const waiting = () =>
    office.owner(
      `SELECT person_id AS "personId", matter_count AS count FROM office.outbox WHERE kind = 'digest'`,
    );

  test('tell those with something due how many, on a working day only, and once however often they run', async () => {
    const { personId } = desk.head;
    await office.owner('UPDATE office.people SET email = $1 WHERE person_id = $2', [
      'head@office.example',
      personId,
    ]);
    await letterAt(office, desk, 'dispatched', { ...draft, replyDueOn: '2026-12-01' });
    morning('2026-11-28'); // a Saturday
    await run('digests');
    expect(await waiting()).toEqual([]);
    morning('2026-11-30');
    await run('digests');
    await run('digests');
    expect(await waiting()).toEqual([{ personId, count: 1 }]);
  });
});

describe('the night', () => {
  test('drops what was kept for as long as the office says', async () => {
    const { personId } = desk.officer;
    await office.owner(
      `INSERT INTO office.requests VALUES ('request-old', $1, 'x', '{}', now() - interval '400 days')`,
      [personId],
    );
    await run('drop-kept-enough');
    expect(await office.owner('SELECT FROM office.requests')).toHaveLength(0);
    const [event] = await office.owner(`SELECT data FROM office.events WHERE name = 'personal_data.dropped'`);
    expect(event).toEqual({ data: { 'office.requests': 1 } });
  });

  test('backs the office up and moves the witness on; a cut end of the whole office is then found', async () => {
    await run('backup');
    expect(readdirSync(setting.backupFolder)).toHaveLength(1);
    const { ownerUrl } = office.connection;
    const whole = await verifyTimeline(ownerUrl, folder);
    expect(whole).toMatchObject({ whole: true, witness: whole.head });
    expect(whole.events).toBeGreaterThan(5);
    const last = readWitness(folder)!.event_no - 2;
    for (const table of ['office.last_events', 'office.events'])
      await office.owner(`DELETE FROM ${table} WHERE event_no > $1`, [last]);
    const cut = await verifyTimeline(ownerUrl, folder);
    expect(cut.faults).toEqual([{ event_no: last + 2, fault: 'witness_cut' }]);
    expect(said).toEqual([]);
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 60_000 });
    await run('backup');
    expect(readWitness(folder)!.event_no).toBe(last + 2); // left as it was: it is the evidence
    expect(said.join()).toContain('verify-timeline');
  });
});
