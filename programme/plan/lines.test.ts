/** A line of the plan: drafted by one, approved by another, counted from the work, and never twice. */
/* eslint-disable max-lines -- one desk and its lines carry every story of a line, its money and its papers */
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { act } from '#office/action.ts';
import { KeptUpload } from '#office/letters/files.ts';
import { keptFiles } from '#platform/kept-files.ts';
import { officeStore, publicViewer, type Person } from '#tests/office-store.ts';
import { be, heldMeeting, planDeeds, setPlanDesk, wantedLine, type PlanDesk } from '#tests/plan-desk.ts';
import { proposeLine, returnLine } from './actions/approve-line.ts';
import { changeDraft, reviseLine } from './actions/change-line.ts';
import { carryOver, closeLine } from './actions/close-line.ts';
import { giveEvidence, withdrawEvidence } from './actions/give-evidence.ts';
import { recordActual } from './actions/record-actual.ts';
import { dues } from './dues.ts';
import { evidenceFile, evidenceOf, provenOf } from './evidence.ts';
import { stepOf } from './kinds.ts';
import { planOfYear } from './queries.ts';
import { byArea, isReached, rollUp } from './roll-up.ts';

const office = officeStore();
let desk: PlanDesk;
let officer: Person;
let director: Person;
let elsewhere: Person;
let centre: Person;

beforeAll(async () => {
  desk = await setPlanDesk(office);
  ({ officer, director, elsewhere, centre } = desk);
});

const { draft, read, plan, propose, approve, approved, money } = planDeeds(office, () => desk);
const refuses = (deed: Promise<unknown>, code: string, what = code) =>
  expect(deed, what).rejects.toMatchObject({ code });
const held = (facts: Record<string, unknown> = {}) => heldMeeting(office, facts);

describe('approval', () => {
  test('is by another person than who proposed, also where one may do both, and by nobody of another Area', async () => {
    const { id } = await draft({ step: 'field_watch' }, director);
    await propose(id, director);
    await refuses(approve(id, director), 'plan.own_proposal');
    await refuses(approve(id, officer), 'office.not_permitted');
    await refuses(approve(id, elsewhere), 'office.not_found');
    await approve(id, centre);
    expect((await read(id)).state).toBe('approved');
  });

  test('waits in the work of whoever may give it, and a line given back in its drafter’s', async () => {
    const { id } = await draft({ step: 'mobile_clinic' });
    await propose(id);
    const of = async (person: Person) =>
      (await office.store.within(person.viewer, dues))
        .filter(({ href }) => href.endsWith(id))
        .map(({ kind }) => kind);
    expect([await of(director), await of(officer), await of(elsewhere)]).toEqual([
      ['plan_line_to_approve'],
      [],
      [],
    ]);
    const back = { id, version: (await read(id)).version, reason: 'เป้าหมายยังไม่สอดคล้องกับงบประมาณ' };
    await act(office.store, director.viewer, returnLine, back);
    expect(await of(officer)).toEqual(['plan_line_returned']);
    expect((await read(id)).returnedReason).toBe(back.reason);
  });

  test('is needed again after a change, which keeps the figures before, who and why; a page that is behind is told', async () => {
    const id = await approved({ measure: 'people', target: '90' });
    const change = {
      ...wantedLine({ target: '120', planned1: '300000' }),
      id,
      version: 3,
      reason: 'เพิ่มหนึ่งอำเภอ',
    };
    await act(office.store, officer.viewer, reviseLine, change);
    const line = await read(id);
    expect([line.state, line.target, line.inForce]).toEqual(['proposed', '120.00', true]);
    expect(line.revisions[0]).toMatchObject({
      before: { target: '90.00', planned_1: '250000.10' },
      reason: 'เพิ่มหนึ่งอำเภอ',
    });
    await refuses(act(office.store, officer.viewer, reviseLine, change), 'office.stale_edit');
    const twice = { ...change, version: line.version };
    await refuses(act(office.store, officer.viewer, reviseLine, twice), 'office.wrong_state');
    await refuses(act(office.store, officer.viewer, changeDraft, twice), 'office.wrong_state');
  });

  test('of a plan is for the desk: nobody else sees a line', async () => {
    const governor = await office.person({ role: 'governor', scope: ['province', 'TH-74'] });
    const { id } = await draft({ measure: 'agencies' });
    expect(await plan(governor)).toEqual([]);
    expect((await plan(elsewhere)).map((line) => line.areaNo)).not.toContain(7);
    await refuses(read(id, elsewhere), 'office.not_found');
    expect(await office.store.within(publicViewer, (tx) => planOfYear(tx, be))).toEqual([]);
  });
});

