/** A province's year at work: steps with their days, people and agencies, lessons, and the gate before the next year. */
import { beforeAll, describe, expect, test } from 'vitest';
import { fiscalYearBeOfInstant } from '#kernel/fiscal-year.ts';
import { Problem } from '#kernel/problem.ts';
import { act, type Action } from '#office/action.ts';
import { calendarOfDays } from '#office/deadlines/calendar.ts';
import { officeStore, publicViewer, type Person } from '#tests/office-store.ts';
import { castOf, farAgency, inDays, layWorld, municipality, school, type Cast } from '#tests/watch-world.ts';
import { agencyJoins, agencyLeaves, askAgency } from './actions/agencies.ts';
import { addMember, memberLeaves } from './actions/members.ts';
import { openWorkspace } from './actions/open.ts';
import { stepDone, stepReopened } from './actions/steps.ts';
import { closeWorkspace, decideNextYear, reviewMidYear } from './actions/year.ts';
import { dues } from './dues.ts';
import { missingFor } from './gate.ts';
import { guidelines } from './guideline.ts';
import {
  joiningsOf,
  leftOver,
  membersOf,
  readWorkspace,
  standingOf,
  stepsOf,
  workspacesOf,
} from './queries.ts';
import { proofNames } from './states.ts';

const office = officeStore();
const year = fiscalYearBeOfInstant(new Date());
let cast: Cast;
let id: string;

const by = <T>(who: Person, chosen: Action<T>, input: unknown) =>
  act(office.store, who.viewer, chosen, input);
const refused = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: unknown) => (error instanceof Problem ? error.code : String(error)),
  );
const enrolled = async (iso: string, areaNo: number, be = year, place = 1) => {
  const [row] = await office.owner<{ id: string }>(
    `INSERT INTO office.enrolments (fiscal_year_be, area_no, place_no, province_iso, kind, source)
     VALUES ($1, $2, $3, $4, 'expansion', 'test') RETURNING enrolment_id AS id`,
    [be, areaNo, place, iso],
  );
  return row!.id;
};
const within = <T>(who: Person, work: (tx: Parameters<typeof stepsOf>[0]) => Promise<T>) =>
  office.store.within(who.viewer, work);
const versionOf = async () => (await within(cast.officer, (tx) => readWorkspace(tx, id))).version;

beforeAll(async () => {
  await layWorld(office);
  cast = await castOf(office);
  await office.owner('INSERT INTO office.fiscal_years (fiscal_year_be) VALUES ($1), ($1 - 1)', [year]);
  const enrolmentId = await enrolled('TH-74', 7);
  const opened = await by(cast.officer, openWorkspace, { enrolmentId });
  id = opened.id;
});

test('the guideline stays with a workspace as it began: its words stand in the steps', async () => {
  const { guidelineVersion } = await within(cast.governor, (tx) => readWorkspace(tx, id));
  const steps = await within(cast.governor, (tx) => stepsOf(tx, id));
  const { steps: said } = guidelines().get(guidelineVersion)!;
  expect(steps.map(({ th }) => th).sort()).toEqual(said.map(({ th }) => th).sort());
});

test('only a desk of the Area opens it, once, for this year or the next', async () => {
  const far = await enrolled('TH-50', 5);
  expect(await refused(by(cast.officer, openWorkspace, { enrolmentId: far }))).toBe('office.not_found');
  expect(await refused(by(cast.governor, openWorkspace, { enrolmentId: far }))).toBe('office.not_permitted');
  const [mine] = await office.owner<{ id: string }>(
    `SELECT enrolment_id AS id FROM office.enrolments WHERE province_iso = 'TH-74'`,
  );
  expect(await refused(by(cast.colleague, openWorkspace, { enrolmentId: mine!.id }))).toBe(
    'workspace.open_already',
  );
  const old = await enrolled('TH-73', 7, year - 1);
  expect(await refused(by(cast.officer, openWorkspace, { enrolmentId: old }))).toBe(
    'workspace.not_of_this_year',
  );
});

