/** Plans as agencies write them: read whole, or refused by row and column; a file that would do harm is not opened. */
import ExcelJS from 'exceljs';
import { describe, expect, test } from 'vitest';
import { dayOf } from '#kernel/thai-date.ts';
import { hostileFiles } from '#tests/hostile-files.ts';
import { inventedTin } from '#tests/egp-rows.ts';
import { readPlan } from './read-plan.ts';

const january = dayOf(2027, 1, 1)!;
const pasted = (text: string) => readPlan({ rows: [], pasted: text, file: null });
const handedIn = (bytes: Uint8Array) => readPlan({ rows: [], pasted: '', file: { bytes } });

async function sheet(rows: unknown[][]): Promise<Buffer> {
  const book = new ExcelJS.Workbook();
  const plan = book.addWorksheet('แผน');
  for (const row of rows) plan.addRow(row);
  return Buffer.from(await book.xlsx.writeBuffer());
}

describe('a table that is pasted', () => {
  test.each(['ม.ค. 2570', 'มกราคม 2570', '01/2570', '1 ม.ค. 2570', '2570-01', '2027-01-01'])(
    'knows the month or day “%s”',
    async (when) => {
      expect(await pasted(`ซื้อวัสดุ\t๑๒,๐๐๐\tเฉพาะเจาะจง\t${when}`)).toMatchObject([
        { lines: [1], satang: 1_200_000n, method: 'direct', signedDay: january, seller: null },
      ]);
    },
  );

  test('may head its columns in any order, leave the method open, and end with a sum', async () => {
    const table = [
      'ลำดับ,เดือน,วงเงิน (บาท),รายการ,ผู้ขาย',
      `1,ม.ค. 2570,"500,000",จ้างออกแบบอาคาร,บริษัท สมมุติ จำกัด ${inventedTin(3)}`,
      ',,"500,000",รวมทั้งสิ้น,',
    ];
    expect(await pasted(table.join('\n'))).toMatchObject([
      {
        title: 'จ้างออกแบบอาคาร',
        method: null,
        seller: { id: `supplier:tin:${inventedTin(3)}`, isPerson: false },
      },
    ]);
  });

  test('is told of every cell that cannot be read', async () => {
    await expect(pasted('ซื้อวัสดุ\t-5\tจับฉลาก\t01/2027\n\t\t\t')).rejects.toMatchObject({
      code: 'precheck.faulty',
      details: {
        fields: [
          { fault: { en: 'row 1, column Amount (baht): it must be baht, more than nothing' } },
          { fault: { en: expect.stringContaining('row 1, column Method') as string } },
          { fault: { en: expect.stringContaining('Christian year') as string } },
        ],
      },
    });
    await expect(pasted('')).rejects.toMatchObject({ code: 'precheck.empty' });
  });
});

describe('a file of the year’s plan', () => {
  test('is read as a spreadsheet writes it, titles above its heading or not', async () => {
    const rows = [
      ['แผนการจัดซื้อจัดจ้างประจำปี'],
      ['ลำดับ', 'ชื่อโครงการ', 'งบประมาณโครงการ (บาท)', 'คาดว่าจะประกาศจัดซื้อจัดจ้าง (เดือน/ปี)'],
      [1, 'จ้างขุดลอกคลอง', 480_000, '01/2570'],
      [2, 'ซื้อวัสดุสำนักงาน', 20_000.5, new Date(Date.UTC(2027, 0, 1))],
    ];
    const drafts = await handedIn(await sheet(rows));
    expect(drafts.map(({ title, satang, signedDay }) => [title, satang, signedDay])).toEqual([
      ['จ้างขุดลอกคลอง', 48_000_000n, january],
      ['ซื้อวัสดุสำนักงาน', 2_000_050n, january],
    ]);
  });

  test('says the sheet’s own row where a cell cannot be read', async () => {
    const rows = [
      ['รายการ', 'วงเงิน', 'เดือน'],
      ['ซื้อ', 5, '01/2570'],
      ['จ้าง', 'มาก', '01/2570'],
    ];
    await expect(handedIn(await sheet(rows))).rejects.toMatchObject({
      details: { fields: [{ fault: { en: expect.stringContaining('row 3, column Amount') as string } }] },
    });
  });

  test('that would do harm is not opened', async () => {
    for (const [name, bytes] of await hostileFiles(false))
      await expect(handedIn(Buffer.from(bytes)), name).rejects.toMatchObject({ status: 400 });
  });
});
