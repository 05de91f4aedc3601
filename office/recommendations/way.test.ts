/** A recommendation's way from issue to end: every answer, the second try, more time, and reopening. */
import { beforeAll, describe, expect, test } from 'vitest';
import { officeStore } from '#tests/office-store.ts';
import { castOf, farAgency, inDays, layWorld, school, versionOf, type Cast } from '#tests/watch-world.ts';
import { act, type Action } from '#office/action.ts';
import { answerRecommendation, noteAnswer } from './actions/answer.ts';
import { askMoreTime } from './actions/ask-more-time.ts';
import { claimDone, noteDone } from './actions/claim.ts';
import { approveMoreTime, refuseMoreTime } from './actions/decide-more-time.ts';
import { endUnverified, endVerified } from './actions/end.ts';
import { issue } from './actions/issue.ts';
import { refuseVerification } from './actions/refuse.ts';
import { reopenRecommendation } from './actions/reopen.ts';
import { verifyRecommendation } from './actions/verify.ts';
import { dues } from './dues.ts';
import { listRecommendations, readRecommendation } from './queries.ts';
import { recommendationStateNames, type RecommendationState } from './states.ts';

const office = officeStore();
let cast: Cast;
beforeAll(async () => {
  await layWorld(office);
  cast = await castOf(office);
});

const advice = { agencyId: school, advice: 'ลงชื่อเด็กที่มากินจริงทุกวัน', grounds: 'ยอดไม่ตรงกัน' };
const issued = (typed: object = {}) =>
  act(office.store, cast.officer.viewer, issue, { ...advice, dueOn: inDays(20), ...typed });

async function on<Result>(who: keyof Cast, chosen: Action<Result>, id: string, typed: object = {}) {
  const version = await versionOf(office, 'recommendations', id);
  return act(office.store, cast[who].viewer, chosen, { id, version, ...typed });
}

const seenBy = (who: keyof Cast, id: string) =>
  office.store.within(cast[who].viewer, (tx) => readRecommendation(tx, id));
const said = { words: 'ติดตั้งสมุดลงชื่อแล้ว', link: 'https://example.go.th/สมุดลงชื่อ' };
const letter = { documentKind: 'agency_letter', documentOn: inDays(0), documentOrigin: 'ที่ ทส 1/2570' };
const bySight = { how: 'person', words: 'ไปดูสมุดลงชื่อด้วยตนเอง' };

async function inState(state: RecommendationState): Promise<string> {
  const { id } = await issued();
  await office.owner(
    `UPDATE office.recommendations SET state = $2, claimed_by = $3, verified_how = 'document', outcome = 'done', ended_at = now()
     WHERE recommendation_id = $1`,
    [id, state, cast.clerk.personId],
  );
  return id;
}

test('it is issued, accepted, said to be done, found wanting, done again, verified by another, and ended', async () => {
  const { id, number } = await issued();
  expect(number).toMatch(/^ขน\.7\/25\d\d\/0001$/u);
  await on('head', answerRecommendation.accepted, id);
  await on('clerk', claimDone, id, said);
  await on('colleague', refuseVerification, id, { words: 'สมุดยังว่างอยู่' });
  await on('clerk', claimDone, id, said);
  await on('colleague', verifyRecommendation, id, bySight);
  await on('officer', endVerified, id, { outcome: 'done' });
  const read = await seenBy('officer', id);
  expect(read).toMatchObject({ state: 'ended', outcome: 'done', verifiedHow: 'person' });
  expect(read.entries.map((entry) => entry.kind)).toEqual([
    'issued',
    'accepted',
    'claimed',
    'not_verified',
    'claimed',
    'verified',
    'ended',
  ]);
});

