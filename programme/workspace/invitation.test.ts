/** A province is asked, and answers: who sees it, what a yes makes, what nobody else ever learns of a no. */
import { sql } from 'kysely';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { fiscalYearBeOfInstant } from '#kernel/fiscal-year.ts';
import { Problem } from '#kernel/problem.ts';
import { act, type Action } from '#office/action.ts';
import { officeStore, publicViewer, type Person } from '#tests/office-store.ts';
import { castOf, inDays, layWorld, type Cast } from '#tests/watch-world.ts';
import { enrolmentsOfYear, fiscalYears } from '../queries.ts';
import { answerInvitation, recordAnswer } from './actions/answer.ts';
import { inviteProvince } from './actions/invite.ts';
import { withdrawInvitation } from './actions/withdraw.ts';
import { dues } from './dues.ts';
import { invitationsOf, stepsOf, workspacesOf } from './queries.ts';

const office = officeStore();
const year = fiscalYearBeOfInstant(new Date());
let cast: Cast;
let secondGovernor: Person;

const by = <T>(who: Person, chosen: Action<T>, input: unknown) =>
  act(office.store, who.viewer, chosen, input);
const refused = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: unknown) => (error instanceof Problem ? error.code : String(error)),
  );
const asked = (changes: object = {}) => ({
  provinceIso: 'TH-74',
  fiscalYearBe: year,
  kind: 'pilot',
  wordingTh: 'จังหวัดนำร่อง',
  answerByOn: inDays(20),
  ...changes,
});
/** As if reviewed, signed and numbered: office/letters tells that way itself. */
const send = (letterId: string) =>
  office.owner(
    `UPDATE office.letters SET state = 'received', head = '{}', register_no = 7000 + (random() * 900)::int,
    register_year_be = 2570, numbered_on = current_date, dispatched_on = current_date, dispatch_means = 'post',
    reviewed_by = $2, signed_by = $2, signer_name = 'ผู้ลงนามสมมุติ', signer_title = 'ผู้อำนวยการ', signed_on = current_date,
    received_on = current_date WHERE letter_id = $1`,
    [letterId, cast.director.personId],
  );

beforeAll(async () => {
  await layWorld(office);
  cast = await castOf(office);
  secondGovernor = await office.person({ role: 'governor', scope: ['province', 'TH-73'] });
});

beforeEach(async () => {
  await office.owner(`TRUNCATE office.workspaces, office.province_invitations CASCADE`);
  await office.owner('DELETE FROM office.enrolments');
  await office.owner(
    `INSERT INTO office.fiscal_years (fiscal_year_be, pilot_quota_per_area) VALUES ($1, 1), ($1 + 1, NULL)
    ON CONFLICT DO NOTHING`,
    [year],
  );
});

test('an invitation comes with its letter as a draft, which names readiness and no need', async () => {
  const { letterId } = await by(cast.officer, inviteProvince, asked());
  const [letter] = await office.owner<{ body: string; recipient_name: string; state: string }>(
    'SELECT * FROM office.letters WHERE letter_id = $1',
    [letterId],
  );
  expect(letter).toMatchObject({ state: 'drafted', recipient_name: 'ผู้ว่าราชการจังหวัดสมุทรสาคร' });
  expect(letter!.body).toContain('มีความพร้อม');
  expect(letter!.body).not.toMatch(/เสี่ยง|ทุจริตสูง|ร้องเรียน/u);
});

test('the province sees it once the letter was sent, and nobody of another place ever', async () => {
  const { letterId } = await by(cast.officer, inviteProvince, asked());
  const seen = async (who: Person) =>
    (await office.store.within(who.viewer, (tx) => invitationsOf(tx, 'TH-74'))).length;
  expect([await seen(cast.officer), await seen(cast.governor), await seen(cast.provinceOffice)]).toEqual([
    1, 0, 0,
  ]);
  await send(letterId);
  const sees: (keyof Cast)[] = ['officer', 'colleague', 'director', 'centre', 'governor', 'provinceOffice'];
  for (const name of Object.keys(cast) as (keyof Cast)[])
    expect([name, await seen(cast[name])]).toEqual([name, sees.includes(name) ? 1 : 0]);
});

