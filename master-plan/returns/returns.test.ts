/** A return from its round to the centre's acceptance; what is typed wrong, late, twice or behind somebody's back. */
/* eslint-disable max-lines -- one office, one story: what each test begins with is what the one before left */
import { beforeAll, describe, expect, test } from 'vitest';
import { act, type Action } from '#office/action.ts';
import { officeStore, systemViewer, type Person } from '#tests/office-store.ts';
import { inDays, layWorld } from '#tests/watch-world.ts';
import { seedTerritory } from '#office/territory/take-in.ts';
import { toldIn, type ToldKind } from '../told/queries.ts';
import { addReporter } from '../rounds/actions/add-reporter.ts';
import { askIndicator, leaveOutIndicator } from '../rounds/actions/ask-indicator.ts';
import { changeWindow } from '../rounds/actions/change-window.ts';
import { fixRound } from '../rounds/actions/fix-round.ts';
import { planRound } from '../rounds/actions/plan-round.ts';
import { takeOffReporter } from '../rounds/actions/take-off-reporter.ts';
import { before, quarterDays, quarterOf, roundIdOf } from '../rounds/quarter.ts';
import { listRounds, readRound, reportersOf } from '../rounds/queries.ts';
import { acceptReturn } from './actions/accept.ts';
import { grantReturnLeave } from './actions/grant-leave.ts';
import { saveReturn } from './actions/save.ts';
import { sendReturnBack } from './actions/send-back.ts';
import { sendReturn } from './actions/send.ts';
import { takeReturnBack } from './actions/take-back.ts';
import { begin } from './begin.ts';
import { differences } from './differences.ts';
import { emenscrRows, type EmenscrRow } from './emenscr/rows.ts';
import { dues } from './dues.ts';
import { acceptedOf, decisionsOf, draftOf, listReturns, ownReturns, readReturnRow } from './queries.ts';
import { contentOf, hashOf, revisionsOf } from './revision.ts';
import type { TypedReturn } from './typed.ts';

const office = officeStore();
const tao = 'agency:office:returns-tao';
const lateTao = 'agency:office:returns-late';
const elsewhere = 'agency:office:returns-elsewhere';
// Of any quarter: what counts is the window, and that lies around today.
const round = roundIdOf(2567, 2);
const next = roundIdOf(2567, 3);
const windows = { opensOn: inDays(-20), closesOn: inDays(5), closesAt: '16:30' };

let people: Record<
  'officer' | 'head' | 'province' | 'region' | 'centre' | 'area' | 'otherArea' | 'otherHead',
  Person
>;

const typed = (a: string, more: Partial<TypedReturn> = {}): TypedReturn => ({
  values: { 'trained-people': { given: 'value', a, b: '', comment: '', evidence: '' } },
  projects: [],
  ...more,
});

const project = {
  id: 'a0000000-0000-4000-8000-000000000001',
  title: 'อบรมสมมุติ',
  parts: ['1' as const, '2' as const],
  guideline: '',
  received1: '100,000.10',
  spent1: '99,999.99',
  received2: '50000.20',
  spent2: '0',
  unit: 'คน',
  target: '100',
  result: '80',
  beneficiaries: '80',
  countedElsewhere: '30',
  countedWhere: 'โครงการรวมพลังสมมุติ',
  progress: 'จัดแล้วสองรุ่น',
  obstacle: 'ห้องประชุมไม่พอ',
  support: 'ขอวิทยากร',
  evidence: 'https://example.go.th/report',
  emenscr: '',
  beginsOn: '1 ต.ค. 2566',
  endsOn: '๓๑ มีนาคม ๒๕๖๗',
};

const within = <T>(person: Person, read: Parameters<typeof office.store.within<T>>[1]) =>
  office.store.within(person.viewer, read);