describe('money', () => {
  test('is exact to the satang from nothing to 538.8 billion baht, and never below nothing', async () => {
    for (const [planned1, satang] of [
      ['0', 0n],
      ['0.10', 10n],
      ['๕๓๘,๘๐๐,๐๐๐,๐๐๐.๐๑', 53_880_000_000_001n],
    ] as const) {
      const { id } = await draft({ measure: 'typed', unit: 'ฉบับ', planned1 });
      expect((await read(id)).budgets).toMatchObject([{ budgetClass: 1, plannedSatang: satang }]);
    }
    for (const planned1 of ['-1', '1.005', '1e9', 'สิบ', '10000000000000.01'])
      await refuses(draft({ measure: 'typed', unit: 'ฉบับ', planned1 }), 'office.input', planned1);
  });

  test('of a line without budget has no field and no row, in the store itself', async () => {
    const none = { measure: 'typed', unit: 'ครั้ง', funding: 'none' };
    await refuses(draft({ ...none, planned1: '0' }), 'plan.money_unclear');
    const { id } = await draft({ ...none, planned1: '' });
    expect(await read(id)).toMatchObject({ hasBudget: false, budgets: [] });
    const row = office.owner(
      'INSERT INTO office.plan_budgets (plan_line_id, budget_class, area_no, planned_thb) VALUES ($1, 1, 7, 0)',
      [id],
    );
    await expect(row).rejects.toThrow('plan_budgets_plan_line_id_has_budget_fkey');
  });

  test('of two plans is two parts of one line; a total that is not their sum is told with both', async () => {
    const both = { measure: 'typed', unit: 'เล่ม', funding: 'both', planned1: '0.10', planned2: '0.20' };
    await expect(draft({ ...both, plannedTotal: '0.31' })).rejects.toMatchObject({
      code: 'plan.parts_not_total',
      en: expect.stringContaining('0.30') as string,
    });
    await refuses(draft({ ...both, planned2: '' }), 'plan.money_unclear');
    const { id } = await draft({ ...both, plannedTotal: '0.30' });
    await propose(id);
    await approve(id);
    const sums = rollUp((await plan(officer)).filter((line) => line.id === id));
    expect([sums.lines, sums.inForce, sums.total.plannedSatang]).toEqual([1, 1, 30n]);
    expect([sums.byClass[1].plannedSatang, sums.byClass[2].plannedSatang]).toEqual([10n, 20n]);
  });

  test('is spent at most as committed, and committed at most as planned, and the figures before stay', async () => {
    const id = await approved({ measure: 'typed', unit: 'รายการ', planned1: '1000' });
    await refuses(money(id, '1', '1000.01', '0'), 'plan.money_out_of_order');
    await refuses(money(id, '1', '500', '500.01'), 'plan.money_out_of_order');
    await refuses(money(id, '2', '1', '1'), 'plan.no_such_money');
    await money(id, '1', '500.50', '499.75');
    await money(id, '1', '1000', '1000');
    const [newest] = (await read(id)).revisions;
    expect(newest).toMatchObject({ kind: 'money', before: { committed_1: '500.50', spent_1: '499.75' } });
  });
});