describe('each action starts from its own states and no other', () => {
  const actions: [Action<unknown>, keyof Cast, object, readonly RecommendationState[]][] = [
    [answerRecommendation.accepted, 'head', {}, ['issued', 'reopened', 'declined', 'partly_accepted']],
    [
      answerRecommendation.partly_accepted,
      'head',
      { words: 'ทำได้บางส่วน' },
      ['issued', 'reopened', 'declined'],
    ],
    [answerRecommendation.declined, 'head', { words: 'ไม่มีงบประมาณ' }, ['issued', 'reopened']],
    [noteAnswer.declined, 'officer', { words: 'ไม่มีงบประมาณ', ...letter }, ['issued', 'reopened']],
    [claimDone, 'head', said, ['accepted', 'partly_accepted', 'not_verified']],
    [noteDone, 'officer', { ...said, ...letter }, ['accepted', 'partly_accepted', 'not_verified']],
    [verifyRecommendation, 'colleague', bySight, ['done_claimed']],
    [refuseVerification, 'colleague', { words: 'ยังไม่พบหลักฐาน' }, ['done_claimed']],
    [endVerified, 'officer', { outcome: 'partly_done' }, ['verified']],
    [
      endUnverified,
      'director',
      { outcome: 'overtaken', words: 'ยกเลิกโครงการแล้ว' },
      ['issued', 'reopened', 'accepted', 'partly_accepted', 'declined', 'not_verified'],
    ],
    [reopenRecommendation, 'officer', { words: 'พบว่ายังไม่ทำ', workingDays: 10 }, ['verified', 'ended']],
    [
      askMoreTime,
      'head',
      { wantedOn: inDays(60), reason: 'รอการจัดซื้อ' },
      ['issued', 'reopened', 'accepted', 'partly_accepted', 'not_verified'],
    ],
  ];
  for (const [chosen, who, typed, from] of actions) {
    test(chosen.name, async () => {
      for (const state of recommendationStateNames) {
        const tried = on(who, chosen, await inState(state), typed);
        if (from.includes(state)) await tried;
        else if (who === 'head' && ['done_claimed', 'verified', 'ended'].includes(state)) {
          // The database does not let an agency touch it there: it is as if it were not.
          await expect(tried, state).rejects.toMatchObject({ code: 'office.not_found' });
        } else await expect(tried, state).rejects.toMatchObject({ code: 'office.wrong_state' });
      }
    });
  }
});

describe('an answer', () => {
  test('that declines or accepts in part says why; one that accepts may', async () => {
    const { id } = await issued();
    await expect(on('head', answerRecommendation.declined, id)).rejects.toMatchObject({
      code: 'office.input',
    });
    await expect(on('head', answerRecommendation.partly_accepted, id, { words: 'ไม่' })).rejects.toMatchObject(
      {
        code: 'office.input',
      },
    );
    await on('head', answerRecommendation.declined, id, { words: 'ไม่มีอำนาจดำเนินการ' });
    await on('head', answerRecommendation.accepted, id, { words: 'พิจารณาแล้วรับดำเนินการ' });
  });

  test('is the agency’s: another agency finds nothing, and a desk may only note it from a letter', async () => {
    const { id } = await issued();
    await expect(on('otherAgency', answerRecommendation.accepted, id)).rejects.toMatchObject({
      code: 'office.not_found',
    });
    await expect(on('officer', answerRecommendation.accepted, id)).rejects.toMatchObject({
      code: 'office.not_permitted',
    });
    await expect(on('officer', noteAnswer.accepted, id)).rejects.toMatchObject({ code: 'office.input' });
    const late = { ...letter, documentOn: inDays(1) };
    await expect(on('officer', noteAnswer.accepted, id, late)).rejects.toMatchObject({
      code: 'recommendations.day_ahead',
    });
    await on('officer', noteAnswer.accepted, id, letter);
    const { entries } = await seenBy('head', id);
    expect(entries.at(-1)).toMatchObject({
      byLetter: true,
      documentOrigin: letter.documentOrigin,
      by: null,
    });
  });

  test('of an agency that was merged comes from its successor', async () => {
    const { id } = await issued({ agencyId: school });
    await office.owner(
      `INSERT INTO office.agency_changes (agency_id, kind, other_agency_id, before, after, effective_on, source)
       VALUES ($1, 'merged_into', 'agency:office:demo-municipality', '{}', '{}', current_date - 1, 'test')`,
      [school],
    );
    await on('otherAgency', answerRecommendation.accepted, id);
    await office.owner("DELETE FROM office.agency_changes WHERE source = 'test'");
    await expect(on('otherAgency', claimDone, id, said)).rejects.toMatchObject({ code: 'office.not_found' });
  });

  test('from a stale page is refused', async () => {
    const { id } = await issued();
    await on('head', answerRecommendation.declined, id, { words: 'ไม่มีงบประมาณ' });
    const stale = { id, version: 1 };
    await expect(
      act(office.store, cast.clerk.viewer, answerRecommendation.accepted, stale),
    ).rejects.toMatchObject({
      code: 'office.stale_edit',
      details: { version: 2 },
    });
  });
});

