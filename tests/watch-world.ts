/**
 * An invented corner of the office for tests of watch items and recommendations: the real territory, two
 * invented agencies of Samut Sakhon (Area 7), one of Chiang Mai (Area 5), and people with every role around.
 */
import { bangkokToday } from '#kernel/working-days.ts';
import { act } from '#office/action.ts';
import { seedTerritory } from '#office/territory/take-in.ts';
import { openWatchItem } from '#office/watch-items/actions/open.ts';
import { type Person, type TestOffice } from './office-store.ts';

export const school = 'agency:office:demo-school';
export const municipality = 'agency:office:demo-municipality';
export const farAgency = 'agency:office:demo-far';
/** Mueang Samut Sakhon. */
export const district = '7401';

const agencies = [
  { id: school, name: 'โรงเรียนสมมุติวิทยา', iso: 'TH-74', district },
  { id: municipality, name: 'เทศบาลตำบลสมมุติ', iso: 'TH-74', district: null },
  { id: farAgency, name: 'องค์การบริหารส่วนตำบลแดนสมมุติ', iso: 'TH-50', district: '5001' },
];

export type Cast = Record<
  | 'officer'
  | 'colleague'
  | 'director'
  | 'centre'
  | 'elsewhere'
  | 'administrator'
  | 'dpo'
  | 'governor'
  | 'provinceOffice'
  | 'otherProvince'
  | 'naccProvince'
  | 'naccRegion'
  | 'naccCentre'
  | 'districtCentre'
  | 'districtOffice'
  | 'suppression'
  | 'head'
  | 'clerk'
  | 'otherAgency'
  | 'civil'
  | 'private',
  Person
>;

const appointments: Record<keyof Cast, [role: string, kind: string, id: string]> = {
  officer: ['area_officer', 'area', '7'],
  colleague: ['area_officer', 'area', '7'],
  director: ['area_director', 'area', '7'],
  centre: ['centre_officer', 'nation', ''],
  elsewhere: ['area_officer', 'area', '5'],
  administrator: ['administrator', 'nation', ''],
  dpo: ['dpo', 'nation', ''],
  governor: ['governor', 'province', 'TH-74'],
  provinceOffice: ['province_officer', 'province', 'TH-74'],
  otherProvince: ['province_officer', 'province', 'TH-50'],
  naccProvince: ['nacc_province', 'province', 'TH-74'],
  naccRegion: ['nacc_region', 'region', '7'],
  naccCentre: ['nacc_centre', 'nation', ''],
  districtCentre: ['district_centre', 'district', district],
  districtOffice: ['district_office', 'district', district],
  suppression: ['referral_officer', 'area', '7'],
  head: ['agency_head', 'agency', school],
  clerk: ['agency_officer', 'agency', school],
  otherAgency: ['agency_head', 'agency', municipality],
  civil: ['civil_society', 'province', 'TH-74'],
  private: ['private_sector', 'province', 'TH-74'],
};

/** Territory and agencies; once per database. */
export async function layWorld(office: TestOffice): Promise<void> {
  await seedTerritory(office.store);
  for (const { id, name, iso, district: code } of agencies) {
    await office.owner(
      `INSERT INTO office.agencies (agency_id, name_th, folded_name, province_iso, district_code, source, is_demonstration)
       VALUES ($1, $2, $2, $3, $4, 'test', true)`,
      [id, name, iso, code],
    );
  }
}

export async function castOf(office: TestOffice): Promise<Cast> {
  const people: Partial<Cast> = {};
  for (const [name, [role, kind, id]] of Object.entries(appointments)) {
    people[name as keyof Cast] = await office.person({ role, scope: [kind, id] });
  }
  return people as Cast;
}

/** The day in Bangkok, `days` from today. */
export function inDays(days: number): string {
  return bangkokToday(new Date(Date.now() + days * 86_400_000));
}

/** What a person types to open an item. */
export function typedItem(changes: Record<string, unknown> = {}) {
  return {
    agencyId: school,
    process: 'school_lunch_and_milk',
    title: 'ยอดนักเรียนกับค่าอาหารกลางวันไม่ตรงกัน',
    reviewOn: inDays(30),
    sourceKind: 'own_entry',
    datedOn: inDays(0),
    secrecy: 'ordinary',
    origin: 'เจ้าหน้าที่กลุ่มงานป้องกัน',
    note: 'จำนวนที่เบิกมากกว่าจำนวนที่มาเรียน',
    ...changes,
  };
}

/** Opens an item about another process each time, so that tests of one file do not meet. */
export async function openedItem(
  office: TestOffice,
  by: Person,
  changes: Record<string, unknown> = {},
): Promise<{ id: string; number: string }> {
  const other = { process: 'other', processOther: `กระบวนงานสมมุติ ${(processes += 1)}` };
  return act(office.store, by.viewer, openWatchItem, typedItem({ ...other, ...changes }));
}

let processes = 0;

/** The version a page would show now, past every policy. */
export async function versionOf(
  office: TestOffice,
  table: 'watch_items' | 'watch_steps' | 'recommendations' | 'recommendation_extensions',
  id: string,
): Promise<number> {
  const key = {
    watch_items: 'watch_item_id',
    watch_steps: 'watch_step_id',
    recommendations: 'recommendation_id',
    recommendation_extensions: 'extension_id',
  }[table];
  const [row] = await office.owner<{ version: number }>(
    `SELECT version FROM office.${table} WHERE ${key} = $1`,
    [id],
  );
  return row!.version;
}
