/** truatkhap import: takes the government's files into a workspace and says what became of every row. */
import { Option, type Command } from 'commander';
import { parseThaiDate, toIso } from '#kernel/thai-date.ts';
import { problem } from '#kernel/problem.ts';
import { importFiles, type ImportAccount } from '#procurement/run.ts';
import { progressBar } from './progress.ts';
import { reasonText } from './quarantine.ts';

interface Options {
  data: string;
  asAt?: string;
  json?: boolean;
  sampled?: boolean;
  whole?: boolean;
  until: 'checked' | 'core' | 'list';
  threads?: string;
}

export function command(program: Command): void {
  program
    .command('import')
    .argument(
      '<path...>',
      'ไฟล์ โฟลเดอร์ .gz .zip .xlsx หรือ - (ทางเข้ามาตรฐาน) · files, folders, .gz, .zip, .xlsx or - for standard input',
    )
    .description('นำไฟล์ข้อมูลสัญญาเข้า · take contract files in')
    .requiredOption('--data <dir>', 'พื้นที่ข้อมูล · workspace folder')
    .option('--as-at <date>', 'ข้อมูล ณ วันที่ เช่น 2025-10-31 หรือ 31 ต.ค. 2568 · the day the data is of')
    .option('--sampled', 'เป็นข้อมูลตัวอย่าง ไม่ครบทั้งปี · the files are samples')
    .option('--whole', 'ข้อมูลครบ แม้ชื่อไฟล์มีคำว่า sample · the files are whole, whatever their names say')
    .addOption(
      new Option(
        '--until <station>',
        'หยุดเมื่อตรวจแถวเสร็จ จัดตารางเสร็จ หรือได้รายการ (ทำต่อด้วย truatkhap run) · stop when rows are checked, tables arranged or the list is made; truatkhap run goes on',
      )
        .choices(['checked', 'core', 'list'])
        .default('list'),
    )
    .option('--threads <n>', 'จำนวนเธรด (ผลลัพธ์เหมือนกันทุกค่า) · threads; the results do not depend on it')
    .option('--json', 'แสดงบัญชีแถวเป็น JSON · print the account of rows as JSON')
    .action(run);
}

async function run(paths: string[], options: Options): Promise<void> {
  const bar = progressBar(!options.json);
  const account = await importFiles(options.data, paths, {
    asAt: options.asAt === undefined ? null : dayOption(options.asAt),
    ...(options.sampled ? { sampled: true } : options.whole ? { sampled: false } : {}),
    until: options.until,
    ...(options.threads ? { threads: Number(options.threads) } : {}),
    onProgress: bar.tell,
  }).finally(() => bar.stop());
  if (options.json) console.log(JSON.stringify(account, null, 1));
  else console.log(accountText(account));
}

/** A day given on the command line, Thai or ISO, as ISO. */
export function dayOption(text: string): string {
  const parsed = parseThaiDate(text);
  if (parsed.ok) return toIso(parsed.day);
  throw problem('cli.bad_date', {
    th: `อ่านวันที่ "${text}" ไม่ออก ใช้รูปแบบ 2025-10-31 หรือ "31 ต.ค. 2568"`,
    en: `The date "${text}" cannot be read. Write 2025-10-31 or "31 ต.ค. 2568".`,
  });
}

/** The account of rows as people read it. */
export function accountText(account: ImportAccount): string {
  const number = (n: number) => n.toLocaleString('en-US');
  const { totals } = account;
  const lines = account.files.map(
    (file) =>
      `  ${file.file_id}  ${file.name}: อ่าน ${number(file.read)} · ใหม่ ${number(file.new)} · เปลี่ยน ${number(file.changed)} · เหมือนเดิม ${number(file.unchanged)} · รอแก้ไข ${number(file.quarantined)}${file.sampled ? ' · ข้อมูลตัวอย่าง (sample)' : ''}`,
  );
  const reasons = new Map<string, number>();
  for (const file of account.files) {
    for (const [reason, n] of Object.entries(file.reasons))
      reasons.set(reason, (reasons.get(reason) ?? 0) + n);
  }
  const waiting = [...reasons]
    .sort()
    .map(([reason, n]) => `  ${number(n)} × ${reasonText(reason).th} · ${reasonText(reason).en}`);
  return [
    `อ่าน ${number(totals.read)} แถว = ใหม่ ${number(totals.new)} + เปลี่ยน ${number(totals.changed)} + เหมือนเดิม ${number(totals.unchanged)} + รอแก้ไข ${number(totals.quarantined)}`,
    `read ${number(totals.read)} rows = new ${number(totals.new)} + changed ${number(totals.changed)} + unchanged ${number(totals.unchanged)} + quarantined ${number(totals.quarantined)}`,
    ...lines,
    ...(waiting.length > 0
      ? ['แถวที่รอแก้ไข (ดูด้วยคำสั่ง truatkhap quarantine) · rows that wait for mending:', ...waiting]
      : []),
  ].join('\n');
}
