/** A province changes its Area or Region on a day: sight follows on the day, and the past stays as it was told. */
import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { bangkokToday, dayNumber } from '#kernel/working-days.ts';
import { toIso } from '#kernel/thai-date.ts';
import { act } from '#office/action.ts';
import { officeStore, type Person } from '#tests/office-store.ts';
import { datedRows, placedProvinces } from '../dated-rows.ts';
import { areaOfProvinceOn } from '../queries.ts';
import { seedTerritory } from '../take-in.ts';
import { moveProvince } from './move-province.ts';

const office = officeStore();
let nation: Person;
let area6: Person;
let area7: Person;
let region7: Person;

beforeAll(async () => {
  await seedTerritory(office.store);
  nation = await office.person({ role: 'administrator', scope: ['nation', ''] });
  area6 = await office.person({ role: 'area_officer', scope: ['area', '6'] });
  area7 = await office.person({ role: 'area_officer', scope: ['area', '7'] });
  region7 = await office.person({ role: 'nacc_region', scope: ['region', '7'] });
});

const inDays = (days: number): string => toIso(dayNumber(bangkokToday(new Date())) + days);
const document = 'ประกาศสมมุติสำหรับทดสอบ';
/** Samut Songkhram and its neighbours begin in Area 7, with one open row in each list. */
const form = (provinceIso: string, more: Record<string, unknown> = {}) => ({
  ...{ provinceIso, version: '2', list: 'area', belongsTo: '6', fromOn: inDays(0), source: document },
  ...more,
});
const move = (input: Record<string, unknown>, by = nation, requestId?: string) =>
  act(office.store, by.viewer, moveProvince, input, requestId === undefined ? {} : { requestId });
const rowsOf = (iso: string) => office.store.within(nation.viewer, (tx) => datedRows(tx, iso));
const eventsOf = (iso: string) =>
  office.owner<{ data: object; area_no: number }>(
    `SELECT data, area_no FROM office.events WHERE name = 'province.moved' AND subject_id = $1`,
    [iso],
  );

async function sees(person: Person, iso: string): Promise<boolean> {
  const { rows } = await office.store.within(person.viewer, (tx) =>
    sql<{ seen: boolean }>`SELECT office.sees(NULL, ${iso}, NULL, NULL) AS seen`.execute(tx),
  );
  return rows[0]!.seen;
}

describe('a province that moves', () => {
  test('today is its new Area’s at once, and was the old one’s until yesterday', async () => {
    const [before] = await rowsOf('TH-75');
    expect(await move(form('TH-75', { verified: 'yes' }))).toBe('TH-75');
    expect([await sees(area6, 'TH-75'), await sees(area7, 'TH-75')]).toEqual([true, false]);
    const [now, was] = await rowsOf('TH-75');
    expect(now).toMatchObject({ no: 6, fromOn: inDays(0), toOn: null, source: document, verified: true });
    expect(was).toEqual({ ...before, toOn: inDays(-1) });
    const areas = await office.store.within(nation.viewer, async (tx) => [
      await areaOfProvinceOn(tx, 'TH-75', inDays(-1)),
      await areaOfProvinceOn(tx, 'TH-75', inDays(0)),
    ]);
    expect(areas).toEqual([7, 6]);
    expect(await eventsOf('TH-75')).toEqual([
      {
        data: { list: 'area', from_no: 7, to_no: 6, from_on: inDays(0), verified: true },
        area_no: 7,
      },
    ]);
  });

  test('tomorrow is its old Area’s today; when the day comes it is the new one’s by itself', async () => {
    await move(form('TH-74', { fromOn: inDays(1) }));
    expect([await sees(area6, 'TH-74'), await sees(area7, 'TH-74')]).toEqual([false, true]);
    const listed = (await office.store.within(nation.viewer, placedProvinces)).find(
      ({ iso }) => iso === 'TH-74',
    );
    expect(listed).toMatchObject({ area: { no: 7 }, plannedOn: inDays(1) });
    await office.owner(`UPDATE office.area_provinces SET valid_from_on = valid_from_on - 1,
      valid_to_on = valid_to_on - 1 WHERE province_iso = 'TH-74'`); // a day later
    expect([await sees(area6, 'TH-74'), await sees(area7, 'TH-74')]).toEqual([true, false]);
  });

  test('changes its Region without its Area, and may go to the central divisions', async () => {
    await move(form('TH-73', { list: 'region', belongsTo: 'central' }));
    expect(await sees(region7, 'TH-73')).toBe(false);
    expect(await sees(area7, 'TH-73')).toBe(true);
    expect((await eventsOf('TH-73'))[0]).toMatchObject({ area_no: null, data: { from_no: 7, to_no: null } });
  });

  test('stays moved when the project’s own territory is taken in again', async () => {
    await move(form('TH-72'));
    await seedTerritory(office.store);
    expect((await rowsOf('TH-72')).map(({ list, no }) => [list, no])).toEqual([
      ['area', 6],
      ['area', 7],
      ['region', 7],
    ]);
  });
});

