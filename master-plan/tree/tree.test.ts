/** The plan's tree as its sources tell it, what the centre adds, and targets that are revised by two people. */
import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { act, type Action } from '#office/action.ts';
import { seedTerritory } from '#office/territory/take-in.ts';
import { takeInNodes } from '#programme/plan/take-in-nodes.ts';
import { officeStore, publicViewer, systemViewer, type Person } from '#tests/office-store.ts';
import { addIndicator } from '../indicators/actions/add-indicator.ts';
import { approveTarget, declineTarget } from '../indicators/actions/decide-target.ts';
import { proposeTarget } from '../indicators/actions/propose-target.ts';
import { recordActual } from '../indicators/actions/record-actual.ts';
import { dues } from '../indicators/dues.ts';
import { actualsOf, readIndicator, targetsOf } from '../indicators/queries.ts';
import { isHeldAgainst, targetsFor, type TargetOf } from '../indicators/targets.ts';
import { lightOf } from '../roll-up/lights.ts';
import { addGround } from './actions/add-ground.ts';
import { guidelinesIn } from '#master-plan/returns/queries.ts';
import { amendNode } from './actions/amend-node.ts';
import { addNode } from './actions/add-node.ts';
import { moveIndicator } from './actions/move-indicator.ts';
import { withdrawNode } from './actions/withdraw-node.ts';
import { gapsOf, groundsOf, movesOf, readNode } from './queries.ts';
import { shownTree } from './shown.ts';
import { takeInTree } from './take-in.ts';

const office = officeStore();
let centre: Person;
let second: Person;
let province: Person;
let region: Person;
let elsewhere: Person;

beforeAll(async () => {
  await seedTerritory(office.store);
  await office.store.within(systemViewer, takeInNodes);
  await office.store.within(systemViewer, takeInTree);
  centre = await office.person({ role: 'nacc_centre', scope: ['nation', ''] });
  second = await office.person({ role: 'nacc_centre', scope: ['nation', ''] });
  province = await office.person({ role: 'nacc_province', scope: ['province', 'TH-73'] });
  region = await office.person({ role: 'nacc_region', scope: ['region', '7'] });
  elsewhere = await office.person({ role: 'nacc_region', scope: ['region', '5'] });
});

const within = <T>(who: Person, read: Parameters<typeof office.store.within<T>>[1]) =>
  office.store.within(who.viewer, read);
const press = (who: Person, deed: Action<unknown>, input: object) =>
  act(office.store, who.viewer, deed, input);
const versionOf = async (id: string) => ({
  id,
  version: (await within(centre, (tx) => readNode(tx, id))).version,
});

