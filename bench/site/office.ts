/**
 * An office of its own for a measurement: the demonstration's work and a whole year of the programme, over the
 * real contract files where they are at hand.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { importFiles } from '#procurement/run.ts';
import { setTimeout as pause } from 'node:timers/promises';
import { connectionOf, readConnectionFile } from '#platform/postgres/connection.ts';
import { homeOf } from '#platform/postgres/place.ts';
import { becomeOwner, connected } from '#platform/postgres/roles.ts';

const root = join(import.meta.dirname, '..', '..');
const realFolder = join(root, '..', 'shared', 'data', 'thai-egp-fy2568');

export interface BenchOffice {
  url: string;
  ownerUrl: string;
  /** What the analysis was made of. */
  data: string;
  /** Resident memory of the site's process now, in bytes. */
  memory(): number;
  close(): Promise<void>;
}

/**
 * Makes it in a folder that goes with it. The first start makes the office; the second reads the real files.
 * @param made the folder of an office made so before, which is used as it is and kept
 * @param hasYear whether a whole year of the programme is put into it
 */
// eslint-disable-next-line max-lines-per-function -- one start after the other, as they are made
export async function benchOffice(
  tell: (words: string) => void,
  made?: string,
  hasYear = true,
): Promise<BenchOffice> {
  const folder = made ?? mkdtempSync(join(tmpdir(), 'truatkhap-bench-site-'));
  const tidy = () => {
    if (made !== undefined) return;
    rmSync(homeOf(join(folder, 'office')), { recursive: true, force: true }); // root's database lies elsewhere
    rmSync(folder, { recursive: true, force: true });
  };
  process.once('exit', tidy);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));
  tell('สร้างสำนักงานสาธิต · making the demonstration office');
  let running = await start(folder);
  let data = 'demonstration';
  if (made !== undefined) data = 'thai-egp-fy2568';
  else if (existsSync(realFolder)) {
    await stop(running.process);
    tell('นำไฟล์จริงเข้า · importing the real files');
    rmSync(join(folder, 'workspace'), { recursive: true, force: true });
    const files = readdirSync(realFolder).filter((name) => name.endsWith('.gz'));
    await importFiles(
      join(folder, 'workspace'),
      files.map((name) => join(realFolder, name)),
      { asAt: null },
    );
    data = 'thai-egp-fy2568';
    running = await start(folder);
  }
  const { ownerUrl } = connectionOf(readConnectionFile(homeOf(join(folder, 'office')))!);
  tell('ทำดัชนีอ่านและคำค้น · making the reading index and the search');
  await untilIndexed(ownerUrl, join(folder, 'workspace'));
  if (hasYear) await fillYear(tell, ownerUrl);
  return {
    url: running.url,
    ownerUrl,
    data,
    memory: () => residentBytes(running.process.pid!),
    close: () => stop(running.process).finally(tidy),
  };
}

/** As programme-year.sql and clinic-questions.sql say; an office that has them keeps them. */
async function fillYear(tell: (words: string) => void, ownerUrl: string): Promise<void> {
  tell(
    'ใส่ปีงบประมาณเต็มปี 77 จังหวัด × 60 ครั้ง × 200 คน และเรื่องขอคำปรึกษา 100,000 เรื่อง · a whole year: 77 provinces × 60 meetings × 200 people, and 100,000 consultations',
  );
  const fills = ['programme-year.sql', 'clinic-questions.sql'].map((name) =>
    readFileSync(join(import.meta.dirname, name), 'utf8'),
  );
  await connected(ownerUrl, async (client) => {
    await becomeOwner(client);
    const { rows } = await client.query(`SELECT FROM office.activities WHERE slug LIKE 'measured-%' LIMIT 1`);
    if (rows.length > 0) return;
    await client.query(`BEGIN; ${fills.join(';')}; COMMIT`);
    await client.query('ANALYZE');
  });
}

/** An import's own work is over before anybody is measured. @throws Error after ten minutes */
async function untilIndexed(ownerUrl: string, workspace: string): Promise<void> {
  const reading = join(workspace, 'reading');
  for (let tries = 0; tries < 600; tries += 1) {
    const indexed = existsSync(reading) && readdirSync(reading).some((name) => name.endsWith('.duckdb'));
    const { rows } = await connected(ownerUrl, (client) => client.query('SELECT FROM office.search_index'));
    if (indexed && rows.length > 0) return;
    await pause(1000);
  }
  throw new Error('the worker made no reading index or no search in ten minutes');
}

/** `truatkhap start` on a free port, ready when it says its address. */
function start(folder: string): Promise<{ process: ChildProcess; url: string }> {
  const args = [join(root, 'cli', 'main.ts'), 'start', '--data', folder, '--port', '0'];
  const child = spawn(process.execPath, args, {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, DATABASE_URL: '' },
  });
  process.once('exit', () => child.kill());
  return new Promise((resolve, reject) => {
    let said = '';
    const listen = (part: Buffer) => {
      said += part.toString();
      const url = /http:\/\/(?:127\.0\.0\.1|localhost):\d+/u.exec(said)?.[0];
      if (url !== undefined) resolve({ process: child, url: url.replace('localhost', '127.0.0.1') });
    };
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
    child.once('exit', (code) => reject(new Error(`start ended with ${code}:\n${said}`)));
  });
}

function stop(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    if (child.exitCode === null) child.kill('SIGTERM');
    else resolve();
  });
}

/** Linux says it in /proc; elsewhere it is not known, and 0. */
function residentBytes(pid: number): number {
  const status = existsSync(`/proc/${pid}/status`) ? readFileSync(`/proc/${pid}/status`, 'utf8') : '';
  return Number(/^VmRSS:\s+(\d+) kB/mu.exec(status)?.[1] ?? 0) * 1024;
}
