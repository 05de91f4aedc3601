/**
 * kill -9 of what `npm start` runs, while people's browsers send letters: the supervising process with the
 * site in it, or its worker. Every letter that was answered for is there once, with its event; none is half
 * there; one sent again with the same mark is not there twice; the next start works by itself. A second
 * start is refused meanwhile, and a clean stop leaves a witness. Long: 20 kills; otherwise one of each.
 */
import { randomUUID } from 'node:crypto';
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { connectionOf, readConnectionFile } from '#platform/postgres/connection.ts';
import { becomeOwner, connected } from '#platform/postgres/roles.ts';
import { seeded } from '#tests/any-rows.ts';
import { stranger, type SiteReader } from '#tests/signed-in.ts';

const main = join(import.meta.dirname, '..', '..', 'cli', 'main.ts');
const kills = process.env['TRUATKHAP_LONG'] ? 20 : 2;
const folder = mkdtempSync(join(realpathSync(tmpdir()), 'truatkhap-start-'));
const home = join(folder, 'database');
const env = {
  ...process.env,
  TRUATKHAP_DATABASE_FOLDER: home,
  TRUATKHAP_DATA: folder,
  DATABASE_URL: '',
  PORT: '0',
};

let running: ChildProcess | null = null;
let url = '';
let officer: SiteReader;
/** Mark of a sending → the letter it was answered with; null while nothing has answered. */
const letters = new Map<string, string | null>();
let asks = true;

beforeAll(async () => {
  chmodSync(folder, 0o755); // the server's own account must get in
  mkdirSync(join(folder, 'workspace', 'generations'), { recursive: true }); // contract files are another story
  await start();
  officer = stranger(url);
  const password = readFileSync(join(folder, 'demonstration-password'), 'utf8').trim();
  const entered = await officer.post('/sign-in', {
    email: 'officer7@demonstration.invalid',
    password,
    to: '/',
  });
  expect(entered.status).toBe(303);
}, 120_000);
afterAll(async () => {
  running?.kill('SIGTERM');
  if (running?.exitCode === null && running.signalCode === null) await once(running, 'exit');
  rmSync(folder, { recursive: true, force: true });
});

/** At the address of the time before, so that browsers stay signed in. */
async function start(): Promise<void> {
  const port = url === '' ? '0' : new URL(url).port;
  const child = spawn(process.execPath, [main, 'start', '--port', port], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  running = child;
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (said += text));
  while (!/Truatkhap +http:\S+\s/u.test(said)) {
    if (child.exitCode !== null) throw new Error(`npm start ended: ${said}`);
    await pause(20);
  }
  url = /Truatkhap +(http:\S+)\s/u.exec(said)![1]!;
}

/** Sends one letter; an answer that never came leaves it open. */
async function send(mark: string): Promise<void> {
  const content = { kind: 'memo', secrecy: 'ordinary', body: 'ขอให้พิจารณาตามที่เสนอ' };
  const addressee = { recipientKind: 'other', recipientName: 'ผู้รับ สมมุติ', subjectLine: `กลางคัน ${mark}` };
  try {
    const answer = await officer.post('/letters/new', { ...content, ...addressee, request_id: mark });
    if (answer.status === 303) letters.set(mark, answer.location.replace('/letters/', ''));
    else if (answer.status < 500) throw new RangeError(`answered ${answer.status}`);
  } catch (error) {
    if (error instanceof RangeError) throw error; // else: the connection broke
  }
}

async function browser(): Promise<void> {
  while (asks) {
    const mark = randomUUID();
    letters.set(mark, null);
    while (letters.get(mark) === null) {
      await send(mark); // pressed again until answered
      await pause(10);
    }
  }
}

const answered = () => [...letters.values()].filter((id) => id !== null).length;
async function goesOn(more: number): Promise<void> {
  const enough = answered() + more;
  while (answered() < enough) await pause(10);
}

/** The worker beside the running site; null between its death and its next start. */
function workerPid(): number | null {
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/u.test(name)))
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
      const parent = Number(stat.slice(stat.lastIndexOf(')') + 4).split(' ')[0]);
      const isWorker = readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('worker/main.ts');
      if (isWorker && parent === running!.pid) return Number(pid);
    } catch {
      // it ended while we looked
    }
  return null;
}

