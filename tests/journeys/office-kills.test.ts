/**
 * kill -9 in the middle of writing: of the site, the server, one of its processes, the supervisor, all at
 * once. Every action that was acknowledged is there once, none is half done, the timeline is whole, and
 * work goes on without anybody's help. Long: 20 kills; otherwise a seeded slice.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, it } from 'vitest';
import { fiscalYearBe } from '#kernel/fiscal-year.ts';
import { bangkokToday, dayNumber } from '#kernel/working-days.ts';
import { seedTerritory } from '#office/territory/take-in.ts';
import type { Connection } from '#platform/postgres/connection.ts';
import { migrate, migrationsIn } from '#platform/postgres/migrate.ts';
import { becomeOwner, connected } from '#platform/postgres/roles.ts';
import { openStore } from '#platform/postgres/store.ts';
import { seeded } from '../any-rows.ts';
import { supervisedDatabase, type Supervisor } from '../supervised-database.ts';

const root = join(import.meta.dirname, '..', '..');
const targets = ['site', 'server', 'supervisor and server', 'one server process', 'supervisor'] as const;
const kills = process.env['TRUATKHAP_LONG'] ? 20 : 3;
const office = supervisedDatabase();

/** The running site and what it was told is done. */
let site: ChildProcess | null = null;
const acknowledged = new Map<string, string>();
afterAll(() => site?.kill('SIGKILL'));

