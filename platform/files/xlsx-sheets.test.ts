/** Cells of a workbook as other programs save them: every letter whole, every day a day, and where each stands. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { describe, expect, test } from 'vitest';
import { spoolLimits } from './limits.ts';
import { inFolder, zipOf } from './spooled.ts';
import { columnLetters, openWorkbook, type SheetRow } from './xlsx-sheets.ts';

async function read(bytes: Buffer) {
  return inFolder(async (folder) => {
    const path = join(folder, 'book.xlsx');
    writeFileSync(path, bytes);
    const { rows, merged } = await openWorkbook(path, spoolLimits);
    const all: SheetRow[] = [];
    for await (const row of rows) all.push(row);
    return { all, merged };
  });
}

const texts = ({ cells }: SheetRow) => cells.map(({ text }) => text);

describe('a workbook', () => {
  test('of many Thai texts keeps every letter, wherever its pieces end', async () => {
    const book = new ExcelJS.Workbook();
    const sheet = book.addWorksheet('ข้อมูล');
    const textOf = (n: number) => `ถนนสายที่ ${'กขคงจฉช'.repeat(n % 7)}${n}`;
    for (let n = 0; n < 6000; n += 1) sheet.addRow([textOf(n)]);
    const { all } = await read(Buffer.from(await book.xlsx.writeBuffer()));
    expect(all.map((row) => texts(row)[0])).toEqual(Array.from({ length: 6000 }, (_, n) => textOf(n)));
  });

  test('tells sheets by their names, cells that are one, formulas, errors and days', async () => {
    const book = new ExcelJS.Workbook();
    const one = book.addWorksheet('หนึ่ง & "สอง"');
    one.getCell('C2').value = { formula: 'A1+1', result: 7 };
    one.getCell('D2').value = { error: '#REF!' };
    one.getCell('E2').value = new Date(Date.UTC(2024, 1, 29));
    one.getCell('F2').value = 45_000.5;
    one.getCell('F2').numFmt = '[$-D07041E]d mmmm bbbb';
    one.getCell('G2').value = 45_000.5;
    one.getCell('G2').numFmt = '"วันที่" #,##0.00';
    one.mergeCells('A3:B4');
    book.addWorksheet('สาม').addRow(['ก', null, 'ค']);
    const { all, merged } = await read(Buffer.from(await book.xlsx.writeBuffer()));
    const row = all.find((each) => each.sheet === 'หนึ่ง & "สอง"' && each.row === 2)!;
    expect(texts(row)).toEqual(['', '', '7', '#REF!', '2024-02-29', '2023-03-15', '45000.5']);
    expect(row.cells.map(({ fault }) => fault)).toEqual([null, null, 'formula', 'error', null, null, null]);
    expect(merged).toEqual([{ sheet: 'หนึ่ง & "สอง"', range: 'A3:B4' }]);
    expect(texts(all.at(-1)!)).toEqual(['ก', '', 'ค']);
  });

  test('whose parts are named otherwise, prefixed and inline is read all the same', async () => {
    const part = (name: string, content: string) => ({ name, content: Buffer.from(content) });
    const sheet = `<x:worksheet xmlns:x="m"><x:sheetData><x:row><x:c t="inlineStr"><x:is><x:r><x:t>ก &amp;lt;</x:t></x:r><x:r><x:t>ข_x0041_</x:t></x:r><x:rPh><x:t>ไม่ใช่</x:t></x:rPh></x:is></x:c><x:c r="C1"><x:v>5.0999999999999996</x:v></x:c></x:row></x:sheetData></x:worksheet>`;
    const bytes = zipOf([
      part('xl/worksheets/first.xml', sheet),
      part('xl/workbook.xml', '<workbook xmlns:r="r"><sheets><sheet name="แผ่น" sheetId="4" r:id="a"/></sheets></workbook>'),
      part('xl/_rels/workbook.xml.rels', '<Relationships><Relationship Id="a" Target="/xl/worksheets/first.xml"/></Relationships>'),
    ]);
    const { all } = await read(bytes);
    expect(all).toMatchObject([{ sheet: 'แผ่น', row: 1 }]);
    expect(texts(all[0]!)).toEqual(['ก &lt;ขA', '', '5.1']);
  }); // prettier-ignore

  test('that claims entities of its own, or is cut short, is refused', async () => {
    const part = (name: string, content: string) => ({ name, content: Buffer.from(content) });
    const book = part('xl/workbook.xml', '<workbook xmlns:r="r"><sheets><sheet name="a" r:id="a"/></sheets></workbook>');
    const relations = part('xl/_rels/workbook.xml.rels', '<Relationships><Relationship Id="a" Target="worksheets/a.xml"/></Relationships>');
    for (const sheet of ['<!DOCTYPE x [<!ENTITY e "ก">]><worksheet><sheetData><row><c t="str"><v>&e;</v></c></row></sheetData></worksheet>', '<worksheet><sheetData><row>'])
      await expect(read(zipOf([book, relations, part('xl/worksheets/a.xml', sheet)]))).rejects.toMatchObject({ reason: 'xlsx_bad' });
  }); // prettier-ignore

  test('has columns beyond Z', () => {
    expect([1, 26, 27, 702, 703].map(columnLetters)).toEqual(['A', 'Z', 'AA', 'ZZ', 'AAA']);
  });
});