test('a yes of the governor makes the public place in the year and its steps; a second yes is too late', async () => {
  const { id, letterId } = await by(cast.officer, inviteProvince, asked());
  expect(await refused(by(cast.governor, answerInvitation, { id, version: 1, answer: 'accepted' }))).toBe(
    'office.not_found',
  );
  await send(letterId);
  const yes = { id, version: 1, answer: 'accepted' };
  expect(await refused(by(cast.provinceOffice, answerInvitation, yes))).toBe('office.not_permitted');
  expect(await refused(by(cast.otherProvince, answerInvitation, yes))).toBe('office.not_permitted');
  expect(await refused(by(secondGovernor, answerInvitation, yes))).toBe('office.not_found');
  await by(cast.governor, answerInvitation, yes);
  expect(await refused(by(cast.governor, answerInvitation, yes))).toBe('office.stale_edit');
  const [enrolment] = await office.store.within(publicViewer, (tx) => enrolmentsOfYear(tx, year));
  expect(enrolment).toMatchObject({
    provinceIso: 'TH-74',
    areaNo: 7,
    placeNo: 1,
    kind: 'pilot',
    wordingTh: 'จังหวัดนำร่อง',
  });
  const [workspace] = await office.store.within(cast.governor.viewer, (tx) => workspacesOf(tx, 'TH-74'));
  const steps = await office.store.within(cast.governor.viewer, (tx) => stepsOf(tx, workspace!.id));
  expect(steps.length).toBeGreaterThan(10);
  expect(steps.every(({ dueOn }) => dueOn > inDays(0))).toBe(true);
  expect(await refused(by(cast.officer, inviteProvince, asked()))).toBe('workspace.enrolled_already');
});

describe('a no', () => {
  const no = { answer: 'refused', reason: 'จังหวัดติดภารกิจอื่นในปีนี้' };

  test('is known to the desk and the province, and stands nowhere else', async () => {
    const { id, letterId } = await by(cast.officer, inviteProvince, asked());
    await send(letterId);
    await by(cast.governor, answerInvitation, { id, version: 1, ...no });
    const answers = async (who: Person | null) =>
      office.store.within(who?.viewer ?? publicViewer, async (tx) =>
        (await invitationsOf(tx, 'TH-74')).map(({ answer }) => answer),
      );
    for (const name of ['officer', 'director', 'centre', 'governor', 'provinceOffice'] as const)
      expect([name, await answers(cast[name])]).toEqual([name, ['refused']]);
    for (const name of [
      'elsewhere',
      'administrator',
      'dpo',
      'otherProvince',
      'naccCentre',
      'head',
      'civil',
    ] as const)
      expect([name, await answers(cast[name])]).toEqual([name, []]);
    expect(await answers(null)).toEqual([]);
    const [asYear] = await office.store.within(publicViewer, fiscalYears);
    expect(asYear).toMatchObject({ enrolled: 0 });
    expect(await office.store.within(publicViewer, (tx) => enrolmentsOfYear(tx, year))).toEqual([]);
  });

  test('and a yes leave the same event, so that the timeline tells nobody which it was', async () => {
    const events: unknown[] = [];
    for (const answer of ['refused', 'accepted']) {
      const { id } = await by(cast.officer, inviteProvince, asked());
      await by(cast.officer, recordAnswer, {
        id,
        version: 1,
        answer,
        letterNo: 'สค 0017/123',
        answeredOn: inDays(0),
      });
      const [event] = await office.owner<{ name: string; data: object }>(
        'SELECT name, data FROM office.events WHERE subject_id = $1 ORDER BY event_no DESC LIMIT 1',
        [id],
      );
      events.push({ name: event!.name, data: event!.data });
    }
    expect(events[0]).toEqual(events[1]);
    expect(JSON.stringify(events)).not.toMatch(/refus|accept|0017/u);
  });

  test('leaves the place to another province', async () => {
    const { id } = await by(cast.officer, inviteProvince, asked());
    await by(cast.officer, recordAnswer, { id, version: 1, ...no, letterNo: 'สค 1', answeredOn: inDays(0) });
    const second = await by(cast.officer, inviteProvince, asked({ provinceIso: 'TH-73' }));
    expect(
      await refused(
        by(cast.officer, recordAnswer, {
          id: second.id,
          version: 1,
          answer: 'accepted',
          letterNo: 'นฐ 1',
          answeredOn: inDays(0),
        }),
      ),
    ).toBe('done');
  });
});

