/** truatkhap quarantine: rows that wait for mending, and why. */
import { writeFileSync } from 'node:fs';
import type { Command } from 'commander';
import { nearestName } from '#kernel/nearest-name.ts';
import { problem } from '#kernel/problem.ts';
import {
  exportRaw,
  reasonTexts,
  waitingCounts,
  waitingRows,
  type ReasonText,
} from '#procurement/quarantine.ts';

interface Options {
  data: string;
  reason?: string;
  file?: string;
  limit: string;
  json?: boolean;
  exportRaw?: string;
}

export function command(program: Command): void {
  program
    .command('quarantine')
    .description('แถวที่รอแก้ไข พร้อมไฟล์ บรรทัด และเหตุผล · rows that wait for mending, with file, line and reason')
    .requiredOption('--data <dir>', 'พื้นที่ข้อมูล · workspace folder')
    .option('--reason <code>', 'เฉพาะเหตุผลนี้ · only this reason')
    .option('--file <file-id>', 'เฉพาะไฟล์นี้ · only this file')
    .option('--limit <n>', 'จำนวนแถวที่แสดง · rows shown', '50')
    .option('--json', 'แสดงเป็น JSON · print as JSON')
    .option(
      '--export-raw <path>',
      'ส่งออกข้อความต้นฉบับเพื่อแก้ไข (มีข้อมูลส่วนบุคคล) · export the raw records for mending (holds personal data)',
    )
    .action(run);
}

/** Text of a reason; a code without one shows itself. */
export function reasonText(reason: string): ReasonText {
  return reasonTexts()[reason] ?? { th: reason, en: reason };
}

async function run(options: Options): Promise<void> {
  const filter = {
    ...(options.reason ? { reason: knownReason(options.reason) } : {}),
    ...(options.file ? { fileId: options.file } : {}),
  };
  if (options.exportRaw !== undefined) {
    const rows = await exportRaw(options.data, filter);
    writeFileSync(options.exportRaw, rows.map((row) => `${row}\n`).join(''), { mode: 0o600 });
    console.log(
      `ส่งออก ${rows.length} แถวไปที่ ${options.exportRaw} (มีข้อมูลส่วนบุคคล เก็บรักษาอย่างระมัดระวัง) · ${rows.length} rows exported; they hold personal data, keep them safe`,
    );
    return;
  }
  const rows = await waitingRows(options.data, { ...filter, limit: Number(options.limit) });
  const counts = await waitingCounts(options.data);
  if (options.json) {
    console.log(JSON.stringify({ counts, rows }, null, 1));
    return;
  }
  if (counts.length === 0) console.log('ไม่มีแถวที่รอแก้ไข · no row waits for mending');
  for (const { reason, n } of counts)
    console.log(`${n} × ${reason}: ${reasonText(reason).th} · ${reasonText(reason).en}`);
  for (const row of rows)
    console.log(
      `  ${row.file} (${row.file_id}) บรรทัด ${row.line}: ${row.reason}${row.column ? ` · ${row.column}` : ''}${row.value ? ` = ${JSON.stringify(row.value)}` : ''}`,
    );
}

function knownReason(reason: string): string {
  const known = Object.keys(reasonTexts());
  if (known.includes(reason)) return reason;
  const nearest = nearestName(reason, known);
  throw problem('cli.unknown_reason', {
    th: `ไม่มีเหตุผลชื่อ ${reason}${nearest ? ` หมายถึง ${nearest} หรือไม่` : ''}`,
    en: `There is no reason called ${reason}.${nearest ? ` Did you mean ${nearest}?` : ''}`,
  });
}