describe('“done”', () => {
  test('is said with words or a link to what shows it', async () => {
    const { id } = await issued();
    await on('head', answerRecommendation.accepted, id);
    await expect(on('head', claimDone, id)).rejects.toMatchObject({ code: 'recommendations.no_evidence' });
    await expect(on('head', claimDone, id, { link: 'javascript:alert(1)' })).rejects.toMatchObject({
      code: 'office.input',
    });
    await on('head', claimDone, id, { link: said.link });
  });
});

describe('when it is due', () => {
  test('is a day, or working days counted by the office’s holidays, never both and never past', async () => {
    for (const [typed, code] of [
      [{ dueOn: '' }, 'recommendations.due_unclear'],
      [{ workingDays: 5 }, 'recommendations.due_unclear'],
      [{ dueOn: inDays(0) }, 'recommendations.day_passed'],
      [{ dueOn: '', workingDays: '0' }, 'office.input'],
    ] as const) {
      await expect(issued(typed)).rejects.toMatchObject({ code });
    }
    const plain = await issued({ dueOn: '', workingDays: '๕' });
    const days = Array.from({ length: 10 }, (_, k) => inDays(k + 1));
    await office.owner(
      "INSERT INTO office.holidays (holiday_on, name_th, name_en) SELECT d::date, 'วันหยุดสมมุติ', 'Invented' FROM unnest($1::text[]) d",
      [days],
    );
    const later = await issued({ dueOn: '', workingDays: '5' });
    await office.owner('DELETE FROM office.holidays');
    const due = async (id: string) => (await seenBy('officer', id)).dueOn;
    expect((await due(plain.id)) <= inDays(8)).toBe(true);
    expect((await due(later.id)) > inDays(14)).toBe(true);
  });

  test('is put off by whoever signs for the office, after the agency asked once', async () => {
    const { id } = await issued();
    const wish = { wantedOn: inDays(60), reason: 'รอการจัดซื้อ' };
    await expect(on('head', askMoreTime, id, { ...wish, wantedOn: inDays(10) })).rejects.toMatchObject({
      code: 'recommendations.not_later',
    });
    await on('head', askMoreTime, id, wish);
    await expect(on('clerk', askMoreTime, id, wish)).rejects.toMatchObject({
      code: 'recommendations.asked_already',
    });
    const waiting = (await seenBy('officer', id)).wish!;
    expect(waiting).toMatchObject({ wantedOn: inDays(60), version: 1 });
    const decide = { id: waiting.id, version: 1 };
    for (const who of ['officer', 'head'] as const) {
      await expect(act(office.store, cast[who].viewer, approveMoreTime, decide)).rejects.toMatchObject({
        code: 'office.not_permitted',
      });
    }
    await act(office.store, cast.director.viewer, approveMoreTime, decide);
    expect(await seenBy('head', id)).toMatchObject({ dueOn: inDays(60), wish: null });
    await expect(act(office.store, cast.director.viewer, refuseMoreTime, { ...decide, version: 2, words: 'ไม่อนุมัติแล้ว' })).rejects.toMatchObject({ code: 'office.wrong_state' }); // prettier-ignore
  });

  test('stays when more time is refused, with the reason', async () => {
    const { id } = await issued();
    await on('head', askMoreTime, id, { wantedOn: inDays(60), reason: 'รอการจัดซื้อ' });
    const waiting = (await seenBy('director', id)).wish!;
    const refusal = { id: waiting.id, version: 1, words: 'ทำได้โดยไม่ต้องจัดซื้อ' };
    await act(office.store, cast.director.viewer, refuseMoreTime, refusal);
    const read = await seenBy('head', id);
    expect(read).toMatchObject({ dueOn: inDays(20), wish: null });
    expect(read.entries.at(-1)).toMatchObject({ kind: 'extension_refused', words: refusal.words });
  });

  test('a person with two hats does not decide about the own wish', async () => {
    const { id } = await issued();
    const both = await office.person({ role: 'agency_head', scope: ['agency', school] });
    const asDirector = await office.person({
      role: 'area_director',
      scope: ['area', '7'],
      personId: both.personId,
    });
    const ask = { id, version: 1, wantedOn: inDays(60), reason: 'รอการจัดซื้อ' };
    await act(office.store, both.viewer, askMoreTime, ask);
    const waiting = (await seenBy('director', id)).wish!;
    await expect(
      act(office.store, asDirector.viewer, approveMoreTime, { id: waiting.id, version: 1 }),
    ).rejects.toMatchObject({ code: 'recommendations.own_wish' });
  });
});