describe('the tree', () => {
  test('taken in twice adds nothing, is everybody’s to read, and says what nobody verified', async () => {
    expect(await office.store.within(systemViewer, takeInTree)).toBe(0);
    const [pillar] = await office.store.within(publicViewer, (tx) => shownTree(tx, 2569));
    expect(pillar).toMatchObject({ kind: 'pillar', verified: true, children: [{ id: 'issue-21' }] });
    const goals = pillar!.children[0]!.children;
    const rank = goals.flatMap(({ indicators }) => indicators).find(({ id }) => id === 'cpi-rank');
    expect(rank).toMatchObject({ target: '43', targetVerified: false, actual: '116', actualBe: 2568 });
    const ita = goals.flatMap(({ children }) => children).flatMap(({ indicators }) => indicators).find(({ id }) => id === 'ita-passed-share');
    expect(ita).toMatchObject({ target: '100', actual: '94.17' });
    expect(goals.find(({ id }) => id === 'sub-plan-prevention')!.verified).toBe(false);
  });

  test('grows below its goals alone; a guideline says why it was set and what it moves', async () => {
    const line = { titleTh: 'แนวทางสมมุติ', titleEn: 'Invented guideline', reporterKinds: ['state', 'private'], source: 'ที่ประชุมสมมุติ' };
    const add = (parentId: string, kind: string, slug: string) => press(centre, addNode, { ...line, parentId, kind, slug });
    await expect(add('issue-21', 'guideline', 'wrong')).rejects.toMatchObject({ code: 'plan_tree.not_below' });
    await expect(press(region, addNode, { ...line, parentId: 'goal-210101', kind: 'guideline', slug: 'theirs' })).rejects.toMatchObject({ code: 'office.not_permitted' });
    await add('goal-210101', 'guideline', 'open-data');
    await expect(add('goal-210101', 'guideline', 'open-data')).rejects.toMatchObject({ code: 'plan_tree.id_taken' });
    await add('open-data', 'project_kind', 'open-data-kind');
    const gaps = async () => (await within(centre, gapsOf)).filter(({ id }) => /^open-data|^ita-/u.test(id)).map(({ kind, id }) => `${kind} ${id}`);
    expect(await gaps()).toEqual(['moved_by_nothing ita-passed-share', 'moves_nothing open-data', 'no_ground open-data', 'no_project open-data', 'no_project open-data-kind']);
    await press(centre, addGround, { ...(await versionOf('open-data')), groundKind: 'research', toldTh: 'งานวิจัยสมมุติชี้ว่าได้ผล', toldEn: 'Invented research', source: 'วารสารสมมุติ' });
    await press(centre, moveIndicator, { ...(await versionOf('open-data')), indicatorId: 'ita-passed-share', byValue: '1.5', whyTh: 'เปิดเผยมากขึ้น', whyEn: 'More is published', source: 'สมมุติ' });
    expect(await gaps()).toEqual(['no_project open-data', 'no_project open-data-kind']);
    expect(await within(province, (tx) => movesOf(tx, 'open-data'))).toMatchObject([{ indicatorId: 'ita-passed-share', byValue: '1.50' }]);
    expect(await within(province, (tx) => groundsOf(tx, 'open-data'))).toHaveLength(1);
    await expect(press(centre, withdrawNode, await versionOf('goal-210101'))).rejects.toMatchObject({ code: 'plan_tree.only_added_lines' });
    // Said anew, the earlier word stays to be read.
    await press(centre, moveIndicator, { ...(await versionOf('open-data')), indicatorId: 'ita-passed-share', byValue: '2', whyTh: 'ทบทวนแล้ว', whyEn: 'Looked at again', source: 'สมมุติ' });
    expect(await within(province, (tx) => movesOf(tx, 'open-data'))).toMatchObject([{ byValue: '2.00', before: [{ byValue: '1.50' }] }]);
    await press(centre, withdrawNode, await versionOf('open-data-kind'));
    await expect(add('open-data-kind', 'key_activity', 'open-data-activity')).rejects.toMatchObject({ code: 'plan_tree.not_below' });
    // Below a line that was withdrawn nothing holds, and it moves nothing any more.
    await add('open-data', 'project_kind', 'open-data-other');
    expect((await within(province, (tx) => guidelinesIn(tx, 2570))).map(({ id }) => id)).toContain('open-data-other');
    // Amended from 2571 on: each year has its own wording, what hung below hangs below the new one, and grounds go along where that is said.
    const amend = async (id: string, more: object) => press(centre, amendNode, { ...line, ...(await versionOf(id)), slug: `${id}-amended`, titleTh: 'แนวทางสมมุติฉบับแก้ไข', ...more });
    await expect(amend('goal-210101', { fromBe: '2571' })).rejects.toMatchObject({ code: 'plan_tree.only_added_lines' });
    await expect(amend('open-data', { fromBe: '2500' })).rejects.toMatchObject({ code: 'plan_tree.amended_too_early' });
    await expect(amend('open-data', { fromBe: '2571', slug: 'open-data-kind' })).rejects.toMatchObject({ code: 'plan_tree.id_taken' });
    await amend('open-data', { fromBe: '2571', keepsGrounds: 'yes' });
    await expect(amend('open-data', { fromBe: '2572' })).rejects.toMatchObject({ code: 'plan_tree.amended_already' });
    await expect(add('open-data', 'project_kind', 'open-data-late')).rejects.toMatchObject({ code: 'plan_tree.amended_already' });
    const held = async (be: number) => (await within(province, (tx) => guidelinesIn(tx, be))).map(({ id }) => id).filter((id) => id.startsWith('open-data')).toSorted();
    expect(await held(2570)).toEqual(['open-data', 'open-data-other']);
    expect(await held(2571)).toEqual(['open-data-amended', 'open-data-other']);
    expect(await within(province, (tx) => readNode(tx, 'open-data-amended'))).toMatchObject({ amends: 'open-data', fromBe: 2571, parentId: 'goal-210101' });
    expect(await within(province, (tx) => readNode(tx, 'open-data-other'))).toMatchObject({ parentId: 'open-data-amended' });
    expect(await within(province, (tx) => movesOf(tx, 'open-data-amended'))).toMatchObject([{ byValue: '2.00' }]);
    expect(await within(province, (tx) => groundsOf(tx, 'open-data-amended'))).toHaveLength(1);
    await press(centre, withdrawNode, await versionOf('open-data-amended'));
    expect(await held(2571)).toEqual([]);
    await press(centre, withdrawNode, await versionOf('open-data'));
    expect((await within(province, (tx) => guidelinesIn(tx, 2570))).map(({ id }) => id)).not.toContain('open-data-other');
    expect(await gaps()).toEqual(['moved_by_nothing ita-passed-share']);
    expect((await within(province, (tx) => readNode(tx, 'open-data-kind'))).state).toBe('withdrawn');
  });
}); // prettier-ignore

