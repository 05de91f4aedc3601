/**
 * truatkhap first-admin: the way back when the last administrator is lost. Whoever can read the connection
 * file of this machine may ask for it; the link is good for one day and once, and the timeline says so.
 */
import type { Command } from 'commander';
import { problem } from '#kernel/problem.ts';
import { lostAdministratorLink } from '#office/staff/sign-in/links.ts';
import { readConfig, type Config } from '#platform/config.ts';
import { joinDatabase } from '#platform/postgres/join.ts';
import { isMade } from '#platform/postgres/place.ts';
import { openStore, type Store } from '#platform/postgres/store.ts';

export function command(program: Command): void {
  program
    .command('first-admin')
    .description(
      'ออกลิงก์ใช้ครั้งเดียวเมื่อไม่เหลือผู้ดูแลระบบ · make a one-time link when the last administrator is lost',
    )
    .option('--data <dir>', 'โฟลเดอร์ข้อมูลของสำนักงาน · the office’s data folder')
    .action(run);
}

async function run({ data }: { data?: string }): Promise<void> {
  const config = readConfig({ ...process.env, ...(data ? { TRUATKHAP_DATA: data } : {}) });
  const store = await openOffice(config);
  try {
    console.log(linkText(`${config.origin}${await lostAdministratorLink(store)}`));
  } finally {
    await store.close();
  }
}

/** The office as it is; a server of your own is not prepared here, its database is there already. */
async function openOffice({ databaseFolder: folder, databaseUrl, dataFolder }: Config): Promise<Store> {
  if (databaseUrl !== null) return openStore({ url: databaseUrl, size: 1 });
  if (!isMade(folder)) throw noOffice(dataFolder);
  const { connection, stop } = await joinDatabase({ folder, databaseUrl });
  const store = await openStore({ url: connection.url, size: 1 });
  return { ...store, close: () => store.close().finally(stop) };
}

function linkText(address: string): string {
  return [
    'ลิงก์ผู้ดูแลระบบ ใช้ได้ครั้งเดียวภายในหนึ่งวัน บันทึกไว้ในเหตุการณ์แล้ว',
    'Link for an administrator: good once, within a day. The timeline says that it was made.',
    '',
    `  ${address}`,
  ].join('\n');
}

function noOffice(folder: string) {
  return problem('first_admin.no_office', {
    th: `ยังไม่มีฐานข้อมูลของสำนักงานที่ ${folder} ให้สั่ง npm start ซึ่งแสดงลิงก์ของผู้ดูแลระบบคนแรกเอง`,
    en: `There is no office database in ${folder} yet. Run npm start: it prints the first administrator’s link by itself.`,
    status: 404,
  });
}
