/** truatkhap backup: the office in one file, as it is at this moment; while people work or while it is closed. */
import { join } from 'node:path';
import type { Command } from 'commander';
import { readConfig, type Config } from '#platform/config.ts';
import { makeBackup, type NewBackup } from '#platform/postgres/backup.ts';
import { nothingToBackUp } from '#platform/postgres/backup-problems.ts';
import { joinDatabase } from '#platform/postgres/join.ts';
import { isMade } from '#platform/postgres/place.ts';
import { scheduledBackup } from '#platform/postgres/scheduled-backup.ts';
import { currentManifest } from '#procurement/run.ts';

interface Options {
  data?: string;
  json?: boolean;
}

export function command(program: Command): void {
  program
    .command('backup')
    .argument(
      '[file]',
      'ไฟล์ที่จะเขียน ไม่ระบุ = ไฟล์ลงวันที่ในโฟลเดอร์ backups เก็บ 14 ชุดล่าสุด · file to write; without one, a dated file in the folder backups, of which the newest 14 are kept',
    )
    .description('สำรองข้อมูลสำนักงานเป็นไฟล์เดียว · back the office up into one file')
    .option('--data <dir>', 'โฟลเดอร์ข้อมูลของสำนักงาน · the office’s data folder')
    .option('--json', 'แสดงผลเป็น JSON · print the account as JSON')
    .action(run);
}

async function run(file: string | undefined, { data, json }: Options): Promise<void> {
  const config = readConfig({ ...process.env, ...(data ? { TRUATKHAP_DATA: data } : {}) });
  if (config.databaseUrl === null && !isMade(config.databaseFolder)) throw nothingToBackUp();
  const { connection, stop } = await joinDatabase({
    folder: config.databaseFolder,
    databaseUrl: config.databaseUrl,
  });
  try {
    const account = await backedUp(config, connection.ownerUrl, file);
    console.log(json ? JSON.stringify(account, null, 1) : accountText(account));
    if (account.missing.length > 0) process.exitCode = 1;
  } finally {
    await stop();
  }
}

function backedUp(config: Config, ownerUrl: string, file?: string): Promise<NewBackup & { file: string }> {
  const wish = {
    ownerUrl,
    keptFiles: join(config.dataFolder, 'files'),
    workspace: () => currentManifest(config.workspace),
  };
  if (file === undefined) return scheduledBackup({ ...wish, folder: config.backupFolder }, new Date());
  return makeBackup({ ...wish, file }).then((account) => ({ ...account, file }));
}

/** The account as people read it. */
export function accountText({ file, tables, rows, files, missing }: NewBackup & { file: string }): string {
  const number = (n: number) => n.toLocaleString('en-US');
  return [
    `สำรองแล้วที่ ${file}: ${number(tables)} ตาราง ${number(rows)} แถว ไฟล์แนบ ${number(files)} ไฟล์ อ่านทวนครบถ้วน`,
    `Backed up to ${file}: ${number(tables)} tables, ${number(rows)} rows, ${number(files)} kept files, read back whole.`,
    'ไฟล์นี้มีข้อมูลทั้งหมดของสำนักงาน เก็บในที่ที่ผู้อื่นเปิดไม่ได้ และไม่เก็บไว้เฉพาะในเครื่องนี้',
    'It holds everything the office knows: keep it where others cannot open it, and not on this machine alone.',
    ...(missing.length > 0
      ? [
          `ไฟล์แนบที่หายหรือเสียหาย ${number(missing.length)} ไฟล์ จึงไม่อยู่ในชุดสำรอง · kept files that are gone or damaged, so not in the backup:`,
          ...missing.map((name) => `  ${name}`),
        ]
      : []),
  ].join('\n');
}
