/** When a recommendation is due, who puts it off, and whose work it is meanwhile. */
import { beforeAll, describe, expect, test } from 'vitest';
import { officeStore } from '#tests/office-store.ts';
import { castOf, farAgency, inDays, layWorld, school, versionOf, type Cast } from '#tests/watch-world.ts';
import { act, type Action } from '#office/action.ts';
import { answerRecommendation } from './actions/answer.ts';
import { askMoreTime } from './actions/ask-more-time.ts';
import { claimDone } from './actions/claim.ts';
import { approveMoreTime, refuseMoreTime } from './actions/decide-more-time.ts';
import { endVerified } from './actions/end.ts';
import { issue } from './actions/issue.ts';
import { verifyRecommendation } from './actions/verify.ts';
import { dues } from './dues.ts';
import { listRecommendations, readRecommendation } from './queries.ts';

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
const bySight = { how: 'person', words: 'ไปดูสมุดลงชื่อด้วยตนเอง' };

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