describe('a target', () => {
  const proposal = { indicatorId: 'ita-passed-share', fromBe: '2570', toBe: '2570', reason: 'ปรับตามผลปีก่อน', source: 'ที่ประชุมสมมุติ' };
  const waiting = async (who: Person) => (await within(who, (tx) => targetsOf(tx, 'ita-passed-share'))).find(({ state }) => state === 'proposed');
  const now = async () => (await within(centre, (tx) => sql<{ m: string }>`SELECT office.next_moment()::text AS m`.execute(tx))).rows[0]!.m;

  test('is proposed by one and decided by another; a revision leaves the one before, and an old moment still reads it', async () => {
    await press(province, proposeTarget, { ...proposal, provinceIso: 'TH-73', value: '90' });
    await expect(press(elsewhere, proposeTarget, { ...proposal, provinceIso: 'TH-73', value: '91' })).rejects.toMatchObject({ code: 'targets.not_your_place' });
    await expect(press(province, proposeTarget, { ...proposal, value: '91' })).rejects.toMatchObject({ code: 'targets.not_your_place' });
    expect(await waiting(province)).toBeDefined();
    expect((await office.store.within(publicViewer, (tx) => targetsOf(tx, 'ita-passed-share'))).some(({ state }) => state === 'proposed')).toBe(false);
    expect(await within(region, dues)).toHaveLength(1);
    const first = (await waiting(region))!;
    await expect(press(elsewhere, approveTarget, { id: first.id, version: first.version })).rejects.toMatchObject({ code: 'office.not_found' });
    await press(region, approveTarget, { id: first.id, version: first.version });
    const before = BigInt(await now());
    const asked = { be: 2570, provinceIso: 'TH-73' };
    expect((await within(centre, (tx) => targetsFor(tx, asked))).get('ita-passed-share')).toMatchObject({ value: 9000n, isOfProvince: true, period: 'year' });
    // Revised after the result is known: the old result keeps its own target.
    await press(province, proposeTarget, { ...proposal, provinceIso: 'TH-73', value: '85', reason: 'ลดลงหลังทราบผล' });
    const revision = (await waiting(region))!;
    await press(region, approveTarget, { id: revision.id, version: revision.version });
    expect((await within(centre, (tx) => targetsFor(tx, asked))).get('ita-passed-share')!.value).toBe(8500n);
    expect((await within(centre, (tx) => targetsFor(tx, { ...asked, moment: before }))).get('ita-passed-share')!.value).toBe(9000n);
    const all = await within(province, (tx) => targetsOf(tx, 'ita-passed-share'));
    expect(all.filter(({ provinceIso }) => provinceIso === 'TH-73').map(({ state, value }) => `${state} ${value}`)).toEqual(['in_force 85.00', 'replaced 90.00']);
    // Elsewhere the nation's span holds.
    expect((await within(centre, (tx) => targetsFor(tx, { be: 2570, provinceIso: 'TH-50' }))).get('ita-passed-share')).toMatchObject({ value: 10_000n, isOfProvince: false, period: 'span' });
  });

  test('of the nation is not decided by whoever proposed it, and may be declined with a reason', async () => {
    await press(centre, proposeTarget, { ...proposal, quarter: '1', value: '97' });
    const one = (await waiting(centre))!;
    await expect(press(centre, approveTarget, { id: one.id, version: one.version })).rejects.toMatchObject({ code: 'targets.own_proposal' });
    await press(second, declineTarget, { id: one.id, version: one.version, why: 'ยังไม่มีหลักฐาน' });
    await expect(press(centre, proposeTarget, { ...proposal, toBe: '2571', quarter: '1', value: '97' })).rejects.toMatchObject({ code: 'targets.years_turned' });
  });

  test('is reached, near or far by the direction of its indicator; no data is none of these', () => {
    expect([100n, 80n, 79n].map((value) => lightOf(value, 100n, 'more'))).toEqual(['reached', 'near', 'far']);
    expect([100n, 125n, 126n].map((value) => lightOf(value, 100n, 'less'))).toEqual(['reached', 'near', 'far']);
    expect([lightOf(null, 100n, 'more'), lightOf(5n, null, 'more'), lightOf(0n, 0n, 'more')]).toEqual(['no_data', 'no_target', 'reached']);
  });
}); // prettier-ignore

