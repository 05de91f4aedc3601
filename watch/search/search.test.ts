/** What is in the data is found, spelt in whatever way Thai is typed, and by nobody beyond their scope. */
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { importFiles } from '#procurement/run.ts';
import { apiRow, inventedTin, jsonLines, type ApiRow } from '#tests/egp-rows.ts';
import { officeStore, type Person } from '#tests/office-store.ts';
import { castOf, layWorld, type Cast } from '#tests/watch-world.ts';
import { trialWorkspace } from '#tests/trial-workspace.ts';
import { refreshSearch } from './refresh.ts';
import { search, searchState, type SearchAnswer } from './search.ts';

const office = officeStore();
const trial = trialWorkspace();
let cast: Cast;

const chiangMai = {
  จังหวัด: 'เชียงใหม่',
  รหัสหน่วยงาน: '6750102',
  ชื่อหน่วยงาน: 'เทศบาลตำบลแม่สมมุติ',
  ชื่อผู้ชนะ: 'หจก. ล้านนาสมมุติก่อสร้าง',
  เลขนิติบุคคล: inventedTin(7),
};
const titles = [
  'ก่อสร้างถนนคอนกรีตเสริมเหล็กสายบ้านสมมุติ หมู่ที่ ๕',
  'ซื้อน้ำดื่มสำหรับประชาชน',
  'ซื้อน้ำมันเชื้อเพลิงและหล่อลื่น',
  'ปรับปรุงสำนักงานองค์การบริหารส่วนตำบล',
  'ซ่อมแซมรถยนต์ส่วนกลางทะเบียน กข ๑๒๓๔',
  'จ้างนายสมมุติ ตัวอย่างใจดี ทำความสะอาด',
  'ซื้อ 100% ฝ้าย_ผ้าขาว',
];
const data: ApiRow[] = [
  ...titles.map((title, k) => apiRow(k + 1, { ชื่อโครงการ: `${title} โดยวิธีเฉพาะเจาะจง` })),
  apiRow(20, { ...chiangMai, ชื่อโครงการ: 'ก่อสร้างถนนคอนกรีตที่เชียงใหม่' }),
  apiRow(21, { ...chiangMai, ชื่อผู้ชนะ: 'บริษัท สมมุติการค้า จำกัด', เลขนิติบุคคล: inventedTin(1) }),
  apiRow(22, { ชื่อผู้ชนะ: 'นาย สมมุติ ตัวอย่างใจดี', เลขนิติบุคคล: '330990095xxxx' }),
];

beforeAll(async () => {
  await layWorld(office);
  cast = await castOf(office);
  await importFiles(trial.data, [trial.put('rows.jsonl', jsonLines(data))]);
  expect(await refreshSearch(office.store, trial.data)).toBe(true);
});

const find = (typed: string, who: Person = cast.officer): Promise<SearchAnswer> =>
  office.store.within(who.viewer, (tx) => search(tx, typed));
const titlesFound = async (typed: string, who?: Person) =>
  (await find(typed, who)).tender.rows.map((row) => row.shown);

describe('spelling', () => {
  test.each<[what: string, typed: string, found: string]>([
    ['as it stands', 'คอนกรีตเสริมเหล็ก', titles[0]!],
    ['inside a run without spaces', 'กรีตเสริม', titles[0]!],
    ['with spaces where the file has none', 'ถนน คอนกรีต', titles[0]!],
    ['without spaces where the file has some', 'บ้านสมมุติหมู่ที่5', titles[0]!],
    ['Thai digits for Arabic ones', 'หมู่ที่ 5', titles[0]!],
    ['Arabic digits for Thai ones', 'กข 1234', titles[4]!],
    ['sara am taken apart', 'ซื้อนํ้าดื่ม', titles[1]!],
    ['the tone after sara am', 'นำ้ดื่ม', titles[1]!],
    ['the tone before a taken-apart sara am', 'น้ํามันเชื้อเพลิง', titles[2]!],
    ['สำ as two signs', 'ปรับปรุงสํานักงาน', titles[3]!],
    ['a doubled tone mark', 'น้้ำดื่ม', titles[1]!],
    ['a zero-width space inside a word', 'สำ\u200Bนักงาน', titles[3]!],
    ['capitals', 'ซื้อ 100% ฝ้าย_ผ้าขาว', titles[6]!],
  ])('%s: %s', async (_, typed, found) => {
    expect((await titlesFound(typed)).some((title) => title.startsWith(found))).toBe(true);
  });

  test('เเ typed twice for แ', async () => {
    expect((await find('เทศบาลตำบลเเม่สมมุติ', cast.elsewhere)).agency.rows[0]?.shown).toBe('เทศบาลตำบลแม่สมมุติ');
  });

  test('a name nearly right gives the nearest, and says that it is not the same', async () => {
    const { agency } = await find('เทศบาลตำบนแม่สมมุด', cast.elsewhere);
    expect(agency).toMatchObject({ near: true, rows: [{ shown: 'เทศบาลตำบลแม่สมมุติ' }] });
  });

  test('a short form stands for the long one, and the long for the short', async () => {
    expect((await find('อบต.บ้านตัวอย่าง')).agency.rows[0]?.shown).toBe('องค์การบริหารส่วนตำบลบ้านตัวอย่าง');
    expect((await find('ห้างหุ้นส่วนจำกัด ล้านนา', cast.elsewhere)).supplier.rows[0]?.shown).toBe(
      'หจก. ล้านนาสมมุติก่อสร้าง',
    );
  });

  test('numbers of the source are found too', async () => {
    expect((await find('68010000001')).tender.rows[0]?.shown).toContain('คอนกรีตเสริมเหล็ก');
    expect((await find(inventedTin(1))).supplier.rows[0]?.shown).toBe('บริษัท สมมุติการค้า จำกัด');
    expect((await find('6749901')).agency.count).toBe(1);
  });

  test('signs of a pattern are letters like all others', async () => {
    expect(await titlesFound('%')).toEqual([]);
    expect(await titlesFound('__')).toEqual([]);
    expect((await find("'; DROP TABLE office.search_entries; --")).tender.count).toBe(0);
    expect((await find('\\')).tooShort).toBe(true);
    expect((await find('ก\0ข')).tooShort).toBe(false);
  });

  test('fewer than two letters find nothing and say so', async () => {
    for (const typed of ['', ' ', 'ก', 'กี้', '.', '๏๏'])
      expect((await find(typed)).tooShort, typed).toBe(true);
    expect((await find('นม')).tooShort).toBe(false);
  });
});