const owner = <Row extends object>(text: string) =>
  connected(connectionOf(readConnectionFile(home)!).ownerUrl, async (client) => {
    await becomeOwner(client);
    return (await client.query<Row>(text)).rows;
  });

async function accountFor(): Promise<void> {
  const found = await owner<{ mark: string; id: string; events: number; requests: number }>(
    `SELECT split_part(l.subject_line, ' ', 2) AS mark, l.letter_id::text AS id,
       (SELECT count(*)::int FROM office.events e WHERE e.subject_id = l.letter_id::text AND e.name = 'letter.drafted') AS events,
       (SELECT count(*)::int FROM office.requests r WHERE r.result #>> '{}' = l.letter_id::text) AS requests
     FROM office.letters l WHERE l.subject_line LIKE 'กลางคัน %'`,
  );
  expect(found.filter(({ events, requests }) => events !== 1 || requests !== 1)).toEqual([]);
  expect(new Map(found.map(({ mark, id }) => [mark, id]))).toEqual(letters);
  expect(found).toHaveLength(letters.size);
  expect(await owner('SELECT * FROM office.timeline_faults ()')).toEqual([]);
}

async function kill(target: 'site' | 'worker'): Promise<void> {
  if (target === 'site') {
    running!.kill('SIGKILL');
    await once(running!, 'exit');
    await start();
    return;
  }
  const before = await worker();
  process.kill(before, 'SIGKILL');
  while ((await worker()) === before) await pause(20);
}

async function worker(): Promise<number> {
  for (let pid = workerPid(); ; pid = workerPid()) {
    if (pid !== null) return pid;
    await pause(20);
  }
}

it(`${kills} times: what was answered for is there, once, and nothing is half there`, async () => {
  const draw = seeded(614);
  for (let n = 0; n < kills; n += 1) {
    asks = true;
    const browsers = [browser(), browser(), browser()];
    await goesOn(5);
    await pause(draw() * 150);
    await kill(n % 2 === 0 ? 'site' : 'worker');
    await goesOn(5); // nobody had to sign in again
    asks = false;
    await Promise.all(browsers);
    await accountFor();
  }
  expect(answered()).toBeGreaterThan(kills * 10);
}, 900_000);

it('a second start is refused with who the first is, and the first serves on', async () => {
  const second = spawnSync(process.execPath, [main, 'start'], { env, encoding: 'utf8' });
  expect(second.status).toBe(2);
  expect(second.stderr).toContain(String(running!.pid));
  expect((await officer.get('/my-work')).status).toBe(200);
}, 60_000);

it('a start that cannot go on says why in both languages, and ends with all that it began', async () => {
  const port = new URL(url).port;
  running!.kill('SIGTERM');
  await once(running!, 'exit');
  const taken = createServer().listen(Number(port), '127.0.0.1');
  await once(taken, 'listening');
  const started = (PORT: string) =>
    spawnSync(process.execPath, [main, 'start'], {
      env: { ...env, PORT },
      encoding: 'utf8',
      timeout: 50_000,
    });
  const noPort = started(port);
  taken.close();
  expect(noPort.stderr).toMatch(new RegExp(`พอร์ต ${port}[\\s\\S]*Port ${port}`, 'u'));
  expect(noPort.status).toBe(2);

  const keyFile = join(folder, 'sign-in.key');
  const key = readFileSync(keyFile);
  writeFileSync(keyFile, 'ไม่ใช่กุญแจ');
  const noKey = started('0');
  writeFileSync(keyFile, key);
  expect(noKey.stderr).toContain(keyFile);
  expect(noKey.status).toBe(2);
  await start(); // the database was left as a clean stop leaves it
  expect((await officer.get('/my-work')).status).toBe(200);
}, 180_000);

it('a clean stop leaves a witness of everything, and the timeline agrees with it', async () => {
  const [{ last }] = (await owner<{ last: number }>(
    'SELECT max(event_no)::int AS last FROM office.events',
  )) as [{ last: number }];
  running!.kill('SIGTERM');
  await once(running!, 'exit');
  const verified = spawnSync(process.execPath, [main, 'verify-timeline', '--json'], {
    env,
    encoding: 'utf8',
  });
  expect(verified.status).toBe(0);
  expect(JSON.parse(verified.stdout)).toMatchObject({ whole: true, witness: { event_no: last } });
}, 60_000);