test('is seen by its desk and its province, and is not there for anybody else', async () => {
  const sees: (keyof Cast)[] = ['officer', 'colleague', 'director', 'centre', 'governor', 'provinceOffice'];
  for (const name of Object.keys(cast) as (keyof Cast)[]) {
    const seen = await within(cast[name], async (tx) => [
      (await workspacesOf(tx, 'TH-74')).length,
      (await stepsOf(tx, id)).length > 0,
    ]);
    expect([name, ...seen]).toEqual([name, sees.includes(name) ? 1 : 0, sees.includes(name)]);
  }
  expect(await office.store.within(publicViewer, (tx) => workspacesOf(tx, 'TH-74'))).toEqual([]);
});

describe('a step', () => {
  test('is done on a day that has come, stands as on time or late, and can be opened again', async () => {
    const steps = await within(cast.governor, (tx) => stepsOf(tx, id));
    const [first, second, third] = steps;
    await office.owner('UPDATE office.workspace_steps SET due_on = $2 WHERE step_id = ANY ($1)', [
      [first!.id, second!.id, third!.id],
      inDays(-3),
    ]);
    expect(
      await refused(by(cast.provinceOffice, stepDone, { id: first!.id, version: 1, doneOn: inDays(1) })),
    ).toBe('workspace.day_ahead');
    expect(
      await refused(by(cast.provinceOffice, stepDone, { id: first!.id, version: 1, doneOn: '2019-01-01' })),
    ).toBe('workspace.day_too_early');
    expect(
      await refused(by(cast.otherProvince, stepDone, { id: first!.id, version: 1, doneOn: inDays(0) })),
    ).toBe('office.not_found');
    expect(
      await refused(
        by(cast.governor, stepDone, {
          id: first!.id,
          version: 1,
          doneOn: inDays(0),
          note: 'นายสมมุติ ทดลองดี ทำแล้ว',
        }),
      ),
    ).toBe('office.input');
    await by(cast.provinceOffice, stepDone, {
      id: first!.id,
      version: 1,
      doneOn: inDays(-4),
      note: 'คำสั่งจังหวัดลงนามแล้ว',
    });
    await by(cast.officer, stepDone, { id: second!.id, version: 1, doneOn: inDays(0) });
    const calendar = calendarOfDays([], new Date());
    const standings = (await within(cast.governor, (tx) => stepsOf(tx, id))).map((one) =>
      standingOf(one, calendar),
    );
    expect(standings.slice(0, 3).sort()).toEqual(['done', 'done_late', 'late']);
    await by(cast.officer, stepReopened, { id: second!.id, version: 2 });
    expect(await refused(by(cast.officer, stepReopened, { id: second!.id, version: 3 }))).toBe(
      'office.wrong_state',
    );
  });

  test('stands in my work of whoever has to do it', async () => {
    const mine = async (who: Person) => (await within(who, dues)).map(({ kind }) => kind);
    expect(await mine(cast.provinceOffice)).toContain('workspace_step');
    for (const name of ['centre', 'elsewhere', 'otherProvince', 'dpo'] as const)
      expect(await mine(cast[name])).toEqual([]);
  });

  test('of an earlier year stays in sight when the year turns, and can still be done', async () => {
    const enrolmentId = (
      await office.owner<{ id: string }>(
        `SELECT enrolment_id AS id FROM office.enrolments WHERE province_iso = 'TH-73'`,
      )
    )[0]!.id;
    const [old] = await office.owner<{ id: string }>(
      `INSERT INTO office.workspaces (enrolment_id, fiscal_year_be, province_iso, area_no, guideline_version, opened_on, opened_by)
       VALUES ($1, $2, 'TH-73', 7, '2569-1', current_date - 90, $3) RETURNING workspace_id AS id`,
      [enrolmentId, year - 1, cast.officer.personId],
    );
    const [left] = await office.owner<{ id: string }>(
      `INSERT INTO office.workspace_steps (workspace_id, fiscal_year_be, province_iso, area_no, step_no, whose, title_th, title_en, due_on)
       VALUES ($1, $2, 'TH-73', 7, 1, 'desk', 'ขั้นตอนปีก่อน', 'Step of last year', current_date - 60) RETURNING step_id AS id`,
      [old!.id, year - 1],
    );
    expect((await within(cast.officer, (tx) => leftOver(tx, 'TH-73', year))).map((one) => one.id)).toEqual([
      left!.id,
    ]);
    await by(cast.officer, stepDone, { id: left!.id, version: 1, doneOn: inDays(0) });
    expect(await within(cast.officer, (tx) => leftOver(tx, 'TH-73', year))).toEqual([]);
  });
});

