/** Spreadsheets: the first sheet with a table, dates and numbers as text, bounded before they are parsed. */
import ExcelJS from 'exceljs';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { SpoolLimits } from './limits.ts';
import { faultsOf, inFolder, spooled, spooledPaths, zipOf } from './spooled.ts';

async function workbook(fill: (book: ExcelJS.Workbook) => void): Promise<Buffer> {
  const book = new ExcelJS.Workbook();
  fill(book);
  return Buffer.from(await book.xlsx.writeBuffer());
}

const header = ['รหัสโครงการ', 'ชื่อโครงการ', 'วงเงิน', 'วันที่ลงนาม'];

describe('cells', () => {
  test('dates, long numbers, rich text, formulas, links and empty cells', async () => {
    const bytes = await workbook((book) => {
      book.addWorksheet('ปก').addRow(['รายงาน']);
      const sheet = book.addWorksheet('ข้อมูล');
      sheet.addRow(['รายงานการจัดซื้อ']);
      sheet.addRow([]);
      sheet.addRow(['รหัส\nโครงการ', ...header.slice(1)]);
      sheet.addRow([
        68029352842,
        { richText: [{ text: 'จ้าง "ก",' }, { text: ' ข' }] },
        1234567.1,
        new Date(Date.UTC(2025, 5, 26)),
      ]);
      sheet.addRow([105566073599, { formula: 'A1', result: 'ผล' }, 1e-7, '26 มิ.ย. 68']);
      sheet.addRow([]);
      sheet.addRow(['0105566073599', { text: 'ชื่อ', hyperlink: 'https://example.invalid' }, 0.1 + 0.2]);
      sheet.addRow([1, 'ก', 2, 3, 'เกิน']);
      sheet.addRow(['รหัส\nโครงการ', ...header.slice(1)]);
      sheet.addRow([true, 'ข', 1e20, { error: '#N/A' }]);
    });
    const found = await spooled(bytes);
    expect(found.spool).toMatchObject({ format: 'csv', width: 4 });
    expect(found.spool.header).toEqual(['รหัส โครงการ', ...header.slice(1)]);
    expect(found.records).toEqual([
      '4,68029352842,"จ้าง ""ก"", ข",1234567.1,2025-06-26',
      '4,105566073599,ผล,0.0000001,26 มิ.ย. 68',
      '4,0105566073599,ชื่อ,0.3,',
      '4,TRUE,ข,100000000000000000000,#N/A',
    ]);
    expect([0, 1, 2, 3].map((record) => found.spool.lineOf(record))).toEqual([4, 5, 7, 10]);
    expect(faultsOf(found)).toEqual(['8:too_many_columns']);
  });

  test('an empty workbook is an empty file; a header alone is noted', async () => {
    const empty = await spooled(await workbook((book) => book.addWorksheet('ว่าง')));
    expect(faultsOf(empty)).toEqual(['0:empty_file']);
    const alone = await spooled(await workbook((book) => book.addWorksheet('ก').addRow(header)));
    expect(alone.spool).toMatchObject({ recordCount: 0, faults: [], note: 'header_only' });
  });

  test('several thousand rows keep their order', async () => {
    const bytes = await workbook((book) => {
      const sheet = book.addWorksheet('ก');
      sheet.addRow(header);
      for (let n = 0; n < 5000; n++) sheet.addRow([n, `ถนนสายที่ ${n}`, n * 100.5, '1 ม.ค. 68']);
    });
    const found = await spooled(bytes);
    expect(found.spool.recordCount).toBe(5000);
    expect(found.records[4999]).toBe('4,4999,ถนนสายที่ 4999,502399.5,1 ม.ค. 68');
    expect(found.spool.lineOf(4999)).toBe(5001);
  });
});