describe('nothing is moved', () => {
  const refused: [why: string, code: string, typed: Record<string, unknown>][] = [
    ['to where it is', 'territory.same_office', { belongsTo: '7' }],
    ['before it came', 'territory.not_after_beginning', { fromOn: '2001-10-01' }],
    ['beyond two years', 'territory.too_far_ahead', { fromOn: inDays(800) }],
    ['without a document', 'office.input', { source: '' }],
    ['to an Area that is none', 'office.input', { belongsTo: '10' }],
    ['by a page that is old', 'office.stale_edit', { version: 1 }],
  ];
  test.each(refused)('%s', async (_, code, typed) => {
    await expect(move(form('TH-76', typed))).rejects.toMatchObject({ code });
    expect(await rowsOf('TH-76')).toHaveLength(2);
    expect(await eventsOf('TH-76')).toEqual([]);
  });

  test('while an earlier move waits for its day, nor on the day on which it came', async () => {
    await move(form('TH-77', { fromOn: inDays(9) }));
    const again = form('TH-77', { version: 3, belongsTo: '5', fromOn: inDays(20) });
    await expect(move(again)).rejects.toMatchObject({ code: 'territory.move_planned' });
    await move(form('TH-77', { version: 3, list: 'region', belongsTo: '6' })); // the other list is another matter
    const sameDay = form('TH-77', { version: 4, list: 'region', belongsTo: '5' });
    await expect(move(sameDay)).rejects.toMatchObject({ code: 'territory.not_after_beginning' });
  });

  test('by an Area’s administrator, nor where there is no such province', async () => {
    const own = await office.person({ role: 'administrator', scope: ['area', '6'] });
    await expect(move(form('TH-76'), own)).rejects.toMatchObject({ code: 'office.not_permitted' });
    await expect(move(form('TH-76'), area6)).rejects.toMatchObject({ code: 'office.not_permitted' });
    await expect(move(form('TH-99'))).rejects.toMatchObject({ code: 'office.not_found' });
  });
});

test('a form sent twice moves once, and of two people one is told what the other did', async () => {
  const sent = crypto.randomUUID();
  const twice = await Promise.all([1, 2].map(() => move(form('TH-71'), nation, sent)));
  expect(twice).toEqual(['TH-71', 'TH-71']);
  expect(await eventsOf('TH-71')).toHaveLength(1);
  const both = await Promise.allSettled(['5', '6'].map((belongsTo) => move(form('TH-70', { belongsTo }))));
  const lost = both.flatMap((one) => (one.status === 'rejected' ? [one.reason as { code: string }] : []));
  expect(lost.map(({ code }) => code)).toEqual(['office.stale_edit']);
  expect(await rowsOf('TH-70')).toHaveLength(3);
});