describe('what came of it', () => {
  test('is counted from meetings that were held, by the line of the province, else of the Area: once', async () => {
    const area = (await plan(officer)).find((line) => line.measure === 'people')!.id;
    const own = await approved({ step: 'workshop', provinceIso: 'TH-73' });
    const whole = await approved();
    await held({ province_iso: 'TH-73', attendee_count: 50, attendance_basis: 'signed' });
    await held({ attendee_count: 90, attendance_basis: 'counted' });
    await held({ attendee_count: 200, attendance_basis: 'news', attendee_count_is_estimate: true });
    await held();
    await held({
      state: 'announced',
      announced_at: new Date(),
      attendee_count: 7,
      attendance_basis: 'counted',
    });
    await held({ state: 'cancelled', cancel_reason: 'เลื่อนไปปีหน้า' });
    await held({ kind: 'progress_meeting', activity_no: null });
    await held({ area_no: 5, province_iso: 'TH-50' });
    expect((await read(own)).actual).toMatchObject({ actual: '1', meetings: 1 });
    expect((await read(whole)).actual).toMatchObject({ actual: '3', meetings: 3 });
    expect((await read(area)).actual).toMatchObject({
      actual: '340',
      meetings: 4,
      meetingsSaying: 3,
      people: { signed: 50, counted: 90, estimated: 0, news: 200 },
    });
    const lines = await plan(officer);
    const step = rollUp(lines).bySteps.find((one) => one.step === 'workshop' && one.measure === 'held');
    expect(step).toMatchObject({ lines: 2, target: 400n, actual: 400n });
    await refuses(draft(), 'plan.line_there_already');
  });

  test('is nought where nothing was held, and unknown where meetings do not say', async () => {
    const advised = await approved({ step: 'mobile_clinic', measure: 'advised' });
    expect((await read(advised)).actual.actual).toBe('0');
    await held({ kind: 'mobile_clinic', province_iso: null });
    expect((await read(advised)).actual).toMatchObject({ actual: null, meetings: 1, meetingsSaying: 0 });
  });

  test('is typed with its basis only where nothing counts it', async () => {
    const counted = (await plan(officer)).find(
      (line) => line.measure === 'held' && line.state === 'approved',
    )!;
    const typed = { actual: '5', basis: 'บันทึกข้อความสมมุติ' };
    const deed = act(office.store, officer.viewer, recordActual, {
      id: counted.id,
      version: counted.version,
      ...typed,
    });
    await refuses(deed, 'plan.is_counted');
    const id = await approved({ measure: 'typed', unit: 'คู่มือ', target: '0' });
    expect(isReached(await read(id))).toBe(false); // nothing is known yet
    await act(office.store, officer.viewer, recordActual, { id, version: 3, actual: '0', basis: 'ไม่ได้จัดทำ' });
    expect(isReached(await read(id))).toBe(true);
  });

  test('of a meeting falls to the step that its kind says, in code as in the store', async () => {
    expect([stepOf('training', 1), stepOf('workshop', 2)]).toEqual(['curriculum', 'curriculum']);
    expect([stepOf('workshop', null), stepOf('progress_meeting', 1)]).toEqual(['workshop', null]);
    const curriculum = await approved({ step: 'curriculum' });
    await held({ kind: 'training', activity_no: 1 });
    await held({ kind: 'workshop', activity_no: 2 });
    await held({ kind: 'progress_meeting', activity_no: 1 });
    expect((await read(curriculum)).actual.actual).toBe('2');
  });
});

