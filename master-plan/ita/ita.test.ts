/** ITA results from a list to the committee’s agenda: every row read or told, all or nothing, and an earlier moment stays as it was. */
import { beforeAll, describe, expect, test } from 'vitest';
import Excel from 'exceljs';
import { foldBare } from '#kernel/thai-text.ts';
import { act } from '#office/action.ts';
import { seedTerritory } from '#office/territory/take-in.ts';
import { officeStore, type Person } from '#tests/office-store.ts';
import { handInItaList } from './actions/hand-in-list.ts';
import { takeInItaList } from './actions/take-in-list.ts';
import { ItaList, scoreOf } from './list.ts';
import { markOf } from './marks.ts';
import { readList, resultsIn, summaryOf, yearsKnown } from './results.ts';

const office = officeStore();
let province: Person;
let elsewhere: Person;
let centre: Person;

beforeAll(async () => {
  await seedTerritory(office.store);
  province = await office.person({ role: 'nacc_province', scope: ['province', 'TH-73'] });
  elsewhere = await office.person({ role: 'nacc_province', scope: ['province', 'TH-50'] });
  centre = await office.person({ role: 'nacc_centre', scope: ['nation', ''] });
  for (const [id, name, iso] of [
    ['one', 'เทศบาลสมมุติหนึ่ง', 'TH-73'],
    ['two', 'เทศบาลสมมุติสอง', 'TH-73'],
    ['twin', 'อบต. ชื่อซ้ำสมมุติ', 'TH-73'],
    ['twin-there', 'อบต. ชื่อซ้ำสมมุติ', 'TH-50'],
  ])
    await office.owner(`INSERT INTO office.agencies (agency_id, name_th, folded_name, province_iso, source) VALUES ($1, $2, $3, $4, 'test')`, [`agency:office:ita-${id}`, name, foldBare(name!), iso]);
}); // prettier-ignore

const csv = (...lines: string[]) => Buffer.from(lines.join('\n'));
const handIn = async (bytes: Buffer, { by = province, be = 2568, leaveOut = '' } = {}) =>
  act(office.store, by.viewer, handInItaList, {
    be,
    source: 'ประกาศสมมุติ',
    leaveOut,
    itaList: await ItaList.read(bytes),
  });
const takeIn = (id: string, by = province) => act(office.store, by.viewer, takeInItaList, { id, version: 1 });
const results = (be: number, by = province, moment: string | null = null) =>
  office.store.within(by.viewer, (tx) => resultsIn(tx, { be, moment })); // prettier-ignore
const heading = 'คะแนน,หน่วยงาน,จังหวัด,ระดับผลการประเมิน';