beforeAll(async () => {
  await seedTerritory(office.store);
  await layWorld(office);
  for (const [id, name, province] of [
    [tao, 'อบต. รายงานสมมุติ', 'TH-73'],
    [lateTao, 'อบต. ส่งช้าสมมุติ', 'TH-73'],
    [elsewhere, 'อบต. จังหวัดอื่นสมมุติ', 'TH-50'],
  ])
    await office.owner(
      `INSERT INTO office.agencies (agency_id, name_th, folded_name, agency_type, province_iso, source) VALUES ($1, $2, $2, 'tao', $3, 'test')`,
      [id, name, province],
    );
  await office.owner(
    `INSERT INTO office.plan_nodes (node_id, kind, title_th, title_en, source) VALUES ('plan-of-test', 'master_plan', 'แผนสมมุติ', 'Plan', 'test') ON CONFLICT DO NOTHING`,
  );
  await office.owner(
    `INSERT INTO office.tree_nodes (tree_node_id, plan_node_id, kind, title_th, title_en, source) VALUES ('goal-of-test', 'plan-of-test', 'goal', 'เป้าหมายสมมุติ', 'Goal', 'test')`,
  );
  for (const [id, aggregation, b] of [
    ['trained-people', 'sum', null],
    ['passed-share', 'ratio', 'ผู้เข้าสอบ'],
  ])
    await office.owner(
      `INSERT INTO office.indicators (indicator_id, goal_id, title_th, title_en, unit_th, unit_en, direction, aggregation, part_a_th, part_a_en,
        part_b_th, part_b_en, scale, is_share, frequency, accrual, given_by, owner_th, owner_en, source)
       VALUES ($1, 'goal-of-test', 'ตัวชี้วัดสมมุติ', 'Invented indicator', 'คน', 'people', 'more', $2, 'จำนวนคน', 'people', $3, $3, 1, $4, 'quarter', 'per_period', 'reporters', 'ทดสอบ', 'Test', 'test')`,
      [id, aggregation, b, b !== null],
    );
  const agencyOf = (role: string, id: string) => office.person({ role, scope: ['agency', id] });
  people = {
    officer: await agencyOf('agency_officer', tao),
    head: await agencyOf('agency_head', tao),
    otherHead: await agencyOf('agency_head', elsewhere),
    province: await office.person({ role: 'nacc_province', scope: ['province', 'TH-73'] }),
    region: await office.person({ role: 'nacc_region', scope: ['region', '7'] }),
    centre: await office.person({ role: 'nacc_centre', scope: ['nation', ''] }),
    area: await office.person({ role: 'area_officer', scope: ['area', '7'] }),
    otherArea: await office.person({ role: 'area_officer', scope: ['area', '5'] }),
  };
  const keep = async (deed: Action<unknown>, more: object) => {
    const { version } = await within(people.centre, (tx) => readRound(tx, round));
    return act(office.store, people.centre.viewer, deed, { id: round, version, ...more });
  };
  await act(office.store, people.centre.viewer, planRound, { be: 2567, quarter: 2, ...windows });
  for (const agencyId of [tao, lateTao, elsewhere])
    await keep(addReporter, { agencyId, reporterKind: 'state' });
  await keep(askIndicator, { indicatorId: 'trained-people', reporterKinds: ['state', 'private'] });
  await keep(askIndicator, { indicatorId: 'passed-share', reporterKinds: ['private'] });
  await keep(fixRound, {});
});

/** The return of a body, with the version that a page would show now. */
async function row(agencyId: string) {
  const { rows } = await within(people.centre, (tx) => listReturns(tx, { roundId: round }));
  return rows.find((one) => one.agencyId === agencyId)!;
}

async function press(person: Person, deed: Action<unknown>, more: object = {}, agencyId = tao) {
  const { id, version, revisionNo } = await row(agencyId);
  return act(office.store, person.viewer, deed, { id, version, revisionNo, ...more });
}