describe('the turn of the year', () => {
  const onwards = (id: string, version: number) =>
    act(office.store, officer.viewer, carryOver, { id, version, closingWords: 'ทำต่อในปีถัดไป' });

  test('takes what is unfinished over once: what was spent and done stays behind, and nothing is doubled', async () => {
    const id = await approved({ step: 'field_watch', measure: 'agencies', funding: 'both', target: '10', planned1: '1000.50', planned2: '200' }); // prettier-ignore
    await money(id, '1', '800.25', '300.10');
    await held({ kind: 'field_watch', agency_count: 4 });
    const before = await read(id);
    const { id: next } = await onwards(id, before.version);
    const [old, line] = [await read(id), await read(next)];
    expect([old.state, old.carriedTo, line.state, line.carriedFrom, line.be]).toEqual([
      'closed',
      next,
      'drafted',
      id,
      be + 1,
    ]);
    expect([old.actual.actual, line.target]).toEqual(['4', '6.00']);
    expect(line.budgets).toMatchObject([
      { plannedSatang: 70_040n, committedSatang: 50_015n, spentSatang: 0n, carriedSatang: 70_040n },
      { plannedSatang: 20_000n, carriedSatang: 20_000n },
    ]);
    await propose(next);
    await approve(next);
    const both = rollUp([await read(id), await read(next)]).total;
    expect(both.plannedSatang - both.carriedSatang).toBe(120_050n); // new money of two years: planned once
    expect((await read(next)).actual.actual).toBe('0'); // the four of last year stay there
    await refuses(onwards(id, old.version), 'office.wrong_state');
  });

  test('needs an open year to go to, and something to take', async () => {
    const done = await approved({ measure: 'typed', unit: 'ชุด', target: '0', planned1: '0' });
    await refuses(onwards(done, 3), 'plan.nothing_to_carry');
    await act(office.store, officer.viewer, closeLine, { id: done, version: 3, closingWords: 'ครบถ้วน' });
    const { id } = await draft({ be: be + 1, measure: 'typed', unit: 'ชุด' });
    await propose(id);
    await approve(id);
    await refuses(onwards(id, 3), 'plan.year_not_open');
    await refuses(draft({ be: be + 2 }), 'plan.year_not_open');
  });
});

test('the nation’s plan is the sum of the Areas’, line by line and to the satang', async () => {
  const { id } = await draft({ planned1: '0.01', provinceIso: 'TH-50' }, elsewhere);
  await act(office.store, elsewhere.viewer, proposeLine, { id, version: 1 });
  await approve(id, centre);
  await refuses(draft({ areaNo: 5 }), 'plan.area_unclear');
  await refuses(draft({ provinceIso: 'TH-50' }), 'plan.province_not_of_area');
  await refuses(draft({}, centre), 'plan.area_unclear');
  const all = await plan(centre);
  const areas = byArea(all);
  expect(areas.map(({ areaNo }) => areaNo)).toEqual([5, 7]);
  const add = (of: (one: (typeof areas)[number]) => bigint) => areas.reduce((sum, one) => sum + of(one), 0n);
  const nation = rollUp(all);
  expect(add(({ sums }) => sums.total.plannedSatang)).toBe(nation.total.plannedSatang);
  expect(nation.total.plannedSatang).toBe(nation.byClass[1].plannedSatang + nation.byClass[2].plannedSatang);
  expect(add(({ sums }) => BigInt(sums.inForce))).toBe(BigInt(nation.inForce));
});

