/** Steps and shares: whose they are to plan, to report, to give and to take back. */
import { beforeAll, describe, expect, test } from 'vitest';
import { officeStore } from '#tests/office-store.ts';
import { castOf, inDays, layWorld, openedItem, versionOf, type Cast } from '#tests/watch-world.ts';
import { act, type Action } from '#office/action.ts';
import { addWatchStep } from './actions/add-step.ts';
import { dropWatchStep } from './actions/drop-step.ts';
import { endWatchItem } from './actions/end.ts';
import { reportWatchStep } from './actions/report-step.ts';
import { shareWatchItem } from './actions/share.ts';
import { withdrawWatchShare } from './actions/withdraw-share.ts';
import { sharesOf, stepsOf } from './item-parts.ts';
import { readSharedItem } from './shared.ts';

const office = officeStore();
let cast: Cast;
beforeAll(async () => {
  await layWorld(office);
  cast = await castOf(office);
});

/** Runs an action on the item in the version that it has now. */
async function on<Result>(who: keyof Cast, chosen: Action<Result>, id: string, typed: object = {}) {
  const version = await versionOf(office, 'watch_items', id);
  return act(office.store, cast[who].viewer, chosen, { id, version, ...typed });
}

async function onStep<Result>(who: keyof Cast, chosen: Action<Result>, id: string, typed: object = {}) {
  const version = await versionOf(office, 'watch_steps', id);
  return act(office.store, cast[who].viewer, chosen, { id, version, ...typed });
}

const seen = <T>(
  who: keyof Cast,
  work: (tx: Parameters<Parameters<typeof office.store.within>[1]>[0]) => Promise<T>,
) => office.store.within(cast[who].viewer, work);

const step = { what: 'นับจำนวนนักเรียนร่วมกันก่อนเวลาอาหาร', dueOn: inDays(14) };
const done = { doneOn: inDays(0), report: 'นับได้ตรงกับทะเบียน' };

describe('a step', () => {
  test('still to do keeps its item from ending; dropped with a reason it does not', async () => {
    const { id } = await openedItem(office, cast.officer);
    const planned = await on('officer', addWatchStep, id, step);
    const ending = { outcome: 'not_changed', reason: 'ไม่มีการเปลี่ยนแปลง' };
    await expect(on('director', endWatchItem, id, ending)).rejects.toMatchObject({
      code: 'watch_items.steps_open',
      details: { count: 1 },
    });
    await onStep('colleague', dropWatchStep, planned.stepId, { report: 'ไม่จำเป็นแล้ว' });
    await expect(onStep('officer', reportWatchStep, planned.stepId, done)).rejects.toMatchObject({
      code: 'office.wrong_state',
    });
    await on('director', endWatchItem, id, ending);
  });

  test('is reported once, from the version that was shown, on a day that has come', async () => {
    const { id } = await openedItem(office, cast.officer);
    const { stepId } = await on('officer', addWatchStep, id, step);
    await expect(
      onStep('officer', reportWatchStep, stepId, { ...done, doneOn: inDays(1) }),
    ).rejects.toMatchObject({
      code: 'watch_items.day_ahead',
    });
    const again = { id: stepId, version: 1, ...done };
    await act(office.store, cast.officer.viewer, reportWatchStep, again);
    await expect(act(office.store, cast.officer.viewer, reportWatchStep, again)).rejects.toMatchObject({
      code: 'office.stale_edit',
    });
  });

  test('of another body, or that is not shared, or for the office only, is no partner’s to report', async () => {
    const { id } = await openedItem(office, cast.officer);
    const { stepId } = await on('officer', addWatchStep, id, { ...step, body: 'nacc_province' });
    const report = (who: keyof Cast, of = stepId) =>
      expect(onStep(who, reportWatchStep, of, done)).rejects.toMatchObject({ code: 'office.not_found' });
    await report('naccProvince'); // not shared
    await on('officer', shareWatchItem, id, { body: 'nacc_province', what: 'steps' });
    await on('officer', shareWatchItem, id, { body: 'province_office', what: 'steps' });
    await report('provinceOffice'); // sees it, and it is not theirs
    const hidden = await on('officer', addWatchStep, id, {
      ...step,
      body: 'nacc_province',
      officeOnly: 'on',
    });
    await report('naccProvince', hidden.stepId);
    await onStep('naccProvince', reportWatchStep, stepId, done);
    expect(await seen('governor', (tx) => stepsOf(tx, id))).toHaveLength(1);
  });

  test('has somebody of the office responsible, a body with its place, and a day ahead', async () => {
    const { id } = await openedItem(office, cast.officer);
    const plan = (typed: object) => on('officer', addWatchStep, id, { ...step, ...typed });
    await expect(plan({ responsibleId: cast.head.personId })).rejects.toMatchObject({
      code: 'watch_items.nobody_there',
    });
    await expect(plan({ dueOn: inDays(-1) })).rejects.toMatchObject({ code: 'watch_items.day_passed' });
    await expect(plan({ body: 'other' })).rejects.toMatchObject({ code: 'watch_items.body_unnamed' });
    await expect(plan({ body: 'nacc_region', bodyName: 'x y' })).rejects.toMatchObject({
      code: 'watch_items.body_unnamed',
    });
    await plan({ body: 'other', bodyName: 'สำนักงานปศุสัตว์จังหวัด' });
    await plan({ body: 'agency', responsibleId: cast.director.personId });
    await plan({ body: 'nacc_region' });
    const steps = await seen('officer', (tx) => stepsOf(tx, id));
    expect(steps.map((one) => one.bodyScopeId)).toEqual([null, null, '7']);
  });
});

describe('a share', () => {
  test('goes to the body over the item’s own place; a district is chosen where none is known', async () => {
    const { id } = await openedItem(office, cast.officer, { agencyId: 'agency:office:demo-municipality' });
    const share = (typed: object) =>
      on('officer', shareWatchItem, id, { body: 'district_office', what: 'summary', ...typed });
    await expect(share({})).rejects.toMatchObject({ code: 'watch_items.place_unknown' });
    await expect(share({ district: '5001' })).rejects.toMatchObject({
      code: 'watch_items.place_unknown',
    });
    await share({ district: '7401' });
    expect(await seen('districtOffice', (tx) => readSharedItem(tx, id))).toMatchObject({
      shared: ['summary'],
    });
    await expect(share({ district: '7401' })).rejects.toMatchObject({
      code: 'watch_items.shared_already',
    });
    for (const body of ['agency', 'other', 'civil_society']) {
      await expect(share({ body })).rejects.toMatchObject({ code: 'office.input' });
    }
  });

  test('that is withdrawn shows nothing from that moment, and may be given again', async () => {
    const { id } = await openedItem(office, cast.officer);
    await on('officer', shareWatchItem, id, { body: 'province_office', what: ['summary', 'steps'] });
    const shares = await seen('officer', (tx) => sharesOf(tx, id));
    for (const { id: shareId } of shares) await on('officer', withdrawWatchShare, id, { shareId });
    await expect(seen('governor', (tx) => readSharedItem(tx, id))).rejects.toMatchObject({ status: 404 });
    await expect(on('officer', withdrawWatchShare, id, { shareId: shares[0]!.id })).rejects.toMatchObject({
      code: 'office.not_found',
    });
    await on('officer', shareWatchItem, id, { body: 'province_office', what: 'summary' });
    expect(await seen('governor', (tx) => readSharedItem(tx, id))).toMatchObject({ shared: ['summary'] });
  });
});
