/** Many agencies at once: everything that was handed over is accounted for, and nothing known is rewritten. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { act } from '#office/action.ts';
import { seedTerritory } from '#office/territory/take-in.ts';
import { officeStore, systemViewer } from '#tests/office-store.ts';
import { takeInAgencyList } from './actions/take-in.ts';
import { readAgencyList } from './agency-list.ts';
import { takeInAgencies, type IncomingAgency } from './take-in.ts';

const office = officeStore();
const folder = mkdtempSync(join(tmpdir(), 'truatkhap-test-'));
afterAll(() => rmSync(folder, { recursive: true }));
beforeAll(async () => {
  await seedTerritory(office.store);
});

const one = (code: string, more: Partial<IncomingAgency> = {}): IncomingAgency => ({
  agency_id: `agency:egp:${code}`,
  name: `เทศบาลตำบลสมมุติ ${code}`,
  type: 'subdistrict_municipality',
  province_iso: 'TH-74',
  ...more,
});
const takeIn = (rows: IncomingAgency[]) =>
  office.store.within(systemViewer, (tx) => takeInAgencies(tx, rows, { source: 'e-GP สมมุติ' }));

describe('agencies from the contract data', () => {
  it('are added once; the account of rows is whole', async () => {
    const rows = [
      one('A1', { district: 'กระทุ่มแบน' }),
      one('A1'),
      one('A2', { province_iso: 'TH-99' }),
      one('A3', { district: 'ดอยหล่อ' }),
      one('A4', { name: 'ก' }),
      one('bad id'),
      one('A5', { type: 'something else', province_iso: null }),
    ];
    const taken = await takeIn(rows);
    expect(taken).toMatchObject({ read: 7, added: 2, known: 0 });
    expect(taken.refused).toEqual([
      { row: 2, reason: 'repeated' },
      { row: 3, reason: 'unknown_province' },
      { row: 4, reason: 'unknown_district' },
      { row: 5, reason: 'bad_name' },
      { row: 6, reason: 'bad_id' },
    ]);
    expect(taken.read).toBe(taken.added + taken.known + taken.refused.length);
    expect(
      await office.owner(
        `SELECT district_code, agency_type FROM office.agencies WHERE agency_id IN ('agency:egp:A1', 'agency:egp:A5') ORDER BY agency_id`,
      ),
    ).toEqual([
      { district_code: '7402', agency_type: 'subdistrict_municipality' },
      { district_code: null, agency_type: 'unknown' },
    ]);
  });

  it('do not rename what the office knows under another name: that is told', async () => {
    await takeIn([one('B1', { name: 'องค์การบริหารส่วนตำบลเดิม' })]);
    const again = await takeIn([one('B1', { name: 'เทศบาลตำบลใหม่' }), one('B2')]);
    expect(again).toMatchObject({ added: 1, known: 1 });
    expect(again.otherNames).toEqual([
      { agencyId: 'agency:egp:B1', here: 'องค์การบริหารส่วนตำบลเดิม', there: 'เทศบาลตำบลใหม่' },
    ]);
    expect((await takeIn([one('B1', { name: 'องค์การบริหารส่วนตำบล เดิม' })])).otherNames).toEqual([]);
  });

  it('outside the officer’s Area are refused row by row, and one event counts the list', async () => {
    const officer = await office.person({ role: 'area_officer', scope: ['area', '7'] });
    const rows = [one('C1'), one('C2', { province_iso: 'TH-80' }), one('C3', { province_iso: null })];
    const taken = await act(office.store, officer.viewer, takeInAgencyList, { source: 'รายชื่อของเขต', rows });
    expect(taken).toMatchObject({ added: 1, refused: [{ row: 2 }, { row: 3 }] });
    const [event] = await office.owner<{ data: unknown }>(
      `SELECT data FROM office.events WHERE name = 'agency.list_taken_in'`,
    );
    expect(event?.data).toEqual({ read: 3, added: 1, known: 0, refused: 2, other_names: 0 });
  });
});

const file = (name: string, content: string | Buffer): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};

describe('a list of agencies in a file', () => {
  it('is read by its headings, with the spellings of provinces and kinds that people use', async () => {
    const { rows } = await readAgencyList(
      file(
        'list.csv',
        'ลำดับ,ชื่อหน่วยงาน,จังหวัด,อำเภอ,รหัสหน่วยงาน\n1,อบต.สมมุติ,จ.สมุทรสาคร,บ้านแพ้ว,6740199\n2,"โรงเรียนบ้าน, สมมุติ",กทม.,,\n',
      ),
    );
    expect(rows[0]).toEqual({
      agency_id: 'agency:egp:6740199',
      name: 'อบต.สมมุติ',
      type: 'tao',
      province_iso: 'TH-74',
      district: 'บ้านแพ้ว',
    });
    expect(rows[1]).toMatchObject({ name: 'โรงเรียนบ้าน, สมมุติ', type: 'school', province_iso: 'TH-10' });
    expect(rows[1]?.agency_id).toMatch(/^agency:office:name:[0-9a-f]{12}$/u);
    expect((await takeIn(rows)).added).toBe(2);
  });

  it('may be a spreadsheet', async () => {
    const book = new ExcelJS.Workbook();
    const sheet = book.addWorksheet('รายชื่อ');
    sheet.addRow(['ชื่อหน่วยงาน', 'จังหวัด', 'อำเภอ']);
    sheet.addRow(['เทศบาลเมืองสมมุติ', 'นครปฐม']);
    const { rows } = await readAgencyList(file('list.xlsx', Buffer.from(await book.xlsx.writeBuffer())));
    expect(rows).toMatchObject([
      { name: 'เทศบาลเมืองสมมุติ', type: 'town_municipality', province_iso: 'TH-73' },
    ]);
  });

  it('without names, without rows or no list at all is refused with a reason', async () => {
    const why = (path: string) =>
      readAgencyList(path).then(
        () => 'read',
        (error: unknown) => (error as { details: { why: string } }).details.why,
      );
    expect(await why(file('no-names.csv', 'จังหวัด\nนครปฐม\n'))).toBe('no_name_column');
    expect(await why(file('empty.csv', 'ชื่อหน่วยงาน,จังหวัด\n'))).toBe('no_rows');
    expect(await why(file('picture.csv', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')))).toBe(
      'unreadable',
    );
  });
});