describe('evidence of spending', () => {
  const paper = {
    budgetClass: '1',
    kind: 'per_diem',
    amount: '๑๒,๔๘๐.๕๐',
    persons: '4',
    days: '1.5',
    documentNo: 'บก.111/2568',
    documentOn: '2025-01-20',
  };
  const give = (id: string, more: object = {}, by: Person = officer) =>
    act(office.store, by.viewer, giveEvidence, { id, ...paper, ...more });
  const seen = async (id: string, by: Person = officer) => {
    const { budgets } = await read(id);
    return office.store.within(by.viewer, async (tx) => ({
      proven: await provenOf(tx, id, budgets),
      papers: (await evidenceOf(tx, id)).rows,
    }));
  };

  test('stands beside what was spent to the satang, and what has none says so', async () => {
    const id = await approved({
      step: 'field_watch',
      provinceIso: 'TH-74',
      funding: 'both',
      planned2: '100',
    });
    await money(id, '1', '100000', '20000');
    expect((await seen(id)).proven).toMatchObject([
      { budgetClass: 1, papers: 0, evidenceSatang: 0n, withoutSatang: 2_000_000n },
      { budgetClass: 2, papers: 0, withoutSatang: 0n },
    ]);
    await give(id);
    await give(id, { kind: 'travel', amount: '0.1', persons: '', days: '' });
    await give(id, { kind: 'travel', amount: '0.2', persons: '', days: '' });
    const { proven, papers } = await seen(id);
    expect(proven[0]).toMatchObject({ evidenceSatang: 1_248_080n, papers: 3, withoutSatang: 751_920n, beyondSatang: 0n }); // prettier-ignore
    expect(papers.find(({ kind }) => kind === 'per_diem')).toMatchObject({ persons: 4, days: '1.5', hasFile: false }); // prettier-ignore
    await give(id, { kind: 'venue', amount: '10000', persons: '', days: '' });
    expect((await seen(id)).proven[0]).toMatchObject({ withoutSatang: 0n, beyondSatang: 248_080n });
    // Withdrawn, it counts no more and is still read; the same paper may then be entered rightly.
    const venue = (await seen(id)).papers.find(({ kind }) => kind === 'venue')!;
    const back = { id: venue.id, version: venue.version, reason: 'บันทึกผิดรายการ' };
    await refuses(act(office.store, elsewhere.viewer, withdrawEvidence, back), 'office.not_found');
    await act(office.store, officer.viewer, withdrawEvidence, back);
    expect((await seen(id)).proven[0]).toMatchObject({ evidenceSatang: 1_248_080n, papers: 3 });
    expect((await seen(id)).papers.find(({ id: one }) => one === venue.id)).toMatchObject({ withdrawnReason: 'บันทึกผิดรายการ' }); // prettier-ignore
    await give(id, { kind: 'venue', amount: '10000', persons: '', days: '' });
    const events = await office.owner<{ data: object }>("SELECT data FROM office.events WHERE name = 'plan_line.evidence_given' AND subject_id = $1", [id]); // prettier-ignore
    expect(JSON.stringify(events)).not.toContain('บก.111');
  });

  test('is refused without people and days, twice, of money that the line has not, of another Area and once closed', async () => {
    const id = await approved({ step: 'mobile_clinic', provinceIso: 'TH-74' });
    await refuses(give(id, { days: '' }), 'plan.per_diem_unclear');
    await refuses(give(id, { days: '1.3' }), 'office.input');
    await refuses(give(id, { amount: '0' }), 'plan.no_money_paid');
    await refuses(give(id, { amount: '1.005' }), 'office.input');
    await refuses(give(id, { kind: 'other' }), 'plan.evidence_unclear');
    await refuses(give(id, { budgetClass: '2' }), 'plan.no_such_money');
    await refuses(give(id, {}, elsewhere), 'office.not_found');
    await refuses(give(id, { file: { sha256: 'a'.repeat(64) } }), 'office.input');
    const files = keptFiles(await mkdtemp(join(tmpdir(), 'evidence-')));
    const bytes = Buffer.from('%PDF-1.4\n1 0 obj <<>> endobj\ntrailer <<>>\n%%EOF\n');
    await give(id, { file: await KeptUpload.take(files, { name: 'ใบสำคัญ.pdf', bytes }) });
    await refuses(give(id), 'plan.evidence_twice');
    const [{ id: paperId, version } = { id: '', version: 0 }] = (await seen(id)).papers;
    const opened = (by: Person) => office.store.within(by.viewer, (tx) => evidenceFile(tx, id, paperId));
    expect(await opened(officer)).toMatchObject({ mediaType: 'application/pdf' });
    await refuses(opened(elsewhere), 'office.not_found');
    await act(office.store, officer.viewer, closeLine, { id, version: (await read(id)).version, closingWords: 'จบงานของปี' }); // prettier-ignore
    await refuses(give(id, { documentNo: 'บก.2' }), 'office.wrong_state');
    const late = { id: paperId, version, reason: 'หลังปิดรายการ' };
    await refuses(act(office.store, officer.viewer, withdrawEvidence, late), 'plan.line_closed');
  });
});
