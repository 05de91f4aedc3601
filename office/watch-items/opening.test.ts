/** A person opens an item: where it lies, its number, and what is refused. */
import { beforeAll, describe, expect, test } from 'vitest';
import { officeStore } from '#tests/office-store.ts';
import {
  castOf,
  farAgency,
  inDays,
  layWorld,
  municipality,
  openedItem,
  school,
  typedItem,
  versionOf,
  type Cast,
} from '#tests/watch-world.ts';
import { act } from '#office/action.ts';
import { addWatchSource } from './actions/add-source.ts';
import { endWatchItem } from './actions/end.ts';
import { openWatchItem } from './actions/open.ts';
import { findAgencies } from './agency-choice.ts';
import { reviseWatchItem } from './actions/revise.ts';
import { sourcesOf } from './item-parts.ts';
import { listItems, readItem } from './queries.ts';

const office = officeStore();
let cast: Cast;
beforeAll(async () => {
  await layWorld(office);
  cast = await castOf(office);
});

const open = (who: keyof Cast, changes: Record<string, unknown> = {}) =>
  act(office.store, cast[who].viewer, openWatchItem, typedItem(changes));

describe('an item', () => {
  test('lies where its agency lies, stands on the first rung, and has a number of its Area and year', async () => {
    const { id, number } = await open('officer');
    expect(number).toMatch(/^ฝร\.7\/25\d\d\/0001$/u);
    const item = await office.store.within(cast.officer.viewer, (tx) => readItem(tx, id));
    expect(item).toMatchObject({
      agencyName: 'โรงเรียนสมมุติวิทยา',
      areaNo: 7,
      provinceIso: 'TH-74',
      districtCode: '7401',
      state: 'watching',
      version: 1,
    });
    const [source] = await office.store.within(cast.officer.viewer, (tx) => sourcesOf(tx, id));
    expect(source).toMatchObject({ kind: 'own_entry', secrecy: 'ordinary', datedOn: inDays(0) });
  });

  test('is numbered without gaps though a try in between failed, and each Area counts for itself', async () => {
    const first = await openedItem(office, cast.officer);
    await expect(open('officer', { agencyId: school })).rejects.toMatchObject({
      code: 'watch_items.already_open',
    });
    const second = await openedItem(office, cast.officer);
    const no = (number: string) => Number(number.split('/')[2]);
    expect(no(second.number)).toBe(no(first.number) + 1);
    const far = await openedItem(office, cast.elsewhere, { agencyId: farAgency });
    expect(far.number).toMatch(/^ฝร\.5\/25\d\d\/0001$/u);
  });

  test('is one per agency and process: two who open it at once make one, and the other is told which', async () => {
    const tries = await Promise.allSettled(
      ['officer', 'colleague', 'centre'].map((who) =>
        open(who as keyof Cast, { agencyId: municipality, process: 'permits' }),
      ),
    );
    const done = tries.filter((one) => one.status === 'fulfilled');
    expect(done).toHaveLength(1);
    const refused = tries.filter((one) => one.status === 'rejected').map((one) => one.reason as object);
    for (const problem of refused) {
      expect(problem).toMatchObject({
        code: 'watch_items.already_open',
        details: { watchItemId: done[0]!.value.id },
      });
    }
  });

  test('that has ended is followed by a new one, which names it', async () => {
    const before = await open('officer', { agencyId: municipality, process: 'land' });
    const ended = { id: before.id, version: 1, outcome: 'explained', reason: 'มีเอกสารอธิบายครบถ้วน' };
    await act(office.store, cast.director.viewer, endWatchItem, ended);
    const after = await open('officer', { agencyId: municipality, process: 'land' });
    const item = await office.store.within(cast.officer.viewer, (tx) => readItem(tx, after.id));
    expect(item.follows).toEqual({ id: before.id, number: before.number });
  });

  test.each([
    ['an agency that is not there', { agencyId: 'agency:office:nobody' }, 'watch_items.no_such_agency'],
    ['an agency of another Area', { agencyId: farAgency }, 'watch_items.no_such_agency'],
    ['a process that is not on the list', { process: 'weather' }, 'watch_items.no_such_process'],
    ['“other” without its name', { process: 'other' }, 'watch_items.no_such_process'],
    ['a name without “other”', { process: 'personnel', processOther: 'ชื่ออื่น' }, 'watch_items.no_such_process'],
    ['a review that has passed', { process: 'revenue', reviewOn: inDays(-1) }, 'watch_items.day_passed'],
    ['a source from tomorrow', { process: 'revenue', datedOn: inDays(1) }, 'watch_items.day_ahead'],
    ['no words', { process: 'revenue', title: '' }, 'office.input'],
    ['a source that only the analysis makes', { process: 'revenue', sourceKind: 'signal' }, 'office.input'],
    ['a desk that does not exist yet', { process: 'revenue', sourceKind: 'report' }, 'office.input'],
  ])('is not opened for %s', async (_, changes, code) => {
    await expect(open('officer', changes)).rejects.toMatchObject({ code });
  });

  test('is not opened for an agency that was merged away', async () => {
    await office.owner('UPDATE office.agencies SET ended_on = current_date WHERE agency_id = $1', [
      municipality,
    ]);
    await expect(open('officer', { agencyId: municipality, process: 'assets' })).rejects.toMatchObject({
      code: 'watch_items.agency_ended',
    });
    await office.owner('UPDATE office.agencies SET ended_on = NULL WHERE agency_id = $1', [municipality]);
  });
});