describe('an indicator', () => {
  test('of a quarter goes before the year’s and the span’s, whoever’s it is; a quarter is held against its year only where it stands for it', async () => {
    await office.owner(
      `INSERT INTO office.indicator_targets (indicator_id, from_be, to_be, quarter, province_iso, value, reason, source, from_moment, state)
       VALUES ('counter-suits-share', 2572, 2575, NULL, 'TH-73', 1, 'สมมุติ', 'test', office.next_moment(), 'in_force'), ('counter-suits-share', 2572, 2572, 2, NULL, 2, 'สมมุติ', 'test', office.next_moment(), 'in_force'),
         ('counter-suits-share', 2572, 2572, 2, 'TH-73', 3, 'สมมุติ', 'test', office.next_moment(), 'in_force'), ('counter-suits-share', 2572, 2572, NULL, NULL, 4, 'สมมุติ', 'test', office.next_moment(), 'in_force')`,
    );
    const nearest = async (asked: TargetOf) => (await within(centre, (tx) => targetsFor(tx, asked))).get('counter-suits-share');
    expect(await nearest({ be: 2572, quarter: 2, provinceIso: 'TH-73' })).toMatchObject({ value: 300n, period: 'quarter', isOfProvince: true });
    expect(await nearest({ be: 2572, quarter: 2, provinceIso: 'TH-50' })).toMatchObject({ value: 200n, period: 'quarter', isOfProvince: false });
    expect(await nearest({ be: 2572, quarter: 3, provinceIso: 'TH-73' })).toMatchObject({ value: 400n, period: 'year' });
    expect(await nearest({ be: 2573, provinceIso: 'TH-73' })).toMatchObject({ value: 100n, period: 'span' });
    const added = { aggregation: 'sum', accrual: 'per_period' } as const;
    expect([1, 4, null].map((quarter) => isHeldAgainst('year', added, quarter))).toEqual([false, false, true]);
    expect([3, 4].map((quarter) => isHeldAgainst('year', { ...added, accrual: 'cumulative' }, quarter))).toEqual([false, true]);
    expect(isHeldAgainst('quarter', added, 2)).toBe(true);
  });

  test('is added with what its parts are; a published figure that is restated keeps the one before', async () => {
    const card = {
      slug: 'trained-here', goalId: 'goal-210101', titleTh: 'ผู้ผ่านการอบรมสมมุติ', titleEn: 'Trained', unitTh: 'คน', unitEn: 'people', direction: 'more', aggregation: 'ratio',
      partATh: 'ผู้ผ่าน', partAEn: 'Passed', decimals: '2', accrual: 'per_period', ownerTh: 'สมมุติ', ownerEn: 'Invented', source: 'สมมุติ',
    };
    await expect(press(centre, addIndicator, card)).rejects.toMatchObject({ code: 'indicators.whole_missing' });
    const whole = { ...card, partBTh: 'ผู้เข้าอบรม', partBEn: 'Came', isShare: 'yes' };
    await expect(press(centre, addIndicator, { ...whole, baseline: '61.5' })).rejects.toMatchObject({ code: 'indicators.baseline_partial' });
    await expect(press(centre, addIndicator, { ...whole, noteTh: 'หมายเหตุสมมุติ' })).rejects.toMatchObject({ code: 'indicators.note_in_one_language' });
    await press(centre, addIndicator, { ...whole, baseline: '61.5', baselineBe: '2566', baselineSource: 'รายงานสมมุติ', noteTh: 'หมายเหตุสมมุติ', noteEn: 'An invented note' });
    expect(await within(province, (tx) => readIndicator(tx, 'trained-here'))).toMatchObject({ scale: 100, givenBy: 'reporters', baseline: '61.50', baselineBe: 2566, noteEn: 'An invented note' });
    const { version } = await within(centre, (tx) => readIndicator(tx, 'ita-passed-share'));
    await press(centre, recordActual, { id: 'ita-passed-share', version, be: '2568', partA: '7833', partB: '8317', source: 'สมมุติ แก้ไข' });
    const of2568 = (await within(province, (tx) => actualsOf(tx, 'ita-passed-share'))).filter(({ be }) => be === 2568);
    expect(of2568.map(({ a, isRestated }) => [a, isRestated])).toEqual([['7832.00', true], ['7833.00', false]]);
  });
}); // prettier-ignore
