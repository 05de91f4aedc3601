/** An embedded database in a folder of its own, with supervisors that tests may kill. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll } from 'vitest';
import type { Connection } from '#platform/postgres/connection.ts';
import { connected } from '#platform/postgres/roles.ts';
import { processStart } from '#platform/writer-lock.ts';

export interface Supervisor {
  child: ChildProcess;
  /** What it printed: how to connect, or the code of its problem. */
  said: Connection & { problem?: string };
}

export interface SupervisedDatabase {
  /** Holds the database in `home`. */
  readonly folder: string;
  readonly home: string;
  /** Starts a supervisor as a process of its own and waits until the database answers. */
  supervisor(ids?: { uid: number; gid: number }, env?: NodeJS.ProcessEnv): Promise<Supervisor>;
  /** Process id of the server. */
  postmaster(): number;
}

/** Called at the top of a test file. */
export function supervisedDatabase(): SupervisedDatabase {
  let folder = '';
  const children: ChildProcess[] = [];
  const home = () => join(folder, 'office');
  beforeAll(() => {
    folder = mkdtempSync(join(realpathSync(tmpdir()), 'truatkhap-embedded-'));
    chmodSync(folder, 0o755); // root lends the database another account, which must get in
    process.env['TRUATKHAP_DATABASE_FOLDER'] = home();
  });
  afterEach(() => endAll(children));
  afterAll(() => {
    delete process.env['TRUATKHAP_DATABASE_FOLDER'];
    rmSync(folder, { recursive: true, force: true });
  });
  return {
    get folder() {
      return folder;
    },
    get home() {
      return home();
    },
    async supervisor(ids, env) {
      const program = fileURLToPath(new URL('./office-supervisor.ts', import.meta.url));
      const child = spawn(process.execPath, [program, home()], {
        ...ids,
        env: { ...process.env, ...env },
        stdio: ['ignore', 'pipe', 'ignore'],
      });
      children.push(child);
      const [line] = (await once(createInterface(child.stdout), 'line')) as [string];
      return { child, said: JSON.parse(line) as Supervisor['said'] };
    },
    postmaster: () => Number(readFileSync(join(home(), 'cluster', 'postmaster.pid'), 'utf8').split('\n')[0]),
  };
}

async function endAll(children: ChildProcess[]): Promise<void> {
  for (const child of children.splice(0)) {
    if (child.exitCode !== null || child.signalCode !== null) continue;
    child.kill('SIGTERM');
    await once(child, 'exit');
  }
}

/** Waits until the process has ended. */
export async function gone(pid: number): Promise<void> {
  while (processStart(pid) !== null && !isZombie(pid)) await pause(20);
}

/** Ended, but not yet waited for by whoever started it. */
function isZombie(pid: number): boolean {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') Z ');
  } catch {
    return true;
  }
}

/** Words kept in the database, in order. */
export function rowsOf(connection: Connection): Promise<string[]> {
  return connected(connection.ownerUrl, async (client) => {
    const { rows } = await client.query<{ word: string }>('SELECT word FROM kept ORDER BY word');
    return rows.map(({ word }) => word);
  });
}

/** Keeps a word; done when the database says so. */
export function put(connection: Connection, word: string): Promise<void> {
  return connected(connection.ownerUrl, async (client) => {
    await client.query('CREATE SCHEMA IF NOT EXISTS truatkhap_owner');
    await client.query('CREATE TABLE IF NOT EXISTS kept (word text)');
    await client.query('INSERT INTO kept VALUES ($1)', [word]);
  });
}