describe('an edit', () => {
  test('of what somebody else changed meanwhile is refused, and nothing is lost', async () => {
    const { id } = await openedItem(office, cast.officer);
    const edit = (version: number, title: string) => ({ id, version, title, reviewOn: inDays(10) });
    await act(office.store, cast.officer.viewer, reviseWatchItem, edit(1, 'ชื่อจากคนแรก'));
    await expect(
      act(office.store, cast.colleague.viewer, reviseWatchItem, edit(1, 'ชื่อจากคนที่สอง')),
    ).rejects.toMatchObject({ code: 'office.stale_edit', status: 409, details: { version: 2 } });
    const item = await office.store.within(cast.officer.viewer, (tx) => readItem(tx, id));
    expect(item.title).toBe('ชื่อจากคนแรก');
  });

  test('with a version left out, or typed as words, is no edit', async () => {
    const { id } = await openedItem(office, cast.officer);
    for (const version of [undefined, '', 'x', 0]) {
      const edit = { id, version, title: 'ชื่อใหม่ของประเด็น', reviewOn: inDays(10) };
      await expect(act(office.store, cast.officer.viewer, reviseWatchItem, edit)).rejects.toMatchObject({
        code: 'office.input',
      });
    }
    expect(await versionOf(office, 'watch_items', id)).toBe(1);
  });
});

test('a form sent twice adds one source', async () => {
  const { id } = await openedItem(office, cast.officer);
  const { sourceKind, datedOn, secrecy, origin, note } = typedItem({ sourceKind: 'meeting' });
  const typed = { id, version: 1, sourceKind, datedOn, secrecy, origin, note };
  const requestId = `twice-${id}`;
  const send = () => act(office.store, cast.officer.viewer, addWatchSource, typed, { requestId });
  expect(await send()).toEqual(await send());
  const sources = await office.store.within(cast.officer.viewer, (tx) => sourcesOf(tx, id));
  expect(sources.map((source) => source.kind).sort()).toEqual(['meeting', 'own_entry']);
});

test('the list is filtered by rung, place, process and day, and counts what it filters', async () => {
  const late = await openedItem(office, cast.officer);
  await office.owner('UPDATE office.watch_items SET review_on = current_date - 40 WHERE watch_item_id = $1', [
    late.id,
  ]);
  const list = (filters: Parameters<typeof listItems>[1]) =>
    office.store.within(cast.officer.viewer, (tx) => listItems(tx, filters));
  expect((await list({ due: 'overdue' })).rows.map((row) => row.id)).toEqual([late.id]);
  expect((await list({})).rows[0]?.id).toBe(late.id); // earliest due first
  expect((await list({ process: 'school_lunch_and_milk' })).total).toBe(1);
  expect((await list({ provinceIso: 'TH-50' })).total).toBe(0);
  expect((await list({ state: 'ended' })).rows.every((row) => row.state === 'ended')).toBe(true);
  expect((await list({ state: 'halting' })).total).toBe(0);
});

test('an agency is found by a part of its name however it is spelled, and only within reach', async () => {
  const find = (who: keyof Cast, typed: string) =>
    office.store.within(cast[who].viewer, (tx) => findAgencies(tx, typed));
  await office.owner('UPDATE office.agencies SET folded_name = $2 WHERE agency_id = $1', [
    school,
    'โรงเรียนสมมุติวิทยา',
  ]);
  for (const typed of ['สมมุติ วิทยา', 'สมมุ\u200bติวิทยา', 'โรงเรียน']) {
    expect(
      (await find('officer', typed)).map((one) => one.agencyId),
      typed,
    ).toEqual([school]);
  }
  for (const typed of ['', 'ส', '%%', '__', "'; DROP TABLE office.agencies --", '\\']) {
    expect(await find('officer', typed), typed).toEqual([]);
  }
  expect(await find('elsewhere', 'สมมุติวิทยา')).toEqual([]);
});