test('one that is reopened is the agency’s again, with a new day and a count', async () => {
  const { id } = await issued();
  await on('head', answerRecommendation.accepted, id);
  await on('head', claimDone, id, said);
  await on('colleague', verifyRecommendation, id, bySight);
  await on('officer', endVerified, id, { outcome: 'done' });
  await on('officer', reopenRecommendation, id, { words: 'กลับไปทำแบบเดิม', dueOn: inDays(40) });
  expect(await seenBy('head', id)).toMatchObject({
    state: 'reopened',
    outcome: null,
    reopenedCount: 1,
    dueOn: inDays(40),
  });
  await on('head', answerRecommendation.accepted, id);
  await on('head', claimDone, id, said);
  expect(await seenBy('officer', id)).toMatchObject({ state: 'done_claimed', verifiedHow: null });
});

test('a wish that waits when the recommendation ends is closed with it', async () => {
  const { id } = await issued();
  await on('head', answerRecommendation.accepted, id);
  await on('head', askMoreTime, id, { wantedOn: inDays(60), reason: 'รอการจัดซื้อ' });
  await on('head', claimDone, id, said);
  await on('colleague', verifyRecommendation, id, bySight);
  await on('officer', endVerified, id, { outcome: 'done' });
  expect((await seenBy('officer', id)).wish).toBeNull();
});

test('it is not issued to an agency out of sight or gone', async () => {
  await expect(issued({ agencyId: farAgency })).rejects.toMatchObject({
    code: 'recommendations.no_such_agency',
  });
  await office.owner('UPDATE office.agencies SET ended_on = current_date WHERE agency_id = $1', [school]);
  await expect(issued()).rejects.toMatchObject({ code: 'recommendations.agency_ended' });
  await office.owner('UPDATE office.agencies SET ended_on = NULL WHERE agency_id = $1', [school]);
});

test('each side’s work holds what that side has to do', async () => {
  const { id } = await issued();
  const work = async (who: keyof Cast) =>
    (await office.store.within(cast[who].viewer, dues))
      .filter((due) => due.href.endsWith(id))
      .map((due) => due.title_en.split(' ขน.')[0]);
  expect([await work('head'), await work('officer')]).toEqual([['Answer a recommendation'], []]);
  await on('head', answerRecommendation.accepted, id);
  expect([await work('head'), await work('officer')]).toEqual([['Carry out a recommendation'], []]);
  await on('head', claimDone, id, said);
  expect([await work('head'), await work('officer')]).toEqual([[], ['Verify a recommendation']]);
  expect(await work('governor')).toEqual([]);
  await office.owner(
    "UPDATE office.recommendations SET state = 'accepted', due_on = current_date - 3 WHERE recommendation_id = $1",
    [id],
  );
  expect(await work('officer')).toEqual(['Follow up an overdue recommendation']);
});

test('the list is filtered by state, agency and day', async () => {
  const { id } = await issued();
  await office.owner(
    'UPDATE office.recommendations SET due_on = current_date - 90 WHERE recommendation_id = $1',
    [id],
  );
  const list = (filters: Parameters<typeof listRecommendations>[1]) =>
    office.store.within(cast.officer.viewer, (tx) => listRecommendations(tx, filters));
  expect((await list({ due: 'overdue' })).rows.map((row) => row.id)).toContain(id);
  expect((await list({})).rows[0]?.id).toBe(id);
  expect((await list({ agencyId: 'agency:office:demo-municipality' })).total).toBe(0);
  expect((await list({ state: 'ended' })).rows.every((row) => row.outcome !== null)).toBe(true);
});
