/** The ladder walked with a partner; every move there is; and an item that has ended. */
import { beforeAll, describe, expect, test } from 'vitest';
import { officeStore } from '#tests/office-store.ts';
import { castOf, inDays, layWorld, openedItem, versionOf, type Cast } from '#tests/watch-world.ts';
import { act, type Action } from '#office/action.ts';
import { addWatchSource } from './actions/add-source.ts';
import { addWatchStep } from './actions/add-step.ts';
import { dropWatchStep } from './actions/drop-step.ts';
import { endWatchItem } from './actions/end.ts';
import { moveWatchItem } from './actions/move.ts';
import { recommendFromWatchItem } from './actions/recommend.ts';
import { reportWatchStep } from './actions/report-step.ts';
import { reviseWatchItem } from './actions/revise.ts';
import { shareWatchItem } from './actions/share.ts';
import { withdrawWatchShare } from './actions/withdraw-share.ts';
import { dues } from './dues.ts';
import { eventsOf, movesOf, sharesOf, stepsOf } from './item-parts.ts';
import { readItem } from './queries.ts';
import { readSharedItem } from './shared.ts';
import { rungs } from './states.ts';

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

const reason = { reason: 'ประชุมร่วมกันแล้วเห็นพ้องกัน' };
const step = { what: 'นับจำนวนนักเรียนร่วมกันก่อนเวลาอาหาร', dueOn: inDays(14) };
const done = { doneOn: inDays(0), report: 'นับได้ตรงกับทะเบียน' };

describe('an item is walked up its ladder with the district centre and the NACC provincial office', () => {
  test('from เฝ้าระวัง to its end, and each body sees its part on the way', async () => {
    const { id } = await openedItem(office, cast.officer, { summary: 'สรุปสำหรับหน่วยงานร่วม' });
    const shared = { body: 'district_centre', what: ['summary', 'steps'] };
    await expect(seen('districtCentre', (tx) => readSharedItem(tx, id))).rejects.toMatchObject({
      status: 404,
    });
    await on('officer', shareWatchItem, id, shared);
    const planned = await on('officer', addWatchStep, id, { ...step, body: 'district_centre' });

    const view = await seen('districtCentre', (tx) => readSharedItem(tx, id));
    expect(view).toMatchObject({ state: 'watching', summary: 'สรุปสำหรับหน่วยงานร่วม', recommendations: [] });
    expect(view.steps).toMatchObject([{ id: planned.stepId, isMine: true, responsible: null }]);
    const work = await seen('districtCentre', dues);
    expect(work).toMatchObject([
      { kind: 'watch_step', href: `/watch-items/shared/${id}#step-${planned.stepId}` },
    ]);

    await onStep('districtCentre', reportWatchStep, planned.stepId, done);
    expect(await seen('districtCentre', dues)).toEqual([]);
    expect(await seen('officer', (tx) => stepsOf(tx, id))).toMatchObject([
      { state: 'done', report: done.report, doneOn: inDays(0) },
    ]);

    await on('officer', moveWatchItem.preventing, id, reason);
    await on('officer', recommendFromWatchItem, id, {
      advice: 'ลงชื่อเด็กที่มากินจริงทุกวัน',
      workingDays: 15,
    });
    await on('officer', shareWatchItem, id, { body: 'nacc_province', what: 'recommendations' });
    const nacc = await seen('naccProvince', (tx) => readSharedItem(tx, id));
    expect(nacc).toMatchObject({ state: null, summary: null, steps: [], shared: ['recommendations'] });
    expect(nacc.recommendations).toHaveLength(1);

    await on('officer', moveWatchItem.deterring, id, reason);
    await on('officer', moveWatchItem.halting, id, reason);
    await on('officer', moveWatchItem.preventing, id, {
      reason: 'หน่วยงานแก้ไขแล้ว จึงลดระดับลงสองขั้น',
    });
    await on('director', endWatchItem, id, {
      outcome: 'changed_after',
      reason: 'ปรับปรุงการลงชื่อตามข้อเสนอแนะ',
    });

    const moves = await seen('officer', (tx) => movesOf(tx, id));
    expect(moves.map((move) => move.to)).toEqual([
      'preventing',
      'deterring',
      'halting',
      'preventing',
      'ended',
    ]);
    expect(moves.at(-1)).toMatchObject({ outcome: 'changed_after' });
    const names = (await seen('officer', (tx) => eventsOf(tx, id))).map((event) => event.name);
    expect(names).toEqual([
      'watch_item.opened',
      'watch_item.shared',
      'watch_item.step_planned',
      'watch_step.reported',
      'watch_item.moved',
      'watch_item.recommended',
      'watch_item.shared',
      'watch_item.moved',
      'watch_item.moved',
      'watch_item.moved',
      'watch_item.ended',
    ]);
    expect(await seen('districtCentre', (tx) => readSharedItem(tx, id))).toMatchObject({ state: 'ended' });
  });
});

