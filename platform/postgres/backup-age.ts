/** Backups made by the clock: a folder of dated files, the newest fourteen kept, and how old the newest is. */
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** A day, and two hours for a machine that was off for a moment. */
const staleAfterHours = 26;
const kept = 14;
const dated = /^truatkhap-(\d{4})(\d{2})(\d{2})-(\d{2})(\d{2})(\d{2})\.backup$/;

/** Name of the backup begun at this instant, in UTC, so that names sort by time. */
export function backupName(now: Date): string {
  const digits = now.toISOString().replaceAll(/[-:]|\.\d+Z/g, '');
  return `truatkhap-${digits.replace('T', '-')}.backup`;
}

export interface BackupAge {
  /** When the newest backup was begun; null when there is none. */
  madeAt: Date | null;
  hours: number | null;
  /** None, or too old: somebody should be told. */
  isStale: boolean;
}

/** A file stands under its name only after it was written and read back, so a name can be believed. */
export async function backupAge(folder: string, now: Date): Promise<BackupAge> {
  const newest = (await backupsIn(folder)).at(-1);
  if (newest === undefined) return { madeAt: null, hours: null, isStale: true };
  const madeAt = new Date(newest.replace(dated, '$1-$2-$3T$4:$5:$6Z'));
  const hours = (now.getTime() - madeAt.getTime()) / 3_600_000;
  return { madeAt, hours, isStale: hours > staleAfterHours };
}

/** Removes all but the newest fourteen. @returns names of those removed */
export async function removeOldBackups(folder: string): Promise<string[]> {
  const old = (await backupsIn(folder)).slice(0, -kept);
  for (const name of old) await rm(join(folder, name));
  return old;
}

async function backupsIn(folder: string): Promise<string[]> {
  try {
    return (await readdir(folder)).filter((name) => dated.test(name)).sort();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}
