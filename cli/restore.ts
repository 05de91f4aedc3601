/** truatkhap restore: an office from its backup, into a folder or database that was never opened. */
import { join } from 'node:path';
import type { Command } from 'commander';
import { readConfig } from '#platform/config.ts';
import { keptFiles } from '#platform/kept-files.ts';
import { joinDatabase } from '#platform/postgres/join.ts';
import { migrationsIn } from '#platform/postgres/migrate.ts';
import { restoreBackup, writeManifestCopy, type RestoreAccount } from '#platform/postgres/restore.ts';

interface Options {
  data: string;
}

export function command(program: Command): void {
  program
    .command('restore')
    .argument('<file>', 'ไฟล์สำรอง · the backup')
    .description('นำข้อมูลสำนักงานกลับจากไฟล์สำรอง · restore the office from a backup')
    .requiredOption(
      '--data <dir>',
      'โฟลเดอร์ใหม่ของสำนักงาน ที่ยังไม่เคยเปิดใช้ · the office’s new data folder, never opened before',
    )
    .action(run);
}

async function run(file: string, { data }: Options): Promise<void> {
  const config = readConfig({ ...process.env, TRUATKHAP_DATA: data });
  const { connection, stop } = await joinDatabase({
    folder: config.databaseFolder,
    databaseUrl: config.databaseUrl,
  });
  try {
    const account = await restoreBackup({
      ownerUrl: connection.ownerUrl,
      file,
      keptFiles: keptFiles(config.dataFolder),
      migrations: migrationsIn(join(import.meta.dirname, '..', 'office', 'migrations')),
    });
    console.log(accountText(account, writeManifestCopy(config.dataFolder, account.workspace)));
  } finally {
    await stop();
  }
}

/** The account as people read it. */
export function accountText(account: RestoreAccount, manifest: string | null): string {
  const number = (n: number) => n.toLocaleString('en-US');
  const { made_at, tables, rows, files } = account;
  return [
    `นำกลับแล้ว: ข้อมูล ณ ${made_at} ${number(tables)} ตาราง ${number(rows)} แถว ไฟล์แนบ ${number(files)} ไฟล์ ตรงกับชุดสำรองทุกแถว`,
    `Restored as of ${made_at}: ${number(tables)} tables, ${number(rows)} rows, ${number(files)} kept files, each row as in the backup.`,
    'ทุกคนต้องเข้าสู่ระบบใหม่ ลิงก์ใช้ครั้งเดียวที่ออกไว้ก่อนหน้านี้ใช้ไม่ได้แล้ว ให้ออกใหม่',
    'Everybody signs in again; one-time links that were out have stopped: make new ones.',
    'รหัสหกหลักใช้ต่อได้เมื่อคัดลอกไฟล์กุญแจของสำนักงานเดิมมาด้วย · six-digit codes go on working when the old office’s key file is copied too',
    ...(manifest === null
      ? []
      : [
          `ข้อมูลวิเคราะห์สร้างใหม่ได้จากไฟล์ต้นทางตามรายชื่อใน ${manifest} (truatkhap import)`,
          `The analysis is made again from the source files listed in ${manifest} (truatkhap import).`,
        ]),
  ].join('\n');
}