describe('scope', () => {
  test('an Area finds its own, the centre finds all', async () => {
    expect(await titlesFound('ถนนคอนกรีต')).toHaveLength(1);
    expect(await titlesFound('ถนนคอนกรีต', cast.elsewhere)).toEqual(['ก่อสร้างถนนคอนกรีตที่เชียงใหม่']);
    expect(await titlesFound('ถนนคอนกรีต', cast.centre)).toHaveLength(2);
  });

  test('a supplier of two Areas is found in both, one of another in none', async () => {
    for (const who of [cast.officer, cast.elsewhere, cast.centre])
      expect((await find('สมมุติการค้า', who)).supplier.count).toBe(1);
    const { supplier } = await find('ล้านนาสมมุติก่อสร้าง');
    expect(supplier.rows).toEqual([]);
    expect(await find('ล้านนาสมมุติก่อสร้าง')).toEqual(await find('ไม่มีรายใดชื่อนี้เลย'));
  });

  test('those who do not work at a desk find no row of the analysis', async () => {
    for (const who of [
      'governor',
      'head',
      'districtCentre',
      'administrator',
      'dpo',
      'suppression',
      'civil',
    ] as const) {
      const { agency, supplier, tender } = await find('สมมุติ', cast[who]);
      expect([agency.count, supplier.count, tender.count], who).toEqual([0, 0, 0]);
    }
  });

  test('row-level security holds beneath the question', async () => {
    const rows = await office.store.within(cast.officer.viewer, async (tx) => {
      const all = await tx
        .selectFrom('office.search_entries' as never)
        .selectAll()
        .execute();
      return all as { province_isos: string[] }[];
    });
    expect(rows.length).toBeGreaterThan(5);
    expect(rows.every((row) => row.province_isos.includes('TH-74'))).toBe(true);
  });

  test('natural persons are not among what is found, and their names not in titles', async () => {
    for (const typed of ['ตัวอย่างใจดี', 'นายสมมุติ', '330990095']) {
      const { supplier, tender } = await find(typed, cast.centre);
      expect(supplier.count, typed).toBe(0);
      expect(tender.rows.filter((row) => row.shown.includes('ใจดี'))).toEqual([]);
    }
    const stored = await office.owner<{ n: number }>(
      `SELECT count(*)::int AS n FROM office.search_entries WHERE folded LIKE '%ใจดี%' OR shown LIKE '%ใจดี%'`,
    );
    expect(stored[0]!.n).toBe(0);
  });
});

describe('a new generation', () => {
  test('is taken in once, and what is gone from the data is gone from the search', async () => {
    expect(await refreshSearch(office.store, trial.data)).toBe(false);
    const before = await office.store.within(cast.officer.viewer, searchState);
    await importFiles(
      trial.data,
      [trial.put('later.jsonl', jsonLines([apiRow(1, { ชื่อโครงการ: 'ขุดลอกคลองสมมุติ' }), apiRow(2)]))],
      { asAt: '2026-01-01' },
    );
    expect(await titlesFound('ขุดลอกคลอง')).toEqual([]);
    // What no file has any more: before the first id of its kind, among the ids, and after the last.
    await office.owner(`
      INSERT INTO office.search_entries (kind, subject_id, shown, folded, province_isos, weight_satang)
      SELECT kind, id, 'หายไปแล้ว', 'หายไปแล้ว', '{TH-74}', 1
      FROM unnest(ARRAY['agency', 'supplier', 'tender']) kind, unnest(ARRAY['!', kind || ':egp:68010000002a', 'zz']) id`);
    expect(await refreshSearch(office.store, trial.data)).toBe(true);
    expect(await titlesFound('ขุดลอกคลอง')).toEqual(['ขุดลอกคลองสมมุติ']);
    expect(await titlesFound('คอนกรีตเสริมเหล็ก')).toEqual([]);
    const after = await office.store.within(cast.officer.viewer, searchState);
    expect(after!.generation).toBe(before!.generation + 1);
    const left = await office.owner(`SELECT kind FROM office.search_entries WHERE shown = 'หายไปแล้ว'`);
    expect(left).toEqual([]);
  });

  test('that fails halfway leaves the search as it was', async () => {
    const before = await office.owner(
      'SELECT kind, subject_id, folded FROM office.search_entries ORDER BY 1, 2',
    );
    await importFiles(trial.data, [trial.put('third.jsonl', jsonLines([apiRow(900)]))]);
    await office.owner(
      'ALTER TABLE office.search_index ADD CONSTRAINT fails CHECK (generation < 3) NOT VALID',
    );
    await expect(refreshSearch(office.store, join(trial.data))).rejects.toThrow('fails');
    expect(
      await office.owner('SELECT kind, subject_id, folded FROM office.search_entries ORDER BY 1, 2'),
    ).toEqual(before);
    await office.owner('ALTER TABLE office.search_index DROP CONSTRAINT fails');
  });
});