describe('the quota', () => {
  test('is held when two officers record two yeses at once', async () => {
    const first = await by(cast.officer, inviteProvince, asked());
    const second = await by(cast.colleague, inviteProvince, asked({ provinceIso: 'TH-73' }));
    const yes = { version: 1, answer: 'accepted', letterNo: 'ที่ 1', answeredOn: inDays(0) };
    const results = await Promise.all([
      refused(by(cast.officer, recordAnswer, { ...yes, id: first.id })),
      refused(by(cast.colleague, recordAnswer, { ...yes, id: second.id })),
    ]);
    expect(results.sort()).toEqual(['done', 'workspace.quota_full']);
    const enrolled = await office.store.within(publicViewer, (tx) => enrolmentsOfYear(tx, year));
    expect(enrolled).toHaveLength(1);
    const open = await office.owner(`SELECT FROM office.province_invitations WHERE state = 'invited'`);
    expect(open).toHaveLength(1);
  });

  test('refuses a further invitation when it is full, and one for a role without a quota', async () => {
    await office.owner(
      `INSERT INTO office.enrolments (fiscal_year_be, area_no, place_no, province_iso, kind, source)
      VALUES ($1, 7, 1, 'TH-70', 'pilot', 'test')`,
      [year],
    );
    expect(await refused(by(cast.officer, inviteProvince, asked()))).toBe('workspace.quota_full');
    expect(await refused(by(cast.officer, inviteProvince, asked({ kind: 'expansion' })))).toBe(
      'workspace.no_quota',
    );
    expect(await refused(by(cast.officer, inviteProvince, asked({ fiscalYearBe: year + 1 })))).toBe(
      'workspace.no_quota',
    );
    expect(await refused(by(cast.officer, inviteProvince, asked({ fiscalYearBe: year + 5 })))).toBe(
      'workspace.year_unknown',
    );
    expect(await refused(by(cast.officer, inviteProvince, asked({ fiscalYearBe: year - 1 })))).toBe(
      'workspace.year_passed',
    );
  });
});

test('a province of another Area, unknown, or of no Area is not invited; nobody is invited twice', async () => {
  for (const [provinceIso, code] of [
    ['TH-50', 'office.not_found'],
    ['TH-99', 'office.not_found'],
  ] as const)
    expect(await refused(by(cast.officer, inviteProvince, asked({ provinceIso })))).toBe(code);
  const { id } = await by(cast.officer, inviteProvince, asked());
  expect(await refused(by(cast.colleague, inviteProvince, asked()))).toBe('workspace.invited_already');
  await by(cast.officer, withdrawInvitation, { id, version: 1, reason: 'ส่งผิดปี' });
  expect(await refused(by(cast.colleague, inviteProvince, asked()))).toBe('done');
});

test('nobody enrols a province past its own yes', async () => {
  await by(cast.officer, inviteProvince, asked());
  for (const who of [cast.officer, cast.governor])
    await expect(
      office.store.within(who.viewer, (tx) =>
        sql`INSERT INTO office.enrolments (fiscal_year_be, area_no, place_no, province_iso, kind, source)
          VALUES (${year}, 7, 1, 'TH-74', 'pilot', 'x')`.execute(tx),
      ),
    ).rejects.toThrow(/row-level security/u);
});

test('my work asks the governor to answer, and the desk once its letter is past', async () => {
  const { id, letterId } = await by(cast.officer, inviteProvince, asked());
  await send(letterId);
  const kinds = async (who: Person) => (await office.store.within(who.viewer, dues)).map(({ kind }) => kind);
  expect(await kinds(cast.governor)).toEqual(['province_invitation_answer']);
  expect(await kinds(cast.officer)).toEqual([]);
  for (const name of ['provinceOffice', 'centre', 'elsewhere', 'dpo', 'head'] as const)
    expect(await kinds(cast[name])).toEqual([]);
  await office.owner(
    `UPDATE office.letters SET state = 'answered', answered_on = current_date WHERE letter_id = $1`,
    [letterId],
  );
  expect(await kinds(cast.officer)).toEqual(['province_invitation_record']);
  await office.owner(`UPDATE office.letters SET state = 'received' WHERE letter_id = $1`, [letterId]);
  await by(cast.governor, answerInvitation, { id, version: 1, answer: 'refused' });
  expect(await kinds(cast.governor)).toEqual([]);
  const [letter] = await office.owner<{ state: string; answer: string }>(
    'SELECT l.state, a.answer FROM office.letters l JOIN office.letter_answers a USING (letter_id) WHERE l.letter_id = $1',
    [letterId],
  );
  expect(letter!.state).toBe('answered');
  expect(letter!.answer).not.toMatch(/ไม่|ตอบรับ/u);
});
