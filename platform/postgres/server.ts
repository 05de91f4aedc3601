/**
 * One running server over one cluster: started, waited for until it answers, stopped. What a dead
 * supervisor left behind is cleared away first: an orphaned server is stopped, a stale postmaster.pid is
 * made harmless without taking from PostgreSQL its own check for processes that still hold the data.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Place } from './place.ts';
import { didNotStart } from './problems.ts';
import type { Programs } from './programs.ts';

export interface Server {
  port: number;
  pid: number;
  /** Settles when the process has ended, for whatever reason. */
  ended: Promise<void>;
  /** Fast shutdown: open transactions are rolled back, everything committed is flushed. */
  stop(): Promise<void>;
  /** For the last moment of this process, when nothing can be awaited. */
  stopNow(): void;
}

export interface ServerOptions {
  /** The port of last time, 0 when there was none; another is taken when it is in use. */
  port: number;
  /** False only in tests: what is committed need not survive the machine. */
  durable: boolean;
}

const serverLog = (place: Place) => join(place.home, 'server.log');
const pidFile = (place: Place) => join(place.cluster, 'postmaster.pid');

/** Starts the server; twice more when its port was taken meanwhile or the dead one's processes linger. */
export async function startServer(place: Place, programs: Programs, options: ServerOptions): Promise<Server> {
  let { port } = options;
  for (let attempt = 0; ; attempt += 1) {
    port = (await isFree(port)) ? port : await freePort();
    const child = launch(place, programs, settings(place, { ...options, port }));
    const ended = new Promise<void>((resolve) => child.on('exit', () => resolve()));
    if (await isReady(place, child)) return running(child, ended, port);
    await ended;
    const words = readFileSync(serverLog(place), 'utf8').trim();
    const lingering = /still in use|already exists/.test(words);
    if (attempt >= (lingering ? 100 : 2)) throw didNotStart('PostgreSQL', words.slice(-2000));
    await pause(lingering ? 300 : 10);
    if (/could not (bind|create any)/.test(words)) port = 0;
  }
}

function running(child: ChildProcess, ended: Promise<void>, port: number): Server {
  return {
    port,
    pid: child.pid!,
    ended,
    async stop() {
      child.kill('SIGINT');
      await ended;
    },
    stopNow: () => child.kill('SIGINT'),
  };
}

/** `-c` options: all that differs from PostgreSQL's own defaults. */
function settings(place: Place, { port, durable }: ServerOptions): string[] {
  const socket = place.home.length < 80 ? place.home : ''; // the system allows 107 bytes
  const chosen: Record<string, string> = {
    listen_addresses: '127.0.0.1',
    port: String(port),
    unix_socket_directories: socket,
    max_connections: '80',
    timezone: 'UTC',
    // A restore locks every table and index at once: more than the usual 64 a connection leave room for.
    max_locks_per_transaction: '256',
    jit: 'off',
    // The log is for operators: no failed statement, no parameter, no detail line (it quotes stored values).
    log_min_messages: 'log',
    log_checkpoints: 'off',
    log_error_verbosity: 'terse',
    log_min_error_statement: 'panic',
    log_parameter_max_length: '0',
    ...(durable
      ? { fsync: 'on', full_page_writes: 'on', synchronous_commit: 'on' }
      : { fsync: 'off', full_page_writes: 'off', synchronous_commit: 'off', shared_buffers: '64MB' }),
  };
  return Object.entries(chosen).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

/** In a session of its own, so that Ctrl-C reaches the supervisor first, which closes the site before. */
function launch(place: Place, programs: Programs, chosen: string[]): ChildProcess {
  if (existsSync(serverLog(place))) renameSync(serverLog(place), `${serverLog(place)}.1`);
  const log = openSync(serverLog(place), 'w', 0o600);
  try {
    return spawn(programs.postgres, ['-D', place.cluster, ...chosen], {
      ...place.account.ids,
      env: programs.env,
      cwd: place.home,
      detached: true,
      stdio: ['ignore', log, log],
    });
  } finally {
    closeSync(log);
  }
}

/** The postmaster writes its pid first and "ready" last into its own file. */
async function isReady(place: Place, child: ChildProcess): Promise<boolean> {
  child.on('error', () => {}); // not started: exitCode stays null, pid undefined
  while (child.pid !== undefined && child.exitCode === null && child.signalCode === null) {
    const lines = pidLines(place);
    if (lines[0] === String(child.pid) && lines[7]?.trim() === 'ready') return true;
    await pause(20);
  }
  return false;
}

function pidLines(place: Place): string[] {
  try {
    return readFileSync(pidFile(place), 'utf8').split('\n');
  } catch {
    return [];
  }
}

function free(port: number): Promise<number | null> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(null));
    probe.listen(port, '127.0.0.1', () => {
      const taken = (probe.address() as AddressInfo).port;
      probe.close(() => resolve(taken));
    });
  });
}

const isFree = async (port: number) => port !== 0 && (await free(port)) !== null;
const freePort = async () => (await free(0))!;

/** Clears away what a supervisor left that was killed; call it only while holding the supervisor's lock. */
export async function clearOrphan(place: Place, tell: (what: string) => void): Promise<void> {
  const lines = pidLines(place);
  const pid = Number(lines[0]);
  if (!Number.isInteger(pid) || pid <= 1) return;
  if (isServerOf(pid, place.cluster)) {
    tell(`orphan ${pid}`);
    for (let waited = 0; isServerOf(pid, place.cluster); waited += 1) {
      if (waited % 600 === 0) process.kill(pid, waited === 0 ? 'SIGINT' : 'SIGQUIT');
      await pause(50);
    }
    return;
  }
  // The number may belong to somebody else by now, and PostgreSQL would then refuse to start. It takes its
  // parent's number for stale, and still checks by the rest of the file whether its data are in use.
  writeFileSync(pidFile(place), [String(process.pid), ...lines.slice(1)].join('\n'));
}

function isServerOf(pid: number, cluster: string): boolean {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').includes(cluster);
  } catch {
    return false;
  }
}
