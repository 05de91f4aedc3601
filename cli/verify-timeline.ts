/** truatkhap verify-timeline: whether anybody edited, deleted, moved or cut what the office recorded. */
import type { Command } from 'commander';
import { problem } from '#kernel/problem.ts';
import { faultWords, verifyTimeline, type TimelineAccount } from '#office/timeline/verify.ts';
import { connectionOf, readConnectionFile } from '#platform/postgres/connection.ts';
import { homeOf } from '#platform/postgres/place.ts';

interface Options {
  data: string;
  json?: boolean;
}

export function command(program: Command): void {
  program
    .command('verify-timeline')
    .description('ตรวจว่าบันทึกเหตุการณ์ครบถ้วนไม่ถูกแก้ · check that the timeline is whole')
    .option(
      '--data <dir>',
      'โฟลเดอร์ข้อมูลของสำนักงาน · the office’s data folder',
      process.env['TRUATKHAP_DATA'] ?? 'demo',
    )
    .option('--json', 'แสดงผลเป็น JSON · print the account as JSON')
    .action(async ({ data, json }: Options) => {
      const account = await verifyTimeline(ownerUrlOf(data), data);
      console.log(json ? JSON.stringify(account, null, 1) : accountText(account));
      if (!account.whole) process.exitCode = 1;
    });
}

/** @throws Problem timeline.no_office when no database was ever made for the folder */
function ownerUrlOf(data: string): string {
  const given = process.env['DATABASE_URL'];
  if (given) return given;
  const file = readConnectionFile(homeOf(data));
  if (file) return connectionOf(file).ownerUrl;
  throw problem('timeline.no_office', {
    th: `ยังไม่มีฐานข้อมูลของสำนักงานที่ ${data} ให้สั่ง npm start ก่อน`,
    en: `There is no office database for ${data} yet. Run npm start first.`,
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