describe('a list', () => {
  test('is shown before it is taken in, and taken in at once; the same again changes nothing', async () => {
    const bytes = csv('หน่วยงาน,คะแนน,ระดับ', 'เทศบาลสมมุติหนึ่ง,๘๙.๔๓,ผ่านดี', 'เทศบาลสมมุติสอง,84.99,', 'อบต. ชื่อซ้ำสมมุติ,100,');
    const { id } = await handIn(bytes);
    expect(await office.store.within(province.viewer, (tx) => readList(tx, id))).toMatchObject({ newCount: 3, changedCount: 0, rowCount: 3 });
    await expect(office.store.within(centre.viewer, (tx) => readList(tx, id))).rejects.toMatchObject({ code: 'office.not_found' });
    expect(await results(2568)).toEqual([]);
    await takeIn(id);
    const known = await results(2568);
    expect(known.map(({ score }) => score).toSorted()).toEqual([10_000n, 8499n, 8943n]);
    // 84.99 is below 85, to the hundredth; the mean is rounded once.
    expect(summaryOf(known, 2568)).toEqual({ assessed: 3, passed: 2, mean: 9147n });
    expect(await results(2568, elsewhere)).toEqual([]);
    await expect(handIn(bytes)).rejects.toMatchObject({ code: 'ita.list_same' });
    await expect(takeIn(id)).rejects.toMatchObject({ code: expect.stringMatching(/wrong_state|stale_edit/u) as string });
  }); // prettier-ignore

  test('that corrects another keeps the earlier result for an earlier moment', async () => {
    const [{ moment } = { moment: '' }] = await office.owner<{ moment: string }>(`SELECT max(moment)::text AS moment FROM office.ita_results`);
    const { id } = await handIn(csv(heading, '86.5,เทศบาลสมมุติสอง,นครปฐม,ผ่าน', '100,อบต. ชื่อซ้ำสมมุติ,จ.นครปฐม,'));
    expect(await office.store.within(province.viewer, (tx) => readList(tx, id))).toMatchObject({ newCount: 0, changedCount: 1 });
    await takeIn(id);
    expect(summaryOf(await results(2568), 2568)).toMatchObject({ assessed: 3, passed: 3 });
    expect(summaryOf(await results(2568, province, moment), 2568)).toMatchObject({ assessed: 3, passed: 2, mean: 9147n });
    expect(await office.store.within(province.viewer, (tx) => yearsKnown(tx))).toEqual([2568]);
  }); // prettier-ignore

  test('with faults tells each row, and nothing of it is kept', async () => {
    const told = handIn(csv(heading, '101,เทศบาลสมมุติหนึ่ง,,', 'ผ่าน,เทศบาลสมมุติสอง,,', '90,เทศบาลสมมุติหนึง,นครปฐม,', '90,เทศบาลสมมุติหนึ่ง,นครปฐม,', '91,เทศบาลสมมุติหนึ่ง,นครปฐม,', '92,เทศบาลสมมุติสอง,นครไหน,', '93,,นครปฐม,'), { be: 2567 });
    await expect(told).rejects.toMatchObject({ code: 'ita.list_faults' });
    const { details } = (await told.catch((error: unknown) => error)) as { details: { fields: { field: string; fault: string }[] } };
    const at = (line: number) => details.fields.find(({ field }) => field === `line-${line}`)?.fault;
    expect(at(2)).toMatch(/101/u);
    expect(at(3)).toMatch(/ผ่าน/u);
    expect(at(4)).toMatch(/หมายถึง "เทศบาลสมมุติหนึ่ง"/u);
    expect(at(6)).toMatch(/แถว 5/u);
    expect(at(7)).toMatch(/นครไหน/u);
    expect(at(8)).toMatch(/ชื่อหน่วยงาน/u);
    expect(details.fields).toHaveLength(6);
    expect(await results(2567)).toEqual([]);
    await expect(handIn(csv('ก,ข,ค', '1,2,3'))).rejects.toMatchObject({ code: 'ita.list_unreadable' });
    // With two columns under each other's headings every row is told, none is guessed.
    await expect(handIn(csv('คะแนน,หน่วยงาน,จังหวัด', 'เทศบาลสมมุติหนึ่ง,90,นครปฐม'))).rejects.toMatchObject({ code: 'ita.list_faults' });
  }); // prettier-ignore

  test('of the nation leaves out what is not in the register where that is asked for, and needs the province of a name that two have', async () => {
    const lines = ['88,อบต. ชื่อซ้ำสมมุติ,,', '88,หน่วยงานไม่มีในทะเบียน,นครปฐม,'];
    await expect(handIn(csv(heading, ...lines), { by: centre, be: 2567, leaveOut: 'yes' })).rejects.toMatchObject({ code: 'ita.list_faults' });
    const { id } = await handIn(csv(heading, lines[0]!.replace(',,', ',เชียงใหม่,'), lines[1]!), { by: centre, be: 2567, leaveOut: 'yes' });
    expect(await office.store.within(centre.viewer, (tx) => readList(tx, id))).toMatchObject({ newCount: 1, leftOut: 1 });
    await takeIn(id, centre);
    expect((await results(2567, elsewhere)).map(({ nameTh }) => nameTh)).toEqual(['อบต. ชื่อซ้ำสมมุติ']);
    await expect(handIn(csv(heading, '90,เทศบาลสมมุติหนึ่ง,นครปฐม,'), { by: elsewhere, leaveOut: 'yes' })).rejects.toMatchObject({ code: 'ita.list_unknown' });
  }); // prettier-ignore

  test('may be a workbook', async () => {
    const book = new Excel.Workbook();
    const sheet = book.addWorksheet('ผล ITA');
    sheet.addRow(['หน่วยงาน', 'คะแนน', 'จังหวัด']);
    sheet.addRow(['เทศบาลสมมุติหนึ่ง', 95.25, 'นครปฐม']);
    const { rows, faults } = await ItaList.read(Buffer.from(await book.xlsx.writeBuffer()));
    expect([rows, faults]).toMatchObject([[{ score: '95.25', provinceIso: 'TH-73', line: 2 }], []]);
  });
});

test('a score is from 0 to 100 with at most two decimals; a mark has its year', () => {
  expect(['0', '100', '๘๕', '84.99', '100.01', '-1', '84.999', '', '1e1'].map(scoreOf)).toEqual(['0', '100', '85', '84.99', null, null, null, null, null]); // prettier-ignore
  expect(markOf(2566)).toMatchObject({ pass: 85, verified: true });
  expect(markOf(2570).verified).toBe(false);
});
