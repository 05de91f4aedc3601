/** The territory that every desk stands on: complete, dated, and honest about what nobody has verified. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { officeStore, publicViewer } from '#tests/office-store.ts';
import { readDistrictFacts } from './files.ts';
import { areaOfProvinceOn, areasToday, districtsOf, provinceByIso, provincesToday } from './queries.ts';
import { seedTerritory } from './take-in.ts';

const office = officeStore();
const read = <T>(work: Parameters<typeof office.store.within<T>>[1]) =>
  office.store.within(publicViewer, work);

beforeAll(async () => {
  await seedTerritory(office.store);
});

describe('the territory of the office', () => {
  it('has 77 provinces, nine Areas of 9+8+8+12+8+9+8+7+7, and Bangkok in none', async () => {
    const provinces = await read(provincesToday);
    expect(provinces).toHaveLength(77);
    const of = (area: number) => provinces.filter((one) => one.areaNo === area).length;
    expect([1, 2, 3, 4, 5, 6, 7, 8, 9].map(of)).toEqual([9, 8, 8, 12, 8, 9, 8, 7, 7]);
    expect(provinces.filter((one) => one.areaNo === null).map((one) => one.iso)).toEqual(['TH-10']);
    const inRegion7 = provinces.filter((one) => one.regionNo === 7);
    expect(inRegion7).toHaveLength(8);
  });

  it('says of each province whether a source was seen: Samut Sakhon yes, Samut Songkhram not yet', async () => {
    const seen = await read((tx) => provinceByIso(tx, 'TH-74'));
    expect(seen).toMatchObject({ areaNo: 7, areaVerified: true });
    expect(seen?.areaSource).not.toBeNull();
    expect(await read((tx) => provinceByIso(tx, 'TH-75'))).toMatchObject({
      areaNo: 7,
      areaVerified: false,
      areaSource: null,
    });
    const rows = await office.owner('SELECT 1 FROM office.area_provinces WHERE verified AND source IS NULL');
    expect(rows).toEqual([]);
  });

  it('knows the nine seats, of which only Area 6 was seen on a page', async () => {
    const areas = await read(areasToday);
    expect(areas.map((area) => area.seatTh)).toEqual([
      'พระนครศรีอยุธยา',
      'ชลบุรี',
      'นครราชสีมา',
      'ขอนแก่น',
      'เชียงใหม่',
      'พิษณุโลก',
      'นครปฐม',
      'สุราษฎร์ธานี',
      'สงขลา',
    ]);
    expect(areas.filter((area) => area.seatVerified).map((area) => area.areaNo)).toEqual([6]);
  });

  it('has 928 districts, each inside its province, none called verified', async () => {
    const facts = readDistrictFacts();
    expect(facts).toHaveLength(928);
    const rows = await office.owner<{ n: number }>(
      'SELECT count(*)::int AS n FROM office.districts d JOIN office.provinces USING (province_iso) WHERE NOT d.verified',
    );
    expect(rows).toEqual([{ n: 928 }]);
    expect((await read((tx) => districtsOf(tx, 'TH-74'))).map((one) => one.th)).toEqual([
      'เมืองสมุทรสาคร',
      'กระทุ่มแบน',
      'บ้านแพ้ว',
    ]);
    expect(await read((tx) => districtsOf(tx, 'TH-50'))).toHaveLength(25);
  });

  it('changes nothing when it is taken in again, and keeps what an office dated since', async () => {
    await office.owner(`UPDATE office.area_provinces SET area_no = 6, source = 'ประกาศสมมุติ', verified = true
      WHERE province_iso = 'TH-62'`);
    await office.owner(
      `UPDATE office.area_provinces SET source = NULL, verified = false WHERE province_iso = 'TH-74'`,
    );
    expect(await seedTerritory(office.store)).toEqual({ provinces: 0, areas: 0, districts: 0 });
    const [kept] = await office.owner<{ source: string }>(
      `SELECT source FROM office.area_provinces WHERE province_iso = 'TH-62'`,
    );
    expect(kept?.source).toBe('ประกาศสมมุติ');
    expect(await read((tx) => provinceByIso(tx, 'TH-74'))).toMatchObject({ areaVerified: true });
  });

  it('tells the Area of a day: in the first programme year already, before it nothing', async () => {
    expect(await read((tx) => areaOfProvinceOn(tx, 'TH-74', '2020-07-31'))).toBe(7);
    expect(await read((tx) => areaOfProvinceOn(tx, 'TH-74', '2015-01-01'))).toBeNull();
  });
});

const list = join(import.meta.dirname, '..', '..', '..', 'shared', 'data', 'thai-geo', 'districts.csv');

describe.skipIf(!existsSync(list))('beside the open list (skipped where it is absent)', () => {
  it('has every district of it, without the two registration desks', () => {
    const listed = readFileSync(list, 'utf8')
      .split('\n')
      .slice(1)
      .filter((line) => line !== '')
      .map((line) => line.split(','));
    const own = new Map(readDistrictFacts().map((one) => [one.district_code, one.name_th]));
    const missing = listed.filter(([code = '', name]) => own.get(code) !== name).map(([code]) => code);
    expect(missing).toEqual(['7074', '9077']);
    expect(own.size - (listed.length - missing.length)).toBe(1);
  });
});
