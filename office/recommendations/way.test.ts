/** A recommendation's way from issue to end: every answer, the second try, more time, and reopening. */
import { beforeAll, describe, expect, test } from 'vitest';
import { officeStore } from '#tests/office-store.ts';
import { castOf, inDays, layWorld, school, versionOf, type Cast } from '#tests/watch-world.ts';
import { act, type Action } from '#office/action.ts';
import { answerRecommendation, noteAnswer } from './actions/answer.ts';
import { askMoreTime } from './actions/ask-more-time.ts';
import { claimDone, noteDone } from './actions/claim.ts';
import { endUnverified, endVerified } from './actions/end.ts';
import { issue } from './actions/issue.ts';
import { refuseVerification } from './actions/refuse.ts';
import { reopenRecommendation } from './actions/reopen.ts';
import { verifyRecommendation } from './actions/verify.ts';
import { readRecommendation } from './queries.ts';
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
