/** CSV as it comes: every row is either a record or a fault, whatever stands in the rows before it. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cellsByDuckdb, faultsOf, inFolder, sourceOf, spooled } from './spooled.ts';
import { spool } from './spool.ts';

const header = 'รหัสโครงการ,ชื่อโครงการ,วงเงิน\n';

describe('quotes', () => {
  test('a quoted title with commas and doubled quotes is one cell', async () => {
    const { records } = await spooled(`${header}1,"ท่อ ""PVC"", 5 นิ้ว",10\n`);
    expect(records).toEqual(['3,1,"ท่อ ""PVC"", 5 นิ้ว",10']);
  });

  test('a newline within a title becomes a space, and later rows keep their line numbers', async () => {
    const found = await spooled(`${header}1,"จ้างปรับปรุง\r\nถนน",10\n2,ข,20\n`);
    expect(found.records).toEqual(['3,1,จ้างปรับปรุง ถนน,10', '3,2,ข,20']);
    expect([0, 1].map((record) => found.spool.lineOf(record))).toEqual([2, 4]);
  });

  test('an inch sign inside a title is a letter', async () => {
    const { records } = await spooled(`${header}1,ท่อ 5" ยาว,10\n2,ข,20\n`);
    expect(records).toEqual(['3,1,"ท่อ 5"" ยาว",10', '3,2,ข,20']);
  });

  test('a quote that opens a title and never closes costs no other row', async () => {
    const found = await spooled(`${header}1,"ท่อ 5 นิ้ว,10\n2,"ก, ข",20\n3,"ค\nง",30\n`);
    expect(found.records).toEqual(['3,1,"""ท่อ 5 นิ้ว",10', '3,2,"ก, ข",20', '3,3,ค ง,30']);
    expect(found.spool.faults).toEqual([]);
  });

  test('quotes that a program forgot to double stay in the title', async () => {
    const { records } = await spooled(`${header}1,"จ้าง "ก" และ, ข",10\n`);
    expect(records).toEqual(['3,1,"จ้าง ""ก"" และ, ข",10']);
  });

  test('when a stray quote leaves the cells in doubt, the row is a fault and the next row is read', async () => {
    const found = await spooled(`${header}1,"ก\n2,ข,20\n`);
    expect(faultsOf(found)).toEqual(['2:unbalanced_quote']);
    expect(found.spool.faults[0]?.raw).toBe('1,"ก');
    expect(found.records).toEqual(['3,2,ข,20']);
    expect(found.spool.lineOf(0)).toBe(3);
  });

  test('a stray quote far from the next one swallows nothing, in a file of several blocks', async () => {
    const rows = Array.from({ length: 30_000 }, (_, n) => (n === 15_000 ? `${n},"ท่อ,9` : `${n},ก่อสร้างถนน,9`));
    const found = await spooled(`${header}${rows.join('\n')}\n`);
    expect(found.spool.recordCount).toBe(30_000);
    expect(found.records[15_000]).toBe('3,15000,"""ท่อ",9');
    expect(found.spool.lineOf(29_999)).toBe(30_001);
  });
});

describe('columns', () => {
  test('rows that change from three cells to two are padded, and say how many they had', async () => {
    const found = await spooled(`${header}1,ก,10\n2,ข\n3,"ค\nง"\n4,จ\n`);
    expect(found.records).toEqual(['3,1,ก,10', '2,2,ข,', '2,3,ค ง,', '2,4,จ,']);
    expect(found.spool.faults).toEqual([]);
  });

  test('spare empty cells are no fault; a filled one is', async () => {
    const found = await spooled(`${header}1,ก,10,, \n2,ข,20,x\n`);
    expect(found.records).toEqual(['5,1,ก,10']);
    expect(faultsOf(found)).toEqual(['3:too_many_columns']);
  });

  test('semicolons and tabs divide too, and commas in their cells are quoted', async () => {
    for (const [divider, title] of [
      [';', 'ก,ข'],
      ['\t', 'ก;ข'],
    ] as const) {
      const found = await spooled(`a${divider}b${divider}c\n1${divider}${title}${divider}3\n`);
      expect(found.spool.header).toEqual(['a', 'b', 'c']);
      expect(found.records).toEqual([`3,1,${title.includes(',') ? `"${title}"` : title},3`]);
    }
  });

  test('a title above the header, blank lines and a header repeated by gluing files are no records', async () => {
    const text = `รายงานการจัดซื้อ,,\n\n${header}1,ก,10\n,,\n\n\uFEFF${header}2,ข,20\n`;
    const found = await spooled(text);
    expect(found.spool.header).toEqual(['รหัสโครงการ', 'ชื่อโครงการ', 'วงเงิน']);
    expect(found.records).toEqual(['3,1,ก,10', '3,2,ข,20']);
    expect([0, 1].map((record) => found.spool.lineOf(record))).toEqual([4, 8]);
  });

  test('a header cell may hold a newline', async () => {
    const found = await spooled('รหัส,"ราคา\nกลาง",วันที่\n1,2,3\n');
    expect(found.spool.header).toEqual(['รหัส', 'ราคา กลาง', 'วันที่']);
    expect(found.spool.lineOf(0)).toBe(3);
  });
});

describe('properties', () => {
  const letter = fc.constantFrom('ก', 'น้ำ', 'ๆ', ' ', ',', '"', '\n', '5', 'ถนน คสล.', '\r\n');
  const cell = fc.array(letter, { maxLength: 5 }).map((letters) => letters.join(''));
  const filled = cell.map((text) => `x${text}`); // rows of nothing but empty cells are dropped on purpose
  const table = fc
    .integer({ min: 3, max: 5 })
    .chain((width) =>
      fc.array(fc.tuple(filled, fc.array(cell, { minLength: width - 1, maxLength: width - 1 })), {
        minLength: 1,
        maxLength: 8,
      }),
    )
    .map((rows) => rows.map(([first, others]) => [first, ...others]));
  const flat = (text: string): string => text.replace(/\r\n|\n|\r/gu, ' ');
  const write = (row: string[]): string =>
    row.map((text) => (/[",\r\n]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text)).join(',');
  const long = process.env['TRUATKHAP_LONG'] !== undefined;
  const timeout = long ? 900_000 : 60_000;
  const heading = (rows: string[][]): string =>
    `${(rows[0] ?? []).map((_, column) => `หัว${column}`).join(',')}\n`;

  test('a properly written table comes back cell for cell', { timeout }, async () => {
    await fc.assert(
      fc.asyncProperty(table, async (rows) => {
        const text = `${heading(rows)}${rows.map(write).join('\n')}\n`;
        const cells = await inFolder(async (folder) => cellsByDuckdb(await spool(sourceOf(text), folder)));
        expect(cells).toEqual(rows.map((row) => [String(row.length), ...row.map(flat)]));
      }),
      { numRuns: long ? 1000 : 40, seed: 2569 },
    );
  });

  test('one line with a stray quote loses no other record', { timeout }, async () => {
    await fc.assert(
      fc.asyncProperty(table, fc.nat(), fc.nat(), async (rows, where, which) => {
        const width = rows[0]?.length ?? 0;
        const stray = Array.from({ length: width }, (_, column) =>
          column === which % width ? '"ท่อ 5 นิ้ว' : 'ก',
        );
        const lines = rows.map(write);
        lines.splice(where % (rows.length + 1), 0, stray.join(','));
        const text = lines.join('\n');
        fc.pre(!readsAsProperCsv(text, width)); // then no reader could tell
        const found = await spooled(`${heading(rows)}${text}\n`);
        expect(found.spool.recordCount + found.spool.faults.length).toBe(rows.length + 1);
        for (const row of rows)
          expect(found.records).toContain(`${width},${row.map((text) => write([flat(text)])).join(',')}`);
      }),
      { numRuns: long ? 10_000 : 300, seed: 2569 },
    );
  });

  /** A reader of its own: strict RFC 4180, every row of the same width. */
  function readsAsProperCsv(text: string, width: number): boolean {
    const value = '(?:"(?:[^"]|"")*"|[^",\\r\\n]*)';
    const row = `${value}(?:,${value}){${width - 1}}`;
    return new RegExp(`^${row}(?:\\r?\\n${row})*$`, 'u').test(text);
  }
});