function startSite(person: { personId: string; postId: string }): void {
  const program = fileURLToPath(new URL('../office-writer.ts', import.meta.url));
  const first = String(1 + Math.max(0, ...[...acknowledged.keys()].map((key) => Number(key.split(' ')[1]))));
  site = spawn(process.execPath, [program, office.home, person.personId, person.postId, first], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  createInterface(site.stdout!).on('line', (line) => {
    const [what, n, id] = line.split(' ') as [string, string, string];
    acknowledged.set(`${what} ${n}`, id);
  });
}

/** Waits until the site was told of some more. */
async function goesOn(more: number): Promise<void> {
  const enough = acknowledged.size + more;
  while (acknowledged.size < enough) {
    if (site!.exitCode !== null) throw new Error('the site ended by itself');
    await pause(10);
  }
}

const asOwner = <Row extends object>(connection: Connection, text: string) =>
  connected(connection.ownerUrl, async (client) => {
    await becomeOwner(client);
    return (await client.query<Row>(text)).rows;
  });

async function prepared(connection: Connection): Promise<{ personId: string; postId: string }> {
  await migrate(connection.ownerUrl, migrationsIn(join(root, 'office', 'migrations')));
  const store = await openStore({ url: connection.url, size: 1 });
  await seedTerritory(store);
  await store.close();
  const be = fiscalYearBe(dayNumber(bangkokToday(new Date())));
  await asOwner(connection, `INSERT INTO office.fiscal_years (fiscal_year_be) VALUES (${be})`);
  const [person] = await asOwner<{ personId: string; postId: string }>(
    connection,
    `WITH p AS (INSERT INTO office.people (full_name) VALUES ('ทดสอบ สมมุติ') RETURNING person_id)
     INSERT INTO office.posts (person_id, role, scope_kind, scope_id) SELECT person_id, 'centre_officer', 'nation', '' FROM p
     RETURNING person_id AS "personId", post_id AS "postId"`,
  );
  return person!;
}

/** What stands in the office must be what belongs together, and hold all that was acknowledged before. */
async function accountFor(connection: Connection, before: Map<string, string>): Promise<void> {
  const done = await asOwner<{ key: string; id: string; rows: number; events: number }>(
    connection,
    `SELECT split_part(r.request_id, '-', 1) || ' ' || split_part(r.request_id, '-', 3) AS key,
       coalesce(r.result ->> 'agencyId', e.subject_id) AS id, e.events::int, x.rows::int
     FROM (SELECT * FROM office.requests WHERE request_id ~ '^(add|rename)-') r
     CROSS JOIN LATERAL (SELECT count(*) AS rows, min(a.agency_id) AS agency_id FROM office.agencies a
       LEFT JOIN office.agency_changes c USING (agency_id)
       WHERE a.name_th LIKE '%สมมุติ ' || split_part(r.request_id, '-', 3) AND (r.request_id LIKE 'add%' OR c.kind = 'renamed')) x
     CROSS JOIN LATERAL (SELECT count(*) AS events, min(v.subject_id) AS subject_id FROM office.events v
       WHERE v.subject_id = x.agency_id AND v.name LIKE CASE WHEN r.request_id LIKE 'add%' THEN '%.added' ELSE '%.renamed' END) e`,
  );
  const found = new Map(done.map(({ key, id }) => [key, id]));
  expect(done.filter(({ rows, events }) => rows !== 1 || events !== 1)).toEqual([]);
  for (const [key, id] of before) if (/^(?:add|rename) /u.test(key)) expect(found.get(key), key).toBe(id);
  const [totals] = await asOwner<Record<string, string>>(
    connection,
    `SELECT (SELECT count(*) FROM office.requests WHERE request_id ~ '^(add|rename)-') AS requests,
       (SELECT count(*) FROM office.agencies) + (SELECT count(*) FROM office.agency_changes) AS rows,
       (SELECT count(*) FROM office.events WHERE subject_kind = 'agency') AS events`,
  );
  expect(totals).toEqual({
    requests: totals!['requests'],
    rows: totals!['requests'],
    events: totals!['requests'],
  });
  await accountForMeetings(connection, before);
  expect(await asOwner(connection, 'SELECT * FROM office.timeline_faults ()')).toEqual([]);
}

/** Of the programme's desk: what one action writes into several tables stands in all of them, once, with its event. */
async function accountForMeetings(connection: Connection, before: Map<string, string>): Promise<void> {
  const parts = await asOwner<{ what: string; rows: number; events: number; requests: number }>(
    connection,
    `WITH parts (what, event, rows) AS (VALUES
       ('plan', 'meeting.planned', (SELECT count(*) FROM office.activities WHERE created_by IS NOT NULL)::numeric),
       ('agenda', 'meeting.agenda_set', (SELECT count(*) FROM office.activity_agenda) / 3.0),
       ('announce', 'meeting.announced', (SELECT count(*) FROM office.activities WHERE created_by IS NOT NULL AND state = 'announced')),
       ('enter', 'participant.entered', ((SELECT count(*) FROM office.participants) + (SELECT count(*) FROM office.participant_posts)) / 2.0),
       ('sign', 'attendance.signed', ((SELECT count(*) FROM office.attendance_scans) + (SELECT count(*) FROM office.attendances)) / 2.0))
     SELECT what, rows::float8, (SELECT count(*)::int FROM office.events v WHERE v.name = event) AS events,
       (SELECT count(*)::int FROM office.requests r WHERE r.request_id LIKE what || '-%') AS requests FROM parts`,
  );
  expect(parts.filter(({ rows, events, requests }) => rows !== requests || events !== requests)).toEqual([]);
  const kept = await asOwner<{ key: string; id: string }>(
    connection,
    `SELECT split_part(request_id, '-', 1) || ' ' || split_part(request_id, '-', 3) AS key,
       coalesce(result ->> 'agencyId', result ->> 'id') AS id FROM office.requests`,
  );
  const found = new Map(kept.map(({ key, id }) => [key, id]));
  for (const [key, id] of before) expect(found.get(key), key).toBe(id);
}

const serverProcess = async (connection: Connection) => {
  const [row] = await asOwner<{ pid: number }>(
    connection,
    `SELECT pid FROM pg_stat_activity WHERE usename = 'truatkhap_site' ORDER BY pid LIMIT 1`,
  );
  return row!.pid;
};

/** Waits for a server that answers and is not the one that was killed. */
async function isBack(connection: Connection, dead: number): Promise<void> {
  for (;;) {
    try {
      await asOwner(connection, 'SELECT 1');
      if (office.postmaster() !== dead) return;
    } catch {
      // not yet
    }
    await pause(20);
  }
}

async function kill(target: (typeof targets)[number], supervisor: Supervisor): Promise<void> {
  if (target === 'site') site!.kill('SIGKILL');
  if (target === 'one server process') process.kill(await serverProcess(supervisor.said), 'SIGKILL');
  if (target === 'server' || target === 'supervisor and server') process.kill(office.postmaster(), 'SIGKILL');
  if (target === 'supervisor' || target === 'supervisor and server') {
    supervisor.child.kill('SIGKILL');
    await once(supervisor.child, 'exit');
  }
}

it(`${kills} times, whatever is killed`, async () => {
  const draw = seeded(2569);
  let supervisor = await office.supervisor();
  const person = await prepared(supervisor.said);
  startSite(person);
  for (let n = 0; n < kills; n += 1) {
    const target = targets[n % targets.length]!;
    await goesOn(5);
    await pause(draw() * 200); // only to strike at another moment each time
    const before = new Map(acknowledged);
    const server = office.postmaster();
    await kill(target, supervisor);
    if (target === 'site') {
      await once(site!, 'exit');
      startSite(person);
    }
    if (target.startsWith('supervisor')) supervisor = await office.supervisor();
    if (target === 'server') await isBack(supervisor.said, server);
    await goesOn(5); // the site that was not killed has found its way back by itself
    await accountForAtRest(supervisor.said, person, before);
  }
  expect(acknowledged.size).toBeGreaterThan(kills * 10);
  const kinds = new Set([...acknowledged.keys()].map((key) => key.split(' ')[0]));
  expect([...kinds].sort()).toEqual(['add', 'agenda', 'announce', 'enter', 'plan', 'rename', 'sign']);
}, 900_000);

/** The site is stopped between two lines only so that counting is exact; killing it here is one more kill. */
async function accountForAtRest(
  connection: Connection,
  person: { personId: string; postId: string },
  before: Map<string, string>,
): Promise<void> {
  site!.kill('SIGKILL');
  await once(site!, 'close'); // and its last lines are read
  await isBack(connection, 0);
  await accountFor(connection, before);
  await accountFor(connection, new Map(acknowledged));
  startSite(person);
}