describe('a round', () => {
  test('knows its quarter: the first is October to December of the year before', () => {
    expect(quarterDays(2567, 1)).toEqual({ beginsOn: '2023-10-01', endsOn: '2023-12-31' });
    expect(quarterDays(2567, 2)).toEqual({ beginsOn: '2024-01-01', endsOn: '2024-03-31' });
    expect(quarterDays(2567, 4)).toEqual({ beginsOn: '2024-07-01', endsOn: '2024-09-30' });
    expect(quarterOf(new Date('2023-09-30T16:59:59.999Z'))).toEqual({ be: 2566, quarter: 4 });
    expect(quarterOf(new Date('2023-09-30T17:00:00Z'))).toEqual({ be: 2567, quarter: 1 });
    expect(before({ be: 2567, quarter: 1 })).toEqual({ be: 2566, quarter: 4 });
  });

  test('once fixed says that it was late, and neither a body nor an indicator comes or goes, for its owner neither', async () => {
    const [shown] = await within(people.head, listRounds);
    expect(shown).toMatchObject({ id: round, state: 'fixed', isFixedLate: true });
    const { version } = shown!;
    for (const [deed, more] of [
      [addReporter, { agencyId: tao, reporterKind: 'state' }],
      [takeOffReporter, { agencyId: tao }],
      [askIndicator, { indicatorId: 'passed-share', reporterKinds: ['state'] }],
      [leaveOutIndicator, { indicatorId: 'trained-people' }],
    ] as const)
      await expect(
        act(office.store, people.centre.viewer, deed as Action<unknown>, { id: round, version, ...more }),
      ).rejects.toMatchObject({ code: 'office.wrong_state' });
    await expect(
      office.owner(`DELETE FROM office.quarterly_returns WHERE agency_id = '${tao}'`),
    ).rejects.toThrow('the round is fixed');
    await expect(
      office.owner(`UPDATE office.quarterly_returns SET province_iso = 'TH-50' WHERE agency_id = '${tao}'`),
    ).rejects.toThrow('the round is fixed');
    expect(await within(people.centre, (tx) => reportersOf(tx, round))).toHaveLength(3);
  });

  test('of the next quarter begins with the bodies and indicators of this one', async () => {
    const planned = { be: 2567, quarter: 3, ...windows };
    const { id } = await act(office.store, people.centre.viewer, planRound, planned);
    expect(await within(people.centre, (tx) => reportersOf(tx, id))).toHaveLength(3);
    await expect(act(office.store, people.centre.viewer, planRound, planned)).rejects.toMatchObject({
      code: 'rounds.there_already',
    });
    await expect(act(office.store, people.region.viewer, planRound, planned)).rejects.toMatchObject({
      code: 'office.not_permitted',
    });
  });
});

