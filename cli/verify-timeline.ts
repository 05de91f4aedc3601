/** truatkhap verify-timeline: whether anybody edited, deleted, moved or cut what the office recorded. */
import type { Command } from 'commander';
import { problem } from '#kernel/problem.ts';
import { faultWords, verifyTimeline, type TimelineAccount } from '#office/timeline/verify.ts';
import { readConfig } from '#platform/config.ts';
import { joinDatabase } from '#platform/postgres/join.ts';
import { isMade } from '#platform/postgres/place.ts';

interface Options {
  data?: string;
  json?: boolean;
}

export function command(program: Command): void {
  program
    .command('verify-timeline')
    .description(
      'ตรวจว่าบันทึกเหตุการณ์ครบถ้วนไม่ถูกแก้ · check that nothing in the timeline was edited, deleted, moved or cut off',
    )
    .option('--data <dir>', 'โฟลเดอร์ข้อมูลของสำนักงาน · the office’s data folder')
    .option('--json', 'แสดงผลเป็น JSON · print the account as JSON')
    .action(run);
}

async function run({ data, json }: Options): Promise<void> {
  const config = readConfig({ ...process.env, ...(data ? { TRUATKHAP_DATA: data } : {}) });
  if (config.databaseUrl === null && !isMade(config.databaseFolder)) throw noOffice(config.dataFolder);
  const { connection, stop } = await joinDatabase({
    folder: config.databaseFolder,
    databaseUrl: config.databaseUrl,
  });
  try {
    const account = await verifyTimeline(connection.ownerUrl, config.dataFolder);
    console.log(json ? JSON.stringify(account, null, 1) : accountText(account));
    if (!account.whole) process.exitCode = 1;
  } finally {
    await stop();
  }
}

function noOffice(folder: string) {
  return problem('timeline.no_office', {
    th: `ยังไม่มีฐานข้อมูลของสำนักงานที่ ${folder} ให้สั่ง npm start ก่อน`,
    en: `There is no office database in ${folder} yet. Run npm start first.`,
    status: 404,
  });
}

/** The account as people read it. */
export function accountText({ whole, events, faults, witness }: TimelineAccount): string {
  const seen = witness
    ? [`พยานภายนอกเห็นถึงเหตุการณ์ที่ ${witness.event_no} · the witness saw events up to ${witness.event_no}`]
    : ['ยังไม่มีไฟล์พยาน จึงอาจไม่รู้ว่าส่วนท้ายถูกตัด · no witness yet: a cut end might not show'];
  if (whole) return [`บันทึกเหตุการณ์ ${events} รายการครบถ้วน · ${events} events, all whole`, ...seen].join('\n');
  const lines = faults.map(
    ({ event_no, fault }) => `  ${event_no}: ${faultWords[fault].th} · ${faultWords[fault].en}`,
  );
  return [
    `บันทึกเหตุการณ์ไม่ครบถ้วน พบ ${faults.length} จุด · the timeline is not whole: ${faults.length} faults`,
    ...lines,
    ...seen,
  ].join('\n');
}
