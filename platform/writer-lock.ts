/**
 * One writer at a time: a lock file that says who holds it. A lock whose process has died is taken over.
 */
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { problem } from '#kernel/problem.ts';

interface Holder {
  pid: number;
  host: string;
  started: string;
  doing: string;
}

/** Start time of a process as the kernel counts it, so that a reused pid is not mistaken for its holder. */
export function processStart(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null;
  } catch {
    try {
      process.kill(pid, 0);
      return 'unknown';
    } catch (error) {
      return (error as NodeJS.ErrnoException).code === 'EPERM' ? 'unknown' : null;
    }
  }
}

/** True when the process of a lock or lease is still the one that made it. */
export function isAlive(holder: { pid: number; host: string; started: string }): boolean {
  if (holder.host !== hostname()) return true; // another machine: never guess
  const started = processStart(holder.pid);
  return (
    started !== null && (started === holder.started || started === 'unknown' || holder.started === 'unknown')
  );
}

/** Who this process is, for a lock or a lease. */
export function thisProcess(): { pid: number; host: string; started: string } {
  return { pid: process.pid, host: hostname(), started: processStart(process.pid) ?? 'unknown' };
}

/**
 * Takes the writer's lock of a folder; returns the function that gives it back.
 * @throws Problem workspace.busy, naming the process that holds it.
 */
export function takeWriterLock(folder: string, doing: string): () => void {
  mkdirSync(folder, { recursive: true });
  const lock = join(folder, 'writer.lock');
  const mine = join(folder, `.lock-${process.pid}-${Math.random().toString(36).slice(2)}`);
  const holder: Holder = { ...thisProcess(), doing };
  writeFileSync(mine, JSON.stringify(holder));
  try {
    for (let attempt = 0; attempt < 5; attempt += 1) {
      try {
        linkSync(mine, lock);
        return () => rmSync(lock, { force: true });
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      }
      const other = readHolder(lock);
      if (other && isAlive(other)) throw busy(other);
      removeStale(lock, folder);
    }
    throw busy({ pid: 0, host: '?', started: '?', doing: '?' });
  } finally {
    rmSync(mine, { force: true });
  }
}

function readHolder(lock: string): Holder | null {
  try {
    return JSON.parse(readFileSync(lock, 'utf8')) as Holder;
  } catch {
    return null;
  }
}

/** Moves a dead lock aside; when two try, one rename fails and both look again. */
function removeStale(lock: string, folder: string): void {
  const aside = join(folder, `.stale-${process.pid}-${Math.random().toString(36).slice(2)}`);
  try {
    renameSync(lock, aside);
  } catch {
    return;
  }
  const moved = readHolder(aside);
  if (moved && isAlive(moved)) {
    try {
      linkSync(aside, lock); // somebody fresh took it between our look and our move: give it back
    } catch {
      // a third writer holds it now; its holder will find out by the same rule
    }
  }
  rmSync(aside, { force: true });
}

function busy(holder: Holder) {
  return problem('workspace.busy', {
    th: `มีผู้กำลังเขียนข้อมูลชุดนี้อยู่ (${holder.doing}, โปรเซส ${holder.pid} ที่ ${holder.host}) รอให้เสร็จแล้วสั่งอีกครั้ง`,
    en: `Somebody is writing this workspace (${holder.doing}, process ${holder.pid} on ${holder.host}). Wait until it has finished and try again.`,
    status: 409,
    details: { pid: holder.pid, host: holder.host, doing: holder.doing },
  });
}
