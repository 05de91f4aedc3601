/** Files of rows: they open in a spreadsheet, run nothing there, and are read no faster than they are taken. */
import { setTimeout as pause } from 'node:timers/promises';
import Excel from 'exceljs';
import { describe, expect, test, vi } from 'vitest';
import { isFormat, sendFile, streamOf } from './send.ts';
import type { FileFormat, FileRow, FileTable } from './table.ts';

/** What people can be made to open by a title in the data. */
const hostile = [
  '=HYPERLINK("http://x.invalid","ดู")',
  '+66 81',
  '-cmd|calc',
  '@SUM(A1)',
  '\t=1+1',
  '\r=1+1',
  '＝1+1',
  '<b>&amp;]]></t>',
  'สอง\nบรรทัด, "อัญประกาศ"',
  '\u0000\u0008\uFFFE\uD800',
  '',
];

const columns = [
  { id: 'title', label: 'โครงการ', kind: 'text' },
  { id: 'amount_thb', label: '=จำนวนเงิน', kind: 'number' },
] as const;
const rows: FileRow[] = hostile.map((title, k) => [title, k === 0 ? null : `-${k}.50`]);

async function* inPieces(of: readonly FileRow[], size = 4) {
  for (let at = 0; at < of.length; at += size) yield await Promise.resolve(of.slice(at, at + size));
}
const table = (of = rows): FileTable => ({ columns, about: [['หมายเหตุ', '=ไม่ใช่สูตร']], rows: inPieces(of) });

const bytesOf = async (format: FileFormat, of = rows): Promise<Buffer> =>
  Buffer.from(await sendFile(format, 'ชื่อ', table(of)).arrayBuffer());

describe('a spreadsheet that opens', () => {
  test('the CSV runs no cell, and has a row for each row', async () => {
    const text = (await bytesOf('csv')).toString();
    expect(text.startsWith('\uFEFFโครงการ,')).toBe(true);
    const begins = text.slice(1).match(/(?:^|\r\n|,)"?(?:[=+@\t＝]|-[a-z])/gu);
    expect(begins).toBeNull();
    expect(text).toContain(`"'=HYPERLINK(""http://x.invalid"",""ดู"")",\r\n`);
    expect(text).toContain(`'+66 81,-1.50\r\n`);
    expect(text.split('\r\n').length).toBe(rows.length + 2);
  });

  test('the workbook holds texts as texts and numbers as numbers, and no formula', async () => {
    const book = new Excel.Workbook();
    await book.xlsx.load((await bytesOf('xlsx')).buffer as ArrayBuffer);
    const [sheet, about] = book.worksheets as [Excel.Worksheet, Excel.Worksheet];
    expect(sheet.rowCount).toBe(rows.length + 1);
    const types = new Set<number>();
    sheet.eachRow((row) => row.eachCell((cell) => types.add(cell.type)));
    expect(types.has(Excel.ValueType.Formula)).toBe(false);
    expect(sheet.getRow(2).getCell(1).value).toBe(hostile[0]);
    expect(sheet.getRow(5).getCell(1).value).toBe(hostile[3]);
    expect(sheet.getRow(9).getCell(1).value).toBe(hostile[7]);
    expect(sheet.getRow(3).getCell(2).value).toBe(-1.5);
    expect(about.getRow(1).getCell(2).value).toBe('=ไม่ใช่สูตร');
  });

  test('the workbook of many pieces is whole, and the same rows give the same bytes', async () => {
    const many = Array.from({ length: 2000 }, (_, k): FileRow => [`แถวที่ ${k}`, `${k}.25`]);
    const [one, other] = [await bytesOf('xlsx', many), await bytesOf('xlsx', many)];
    expect(one.equals(other)).toBe(true);
    const book = new Excel.Workbook();
    await book.xlsx.load(one.buffer as ArrayBuffer);
    expect(book.worksheets[0]!.getRow(2001).values).toEqual([undefined, 'แถวที่ 1999', 1999.25]);
  });

  test('the JSON gives the texts as they were, and numbers with their digits', async () => {
    const read = JSON.parse((await bytesOf('json')).toString()) as { rows: unknown[]; about: object };
    expect(read.rows).toHaveLength(rows.length);
    expect(read.rows[1]).toEqual({ title: '+66 81', amount_thb: -1.5 });
    expect(JSON.parse((await bytesOf('json', [])).toString())).toMatchObject({ rows: [] });
  });
});

describe('the name of a file', () => {
  test.each([
    'อบต.สมมุติ\r\nset-cookie: a=b',
    '"; filename="x.exe',
    '../../etc/passwd',
    'a\\b%00\u202Excod',
    '',
  ])('%j cannot end its header or leave its folder', (name) => {
    const value = sendFile('csv', name, table([])).headers.get('content-disposition')!;
    expect(value).toMatch(/^attachment; filename="[^"\\;%\r\n]*\.csv"; filename\*=UTF-8''[\w%.~-]+$/u);
    const [, whole] = value.split("UTF-8''");
    expect(decodeURIComponent(whole!)).not.toMatch(/[/\\\r\n"]|^\.\./u);
  });
  test('ends as one of three, whatever is asked', () => {
    expect(['csv', 'xlsx', 'json'].every(isFormat)).toBe(true);
    expect(['exe', 'constructor', '', null].some(isFormat)).toBe(false);
  });
});

describe('a reader', () => {
  /** Counts what was read ahead, and says whether the source was let go. */
  function source() {
    const seen = { read: 0, ended: false };
    async function* pieces() {
      try {
        for (;;) {
          seen.read += 1;
          yield await Promise.resolve(Buffer.alloc(1000));
        }
      } finally {
        seen.ended = true;
      }
    }
    return { seen, pieces: pieces() };
  }

  test('who takes little is read little for, and going away lets the rows go', async () => {
    const { seen, pieces } = source();
    const reader = streamOf(pieces, 60_000).getReader();
    await reader.read();
    await pause(5);
    expect(seen.read).toBe(1);
    await reader.cancel();
    expect(seen.ended).toBe(true);
  });

  test('who takes nothing any more is not waited for', async () => {
    vi.useFakeTimers();
    const { seen, pieces } = source();
    const reader = streamOf(pieces, 60_000).getReader();
    await reader.read();
    await vi.advanceTimersByTimeAsync(60_001);
    vi.useRealTimers();
    expect(seen.ended).toBe(true);
    await expect(reader.read()).rejects.toThrow('went away');
  });
});