describe('bad spreadsheets', () => {
  const part = (name: string, content: string | Buffer): { name: string; content: Buffer } => ({
    name,
    content: Buffer.from(content),
  });

  test('a bomb is measured before it is parsed', async () => {
    const sheet = Buffer.alloc(8 * 1024 * 1024, '<row r="1"><c t="n"><v>1</v></c></row>');
    const bytes = zipOf([
      part('[Content_Types].xml', '<x/>'),
      part('xl/workbook.xml', '<x/>'),
      part('xl/worksheets/sheet1.xml', sheet),
    ]);
    const found = await spooled(bytes, { maxXlsxInflatedBytes: 4 * 1024 * 1024 });
    expect(faultsOf(found)).toEqual(['0:xlsx_too_large']);
    const liar = zipOf([
      part('xl/workbook.xml', '<x/>'),
      { ...part('xl/worksheets/sheet1.xml', sheet), claimedSize: 10 },
    ]);
    expect(faultsOf(await spooled(liar))).toEqual(['0:xlsx_bad']);
    const texts = zipOf([part('xl/workbook.xml', '<x/>'), part('xl/sharedStrings.xml', sheet)]);
    expect(faultsOf(await spooled(texts, { maxXlsxTextBytes: 1024 * 1024 }))).toEqual(['0:xlsx_too_large']);
    expect(faultsOf(await spooled(bytes, { maxXlsxBytes: 1000 }))).toEqual(['0:xlsx_too_large']);
  });

  test('parts that the list at the end does not name are not read', async () => {
    let seed = 2569;
    const noise = Buffer.alloc(200_000).map(() => (seed = (seed * 16807) % 2147483647) >> 8);
    const hidden = zipOf([{ name: 'xl/hidden.xml', content: Buffer.from(noise) }]);
    const listed = zipOf([part('xl/workbook.xml', '<x/>')]);
    const shifted = Buffer.from(listed);
    const start = hidden.length;
    const end = shifted.length - 22;
    shifted.writeUInt32LE(shifted.readUInt32LE(end + 16) + start, end + 16);
    shifted.writeUInt32LE(start, shifted.readUInt32LE(end + 16) - start + 42);
    expect(faultsOf(await spooled(Buffer.concat([hidden, shifted])))).toEqual(['0:xlsx_bad']);
  });

  test('too many rows stop the reading there; what came before stays', async () => {
    const bytes = await workbook((book) => {
      const sheet = book.addWorksheet('ก');
      sheet.addRow(header);
      for (let n = 0; n < 50; n++) sheet.addRow([n, 'ก', 1, 2]);
    });
    const limits: Partial<SpoolLimits> = { maxXlsxRows: 20 };
    const found = await spooled(bytes, limits);
    expect(found.spool.recordCount).toBe(19);
    expect(faultsOf(found)).toEqual(['21:xlsx_too_large']);
  });

  test('a scratched spreadsheet, and a zip that is none, on stdin or in a zip', async () => {
    const bytes = await workbook((book) => book.addWorksheet('ก').addRow(header));
    const scratched = Buffer.from(bytes);
    scratched.fill(0, 200, 400);
    expect(faultsOf(await spooled(scratched))).toEqual(['0:xlsx_bad']);
    expect(faultsOf(await spooled(bytes.subarray(0, bytes.length - 40)))).toEqual(['0:xlsx_bad']);
    expect(faultsOf(await spooled(zipOf([part('x.csv', 'a,b,c\n')])))).toEqual(['0:zip_nested']);
  });

  test('a spreadsheet by path, whatever its name, and as a member of a zip', async () => {
    const bytes = await workbook((book) => {
      const sheet = book.addWorksheet('ก');
      sheet.addRow(header);
      sheet.addRow([1, 'ก', 2, 3]);
    });
    await inFolder(async (folder) => {
      writeFileSync(join(folder, 'a.csv'), bytes);
      writeFileSync(join(folder, 'b.zip'), zipOf([part('c.xlsx', bytes)]));
      const found = await spooledPaths([join(folder, 'a.csv'), join(folder, 'b.zip')]);
      expect(found.map(({ records }) => records)).toEqual([['4,1,ก,2,3'], ['4,1,ก,2,3']]);
      expect(found[0]?.spool.fileId).toBe(found[1]?.spool.fileId);
    });
  });
});
