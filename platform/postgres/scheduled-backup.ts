/** The backup that the clock makes: into a folder of its own, dated, the oldest removed. */
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { backupName, removeOldBackups } from './backup-age.ts';
import { makeBackup, type BackupWish, type NewBackup } from './backup.ts';

export type ScheduledWish = Omit<BackupWish, 'file'> & { folder: string };

export interface ScheduledBackup extends NewBackup {
  file: string;
  removed: string[];
}

/** Old ones go only after the new one was written and read back. @throws as makeBackup */
export async function scheduledBackup(wish: ScheduledWish, now: Date): Promise<ScheduledBackup> {
  const { folder, ...rest } = wish;
  if (!existsSync(folder)) mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, backupName(now));
  const account = await makeBackup({ ...rest, file });
  return { ...account, file, removed: await removeOldBackups(folder) };
}