describe('the gate', () => {
  test('names what is missing, and opens when the minimum is there', async () => {
    const decide = async (nextStatus: string, who = cast.director) =>
      by(who, decideNextYear, { id, version: await versionOf(), nextStatus, reason: 'ผลตามที่ถอดบทเรียนไว้' });
    expect(await refused(decide('continue'))).toBe('office.wrong_state');
    expect(await within(cast.director, (tx) => missingFor(tx, id, 'graduate'))).toEqual([...proofNames]);

    const member = { workspaceId: id, duty: 'coordinator', postTh: 'หัวหน้าสำนักงานจังหวัด', fromOn: inDays(-1) };
    const first = await by(cast.governor, addMember, member);
    expect(await refused(by(cast.officer, addMember, member))).toBe('workspace.coordinator_there');
    await by(cast.officer, memberLeaves, { id: first.id, version: 1, untilOn: inDays(0) });
    await by(cast.officer, addMember, { ...member, postTh: 'หัวหน้ากลุ่มงานยุทธศาสตร์' });
    expect(await within(cast.governor, (tx) => membersOf(tx, id))).toHaveLength(2);

    const ask = { workspaceId: id, agencyId: school, invitedOn: inDays(-1) };
    expect(await refused(by(cast.officer, askAgency, { ...ask, agencyId: farAgency }))).toBe(
      'workspace.no_such_agency',
    );
    const joined = await by(cast.officer, askAgency, ask);
    expect(await refused(by(cast.provinceOffice, askAgency, ask))).toBe('workspace.agency_there');
    expect(
      await refused(by(cast.officer, agencyJoins, { id: joined.id, version: 1, joinedOn: inDays(-5) })),
    ).toBe('workspace.day_too_early');
    await by(cast.officer, agencyJoins, { id: joined.id, version: 1, joinedOn: inDays(0) });
    const gone = await by(cast.officer, askAgency, { ...ask, agencyId: municipality });
    await by(cast.officer, agencyLeaves, { id: gone.id, version: 1, leftOn: inDays(0), reason: 'ติดภารกิจอื่น' });
    expect((await within(cast.governor, (tx) => joiningsOf(tx, id))).map(({ state }) => state)).toEqual([
      'joined',
      'left',
    ]);

    const review = { id, version: await versionOf(), reviewedOn: inDays(0), review: 'ทำได้ตามแผนครึ่งหนึ่ง' };
    await by(cast.provinceOffice, reviewMidYear, review);
    expect(await refused(by(cast.officer, reviewMidYear, { ...review, version: await versionOf() }))).toBe(
      'workspace.reviewed_already',
    );
    const told = 'หน่วยงานเริ่มถามก่อนทำมากขึ้น';
    await by(cast.officer, closeWorkspace, {
      id,
      version: await versionOf(),
      wentWell: told,
      hindered: told,
      lessons: told,
    });
    expect(await refused(by(cast.officer, addMember, { ...member, duty: 'member' }))).toBe(
      'workspace.not_running',
    );

    expect(await refused(decide('continue', cast.officer))).toBe('office.not_permitted');
    expect(await within(cast.director, (tx) => missingFor(tx, id, 'expand'))).toEqual(['half_of_steps']);
    await expect(decide('graduate')).rejects.toMatchObject({
      details: { missing: 'half_of_steps measured_result' },
    });
    await decide('continue');
    expect(await within(cast.governor, (tx) => readWorkspace(tx, id))).toMatchObject({
      state: 'decided',
      nextStatus: 'continue',
    });
    expect(await refused(decide('stop'))).toBe('office.wrong_state');
  });
});
