/** What a province's page tells: to the desk everything of its own, to a partner what is shared, to others nothing. */
import { beforeAll, describe, expect, it } from 'vitest';
import { act } from '#office/action.ts';
import { addWatchStep } from '#office/watch-items/actions/add-step.ts';
import { moveWatchItem } from '#office/watch-items/actions/move.ts';
import { recommendFromWatchItem } from '#office/watch-items/actions/recommend.ts';
import { shareWatchItem } from '#office/watch-items/actions/share.ts';
import { officeStore, type Person } from '#tests/office-store.ts';
import { castOf, inDays, layWorld, openedItem, versionOf, type Cast } from '#tests/watch-world.ts';
import { adviceDue, askedOfProvince, itemsOfDesk, itemsShared, promised } from './brief.ts';
import { readerOfPlace } from './reader.ts';
import { seedProgrammeYears } from './take-in.ts';
import { workByArea, workByProvince } from './work.ts';

const office = officeStore();
let cast: Cast;
const place = { provinceIso: 'TH-74' };
const be = 2570;
const as = <T>(who: Person, work: Parameters<typeof office.store.within<T>>[1]) =>
  office.store.within(who.viewer, work);

beforeAll(async () => {
  await layWorld(office);
  await seedProgrammeYears(office.store);
  cast = await castOf(office);
  const { viewer } = cast.officer;
  const shared = await openedItem(office, cast.officer, { summary: 'สรุปที่แบ่งปันได้' });
  await openedItem(office, cast.officer);
  const now = async () => ({ id: shared.id, version: await versionOf(office, 'watch_items', shared.id) });
  await act(office.store, viewer, moveWatchItem.preventing, { ...(await now()), reason: 'แนะนำให้ปรับขั้นตอน' });
  const share = { body: 'province_office', what: ['summary', 'steps'] };
  await act(office.store, viewer, shareWatchItem, { ...(await now()), ...share });
  const step = { what: 'เชิญหน่วยงานประชุม', body: 'province_office', dueOn: inDays(10) };
  await act(office.store, viewer, addWatchStep, { ...(await now()), ...step });
  for (const advice of ['ให้นับจำนวนนักเรียนทุกเช้า', 'เรื่องที่เลยกำหนด']) {
    await act(office.store, viewer, recommendFromWatchItem, { ...(await now()), advice, dueOn: inDays(20) });
  }
  await office.owner(`UPDATE office.recommendations SET due_on = due_on - 60 WHERE advice = 'เรื่องที่เลยกำหนด'`);
});

describe('a province', () => {
  it('shows its Area’s desk both items by rung, and the promised with what is late', async () => {
    expect(await as(cast.officer, (tx) => itemsOfDesk(tx, place, be))).toMatchObject({
      watching: 1,
      preventing: 1,
    });
    expect(await as(cast.officer, (tx) => promised(tx, place, be))).toEqual({
      open: 2,
      overdue: 1,
      claimed: 0,
      verified: 0,
    });
    const due = await as(cast.officer, (tx) => adviceDue(tx, place, 5));
    expect(due.map((one) => one.overdue)).toEqual([true, false]);
  });

  it('shows its governor only what is shared: one item on its rung, and no recommendation that is not', async () => {
    const none = { watching: 0, preventing: 0, deterring: 0, halting: 0, ended: 0, notTold: 0 };
    expect(await as(cast.governor, (tx) => itemsOfDesk(tx, place, be))).toEqual(none);
    expect(await as(cast.governor, (tx) => itemsShared(tx, place))).toEqual({ ...none, preventing: 1 });
    expect(await as(cast.governor, (tx) => promised(tx, place, be))).toMatchObject({ open: 0 });
    expect(await as(cast.governor, (tx) => adviceDue(tx, place, 5))).toEqual([]);
  });

  it('tells the desk what was asked of the province', async () => {
    const asked = await as(cast.officer, (tx) => askedOfProvince(tx, 'TH-74'));
    expect(asked).toEqual([{ kind: 'step', what: 'เชิญหน่วยงานประชุม', dueOn: inDays(10) }]);
    expect(await as(cast.elsewhere, (tx) => askedOfProvince(tx, 'TH-74'))).toEqual([]);
  });

  it('does not exist for another Area, another province, the agency or the data protection officer', async () => {
    const answer = (who: Person) =>
      as(who, (tx) => readerOfPlace(tx, 7, 'TH-74')).then(
        ({ isDesk }) => (isDesk ? 'desk' : 'partner'),
        (error: unknown) => (error as { code: string }).code,
      );
    expect(await answer(cast.officer)).toBe('desk');
    expect(await answer(cast.centre)).toBe('desk');
    expect(await answer(cast.governor)).toBe('partner');
    expect(await answer(cast.naccRegion)).toBe('partner');
    for (const who of [
      cast.elsewhere,
      cast.otherProvince,
      cast.head,
      cast.dpo,
      cast.civil,
      cast.districtCentre,
    ])
      expect(await answer(who)).toBe('office.not_found');
  });
});

describe('an Area and the year', () => {
  it('count what waits for the own desk, and show another Area’s as not shown', async () => {
    const provinces = await as(cast.officer, (tx) => workByProvince(tx, 7, be));
    expect(provinces.find((one) => one.iso === 'TH-74')).toMatchObject({
      openItems: 2,
      openAdvice: 2,
      overdueAdvice: 1,
    });
    const areas = await as(cast.officer, (tx) => workByArea(tx, be));
    expect(areas.find((one) => one.areaNo === 7)).toMatchObject({ openItems: 2, openAdvice: 2 });
    expect(areas.find((one) => one.areaNo === 5)).toMatchObject({ openItems: null, openAdvice: null });
    const centre = await as(cast.centre, (tx) => workByArea(tx, 2563));
    expect(centre.find((one) => one.areaNo === 5)).toMatchObject({
      enrolled: 2,
      enrolledByName: 1,
      openItems: 0,
    });
  });

  it('tell a partner no counts of the desk', async () => {
    const provinces = await as(cast.suppression, (tx) => workByProvince(tx, 7, be));
    expect(provinces[0]).toMatchObject({ openItems: null, openAdvice: null, overdueAdvice: null });
    const areas = await as(cast.governor, (tx) => workByArea(tx, 2563));
    expect(areas.find((one) => one.areaNo === 7)).toMatchObject({ enrolled: 2, openItems: null });
  });
});