describe('a move', () => {
  for (const from of rungs) {
    for (const to of rungs) {
      test(`from ${from} to ${to} ${from === to ? 'is none' : 'needs a reason'}`, async () => {
        const { id } = await openedItem(office, cast.officer);
        await office.owner('UPDATE office.watch_items SET state = $2 WHERE watch_item_id = $1', [id, from]);
        if (from === to) {
          await expect(on('officer', moveWatchItem[to], id, reason)).rejects.toMatchObject({
            code: 'office.wrong_state',
          });
          return;
        }
        await expect(on('officer', moveWatchItem[to], id)).rejects.toMatchObject({ code: 'office.input' });
        await on('officer', moveWatchItem[to], id, reason);
        const item = await seen('officer', (tx) => readItem(tx, id));
        expect(item).toMatchObject({ state: to, version: 2 });
      });
    }
  }

  test('is a desk’s to make, and the end only of whoever signs for the office', async () => {
    const { id } = await openedItem(office, cast.officer);
    const ending = { outcome: 'explained', reason: 'มีเอกสารครบถ้วน' };
    await expect(on('officer', endWatchItem, id, ending)).rejects.toMatchObject({
      code: 'office.not_permitted',
    });
    for (const who of ['governor', 'head', 'administrator', 'dpo'] as const) {
      await expect(on(who, moveWatchItem.halting, id, reason)).rejects.toMatchObject({
        code: 'office.not_permitted',
      });
    }
    await expect(on('elsewhere', moveWatchItem.halting, id, reason)).rejects.toMatchObject({
      code: 'office.not_found',
    });
    await expect(on('director', endWatchItem, id, { ...ending, outcome: 'guilty' })).rejects.toMatchObject({
      code: 'office.input',
    });
    await on('director', endWatchItem, id, ending);
  });
});

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
    await expect(share({ districtCode: '5001' })).rejects.toMatchObject({
      code: 'watch_items.place_unknown',
    });
    await share({ districtCode: '7401' });
    expect(await seen('districtOffice', (tx) => readSharedItem(tx, id))).toMatchObject({
      shared: ['summary'],
    });
    await expect(share({ districtCode: '7401' })).rejects.toMatchObject({
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

test('an item that has ended refuses everything', async () => {
  const { id } = await openedItem(office, cast.officer);
  const { stepId } = await on('officer', addWatchStep, id, { ...step, body: 'district_centre' });
  await on('officer', shareWatchItem, id, { body: 'district_centre', what: 'steps' });
  const [share] = await seen('officer', (tx) => sharesOf(tx, id));
  await office.owner(
    `UPDATE office.watch_items SET state = 'ended', outcome = 'explained', ended_at = now(), ended_by = opened_by
     WHERE watch_item_id = $1`,
    [id],
  );
  const source = {
    sourceKind: 'meeting',
    datedOn: inDays(0),
    secrecy: 'ordinary',
    origin: 'ประชุม',
    note: 'ข้อความ',
  };
  const tries: [Action<unknown>, object][] = [
    [reviseWatchItem, { title: 'ชื่อใหม่ของประเด็น', reviewOn: inDays(3) }],
    [addWatchSource, source],
    [addWatchStep, step],
    [shareWatchItem, { body: 'province_office', what: 'summary' }],
    [withdrawWatchShare, { shareId: share!.id }],
    [recommendFromWatchItem, { advice: 'ข้อเสนอแนะหลังสิ้นสุด', workingDays: 5 }],
    [endWatchItem, { outcome: 'explained', reason: 'อีกครั้งหนึ่ง' }],
    ...rungs.map((rung): [Action<unknown>, object] => [moveWatchItem[rung], reason]),
  ];
  for (const [chosen, typed] of tries) {
    await expect(on('director', chosen, id, typed), chosen.name).rejects.toMatchObject({
      code: 'office.wrong_state',
    });
  }
  // A step that stayed open behind its back is closed to the partner by the database itself.
  await expect(onStep('districtCentre', reportWatchStep, stepId, done)).rejects.toMatchObject({
    code: 'office.not_found',
  });
});