describe('a return', () => {
  test('is the body’s while it is typed; sent, it is read by both lines of its place and by nobody elsewhere', async () => {
    const { id } = await row(tao);
    await press(people.officer, saveReturn, { typed: typed('สิบสอง') });
    expect((await within(people.head, (tx) => draftOf(tx, id)))?.typed).toEqual(typed('สิบสอง'));
    for (const other of [people.province, people.centre, people.area])
      expect(await within(other, (tx) => draftOf(tx, id))).toBeNull();
    for (const stranger of [people.otherArea, people.otherHead])
      await expect(within(stranger, (tx) => readReturnRow(tx, id))).rejects.toMatchObject({
        code: 'office.not_found',
      });
    expect(await within(people.area, (tx) => readReturnRow(tx, id))).toMatchObject({
      areaNo: 7,
      regionNo: 7,
    });
    expect(await within(people.officer, dues)).toMatchObject([{ kind: 'return_to_send' }]);
  });

  test('that is empty or wrong is not sent, and every fault is told at its field', async () => {
    const none = { values: {}, projects: [] };
    await expect(press(people.officer, sendReturn, { typed: none })).rejects.toMatchObject({
      code: 'returns.nothing_said',
    });
    const bad = { ...project, parts: ['3' as const], target: '12,34', countedWhere: '' };
    const told = await press(people.officer, sendReturn, { typed: typed('12.5', { projects: [bad] }) }).catch(
      (problem: unknown) => problem as { details: { fields: { field: string }[] } },
    );
    expect(
      (told as { details: { fields: { field: string }[] } }).details.fields.map(({ field }) => field),
    ).toEqual([
      'v.trained-people.a',
      'p.0.target',
      ...['received1', 'spent1', 'received2', 'spent2'].map((name) => `p.0.${name}`),
      'p.0.countedWhere',
    ]);
    expect((await row(tao)).state).toBe('owed');
  });

  test('goes up level by level, comes back with a reason, and nobody decides on what he did not see', async () => {
    await press(people.officer, sendReturn, { typed: typed('12', { projects: [project] }) });
    await expect(press(people.province, acceptReturn.province)).rejects.toMatchObject({ code: 'office.wrong_state' });
    await expect(press(people.officer, acceptReturn.agency)).rejects.toMatchObject({ code: 'office.not_permitted' });
    await press(people.head, acceptReturn.agency);
    await press(people.province, sendReturnBack.province, { reason: 'ขอหลักฐานเพิ่ม', untilOn: inDays(9) });
    await expect(press(people.officer, sendReturn, { typed: typed('13') })).rejects.toMatchObject({ code: 'returns.reason_missing' });
    await press(people.officer, sendReturn, { typed: typed('13'), reason: 'นับเพิ่มหนึ่งคน' });
    await press(people.head, acceptReturn.agency);
    // The province looks at revision 2 while the body sends revision 3.
    const seen = await row(tao);
    await press(people.officer, sendReturn, { typed: typed('14', { projects: [project] }), reason: 'นับเพิ่มอีกคน' });
    const late = { revisionNo: seen.revisionNo };
    await expect(press(people.province, acceptReturn.province, late)).rejects.toMatchObject({ code: 'office.wrong_state' });
    await press(people.head, acceptReturn.agency);
    await expect(press(people.province, acceptReturn.province, late)).rejects.toMatchObject({ code: 'returns.newer_revision' });
    await expect(press(people.region, acceptReturn.province)).rejects.toMatchObject({ code: 'returns.not_your_level' });
    const two = await Promise.allSettled([press(people.province, acceptReturn.province), press(people.province, acceptReturn.province)]);
    expect(two.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(await within(people.region, dues)).toMatchObject([{ kind: 'returns_to_decide' }]);
  }); // prettier-ignore

  test('accepted above is not taken back below; a correction leaves what was accepted, and says what changed', async () => {
    await press(people.region, acceptReturn.region);
    await expect(
      press(people.province, takeReturnBack.province, { reason: 'ขอถอนการรับ' }),
    ).rejects.toMatchObject({ code: 'office.wrong_state' });
    const { id } = await row(tao);
    await press(people.officer, sendReturn, {
      typed: typed('20', { projects: [{ ...project, spent2: '10.05' }] }),
      reason: 'พบรายชื่อตกหล่น',
    });
    const decided = await within(people.centre, (tx) => decisionsOf(tx, id));
    expect(acceptedOf(decided)).toEqual({ revisionNo: 3, level: 'region' });
    const revisions = await within(people.centre, (tx) => revisionsOf(tx, id));
    const contents = await within(people.centre, (tx) =>
      Promise.all([revisions[1]!, revisions[0]!].map(({ moment }) => contentOf(tx, moment))),
    );
    expect(contents.map(hashOf)).toEqual([revisions[1]!.sha256, revisions[0]!.sha256]);
    expect(differences(contents[0]!, contents[1]!)).toEqual([
      { of: 'trained-people', kind: 'value', cell: 'a', before: '14', after: '20' },
      { of: project.title, kind: 'project', cell: 'spent2', before: '0', after: '10.05' },
    ]);
    await expect(
      press(people.officer, sendReturn, {
        typed: typed('20', { projects: [{ ...project, spent2: '10.05' }] }),
        reason: 'ส่งซ้ำ',
      }),
    ).rejects.toMatchObject({ code: 'returns.nothing_changed' });
  });

  test('after the hour is refused, open form or not, unless there is leave; and leave ends by itself', async () => {
    await office.owner(`UPDATE office.return_rounds SET closes_at = now() - interval '1 second' WHERE return_round_id = '${round}'`);
    const send = () => press(people.officer, sendReturn, { typed: typed('7'), reason: 'แก้ตัวเลข' });
    // The province had sent an earlier revision back with leave: that leave is still there, so it is ended first.
    await office.owner(`UPDATE office.return_exceptions SET granted_at = now() - interval '2 days', until_at = now() - interval '1 day'`);
    await expect(send()).rejects.toMatchObject({ code: 'returns.window_closed' });
    await expect(press(people.officer, saveReturn, { typed: typed('7') })).rejects.toMatchObject({ code: 'returns.window_closed' });
    await expect(press(people.region, grantReturnLeave, { untilOn: inDays(-1), reason: 'น้ำท่วมสำนักงาน' })).rejects.toMatchObject({ code: 'returns.leave_in_the_past' });
    await press(people.region, grantReturnLeave, { untilOn: inDays(1), reason: 'น้ำท่วมสำนักงาน' });
    await send();
    const [last] = await within(people.officer, async (tx) => revisionsOf(tx, (await row(tao)).id));
    expect(last).toMatchObject({ isByLeave: true, required: 1, given: 1 });
    const { version } = await within(people.centre, (tx) => readRound(tx, round));
    const change = (more: object) => act(office.store, people.centre.viewer, changeWindow, { id: round, version, ...windows, ...more, reason: 'ขยายเวลาทั้งประเทศ' });
    // Which quarters a year had at a moment of the past hangs on when they opened: an open one was open.
    await expect(change({ opensOn: inDays(1) })).rejects.toMatchObject({ code: 'rounds.opened_already' });
    await expect(change({ closesOn: inDays(-20), closesAt: '00:00' })).rejects.toMatchObject({ code: 'rounds.closes_before_opening' });
    await change({});
    await press(people.officer, saveReturn, { typed: typed('8') });
  }); // prettier-ignore

  test('of the next quarter begins with its projects, without what came of them', async () => {
    const { version } = await within(people.centre, (tx) => readRound(tx, next));
    await act(office.store, people.centre.viewer, fixRound, { id: next, version });
    await press(people.officer, sendReturn, { typed: typed('9', { projects: [project] }), reason: 'ใส่โครงการ' });
    const found = await within(people.officer, async (tx) => {
      const one = (await ownReturns(tx)).find(({ roundId }) => roundId === next)!;
      return begin(tx, one);
    });
    expect(found).toMatchObject({ from: 'quarter_before', typed: { values: {}, projects: [{ id: project.id, spent1: '99999.99', result: '', beneficiaries: '' }] } });
  }); // prettier-ignore

  test('once sent is nobody’s to change, and its burden is counted', async () => {
    await expect(
      office.store.within(systemViewer, (tx) =>
        tx
          .updateTable('office.return_values' as never)
          .set({ part_a: 1 } as never)
          .execute(),
      ),
    ).rejects.toThrow(/permission denied/u);
    const [counted] = await office.owner<{ saves: number; active_seconds: number }>(
      `SELECT saves, active_seconds FROM office.quarterly_returns WHERE agency_id = '${tao}' AND return_round_id = '${round}'`,
    );
    expect(counted!.saves).toBeGreaterThan(5);
    expect(counted!.active_seconds).toBeLessThan(300);
  });

  test('is found by the words of its projects, by whoever follows it, of what was last sent', async () => {
    const found = (words: string, who = people.province, kind: ToldKind | null = null) =>
      within(who, (tx) => toldIn(tx, { roundId: round, kind, words }));
    expect((await found('ห้องประชุม')).rows).toMatchObject([{ kind: 'obstacle', words: 'ห้องประชุมไม่พอ', nameTh: 'อบต. รายงานสมมุติ' }]);
    expect((await found('อบรมสมมุติ')).count).toBe(3);
    expect((await found('วิทยากร', people.region, 'support')).count).toBe(1);
    expect((await found('วิทยากร', people.region, 'obstacle')).count).toBe(0);
    expect((await found('%')).count).toBe(0);
    expect((await found('ห้องประชุม', people.otherArea)).count).toBe(0);
  }); // prettier-ignore

  test('lists its projects for whoever keys them elsewhere: money of both parts to the satang, people once, days as days', async () => {
    const rows: EmenscrRow[] = [];
    await within(people.province, async (tx) => {
      for await (const piece of emenscrRows(tx, round)) rows.push(...piece);
    });
    expect(rows).toContainEqual(
      expect.objectContaining({ title: project.title, parts: '1, 2', received: '150000.30', spent: '99999.99', beneficiaries: '50', beginsOn: '2023-10-01', endsOn: '2024-03-31', body: 'อบต. รายงานสมมุติ' }),
    );
    await within(people.otherHead, async (tx) => {
      for await (const piece of emenscrRows(tx, round)) expect(piece).toEqual([]);
    });
  }); // prettier-ignore
});
