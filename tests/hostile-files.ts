/** Files that would do harm to whoever opens them carelessly: bombs, endless rows, formulas, names that climb out. */
import { gzipSync } from 'node:zlib';
import ExcelJS from 'exceljs';
import { zipOf } from '#platform/files/spooled.ts';
import { apiRow, soundCsv } from './egp-rows.ts';
import type { Sent } from './import-desk.ts';

const MiB = 1024 * 1024;

async function workbook(rows: unknown[][]): Promise<Buffer> {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('ข้อมูล');
  for (const row of rows) sheet.addRow(row);
  return Buffer.from(await book.xlsx.writeBuffer());
}

const formula = `=HYPERLINK("http://elsewhere.example","กด")`;
const header = Object.keys(apiRow(1));

/** One of each kind; `whole` makes the largest of them as large as it wants to be. */
export async function hostileFiles(whole: boolean): Promise<Sent[]> {
  const lineOf = (title: string, n: number) => apiRow(n, { ชื่อโครงการ: title });
  const inSheet = Object.values(apiRow(71)).map((cell, k) =>
    k === 1 ? { formula: 'HYPERLINK("http://elsewhere.example","กด")', result: 'ซื้อของจากสูตร' } : cell,
  );
  const texts = whole ? Buffer.alloc(257 * MiB, 'x') : Buffer.from('<x/>');
  const part = (name: string, content: Buffer | string) => ({ name, content: Buffer.from(content) });
  return [
    ['bomb.csv.gz', gzipSync(Buffer.alloc(40 * MiB, 'a,b,c\n'), { level: 9 })],
    ['bomb.zip', zipOf([part('x.csv', Buffer.alloc(40 * MiB, 'a,b,c\n'))])],
    [
      'names.zip',
      zipOf([part('../../etc/x.csv', 'a,b\n1,2\n'), part('/etc/passwd', 'a,b\n1,2\n'), part('in.zip', zipOf([]))]),
    ],
    [
      'huge.xlsx',
      whole
        ? zipOf([part('xl/workbook.xml', '<x/>'), part('xl/sharedStrings.xml', texts)])
        : zipOf([part('xl/workbook.xml', '<x/>'), { ...part('xl/worksheets/sheet1.xml', '<x/>'), claimedSize: 2_000_000_000 }]),
    ],
    ['endless.csv', `${header.join(',')}\n${'ก'.repeat(MiB)}\n`],
    ['quotes.csv', `${soundCsv([apiRow(60)])}68010000061,"ไม่ปิด\n${'ต่อ\n'.repeat(60)}`],
    ['page.csv', '<!DOCTYPE html><html><body>403 Forbidden</body></html>'],
    ['formula.csv', soundCsv([lineOf(formula, 70)])],
    ['formula.xlsx', await workbook([header, inSheet])],
  ]; // prettier-ignore
}
