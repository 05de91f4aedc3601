/** After the answer: laws change, askers say what was done, others ask the same; the answer itself stays. */
import { beforeAll, describe, expect, test } from 'vitest';
import { isWorkingDay } from '#kernel/working-days.ts';
import { act } from '#tests/access/drill.ts';
import { AdviceDesk, written } from '#tests/advice-desk.ts';
import { officeStore, type Person } from '#tests/office-store.ts';
import { castOf, inDays, layWorld, type Cast } from '#tests/watch-world.ts';
import { clearReview } from './actions/clear-review.ts';
import { editAdvice } from './actions/edit.ts';
import { recordFollowUp } from './actions/record-follow-up.ts';
import { reportLawChange } from './actions/report-law-change.ts';
import { dues } from './dues.ts';
import { followUpsOf, followUpsUntil } from './follow-ups.ts';
import { readAdvice } from './queries.ts';
import { reviewsNeeded, reviewsOf } from './reviews.ts';
import { likeAnswers, otherLevels } from './similar.ts';

const office = officeStore();
let cast: Cast;
let desk: AdviceDesk;
beforeAll(async () => {
  await layWorld(office);
  cast = await castOf(office);
  desk = new AdviceDesk(office, cast);
});

describe('after the answer', () => {
  const needed = (by: Person = cast.officer) => office.store.within(by.viewer, (tx) => reviewsNeeded(tx));
  const report = (section: string, by: Person = cast.officer) =>
    act(office.store, by.viewer, reportLawChange, {
      section,
      changedOn: inDays(0),
      why: 'วงเงินเปลี่ยนตามกฎกระทรวงฉบับใหม่ (สมมุติ)',
    });

  test('a section that changed marks what was answered under it, until a word or a new version', async () => {
    const [one, other] = [await desk.inHand(), await desk.inHand()];
    const under = { section1: 'procurement-act-2560#96', otherSources: '' };
    const [first, second] = [await desk.signed(one, under), await desk.signed(other, under)];
    await desk.signed(await desk.inHand(), { section1: 'procurement-act-2560#97' });
    await report('procurement-act-2560#96', cast.elsewhere); // each clinic reports to its own desk
    expect(await needed()).toEqual([]);
    await report('procurement-act-2560#96');
    const marked = await needed();
    expect(marked.map(({ adviceId }) => adviceId)).toEqual([first.id, second.id]);
    expect(marked[0]).toMatchObject({ no: '96', changedOn: inDays(0) });
    expect(await needed(cast.elsewhere)).toEqual([]);
    const { lawChangeId } = marked[0]!;
    const words = 'เงื่อนไขเดิมยังใช้ได้กับวงเงินใหม่';
    const cleared = { adviceId: first.id, lawChangeId, words };
    await expect(act(office.store, cast.elsewhere.viewer, clearReview, cleared)).rejects.toMatchObject({
      code: 'office.not_found',
    });
    await act(office.store, cast.officer.viewer, clearReview, cleared);
    await expect(act(office.store, cast.officer.viewer, clearReview, cleared)).rejects.toMatchObject({
      code: 'office.not_found',
    });
    await desk.signed(other, { ...under, replacesWhy: 'กฎหมายเปลี่ยน' });
    expect(await needed()).toEqual([]);
    const looked = await office.store.within(cast.officer.viewer, (tx) => reviewsOf(tx, first.id));
    expect(looked).toMatchObject([{ words }]);
    expect(await desk.now(first.id)).toEqual(first);
  });

  test('whoever answered is asked to ask at 30 and 90 days, on working days, and writes what the asker says', async () => {
    const consultationId = await desk.inHand();
    await desk.signed(consultationId);
    await desk.signed(consultationId, { replacesWhy: 'แก้คำผิด' });
    const planned = await office.store.within(cast.officer.viewer, (tx) => followUpsOf(tx, consultationId));
    expect(planned.map(({ days }) => days)).toEqual([30, 90]);
    for (const { dueOn, days } of planned) {
      expect(dueOn >= inDays(days)).toBe(true);
      expect(isWorkingDay(dueOn, new Set())).toBe(true);
    }
    const until = (day: string, by: Person) =>
      office.store.within(by.viewer, (tx) => followUpsUntil(tx, day, by.personId));
    const ids = async (day: string, by: Person) => (await until(day, by)).map(({ id }) => id);
    expect(await ids(inDays(7), cast.officer)).toEqual([]);
    expect(await ids(inDays(40), cast.officer)).toContain(planned[0]!.id);
    expect(await ids(inDays(40), cast.colleague)).not.toContain(planned[0]!.id);
    const { id } = planned[0]!;
    const typed = { id, version: 1, did: 'followed', changedThb: '960,000' };
    await expect(
      act(office.store, cast.officer.viewer, recordFollowUp, { ...typed, outcome: 'changed_after' }),
    ).rejects.toMatchObject({ code: 'advice.money_of_another' });
    await act(office.store, cast.officer.viewer, recordFollowUp, { ...typed, outcome: 'changed_before' });
    const [told] = await office.store.within(cast.director.viewer, (tx) => followUpsOf(tx, consultationId));
    expect(told).toMatchObject({ state: 'recorded', did: 'followed', changedThb: '960000.00' });
    await expect(
      act(office.store, cast.elsewhere.viewer, recordFollowUp, { ...typed, id: planned[1]!.id }),
    ).rejects.toMatchObject({ code: 'office.not_found' });
    expect(JSON.stringify(await office.store.within(cast.officer.viewer, dues))).not.toMatch(/ถนน|สมมุติ/u);
  });
});

describe('while it is written', () => {
  test('earlier answers to like questions are there, and those that cite the same section at another level', async () => {
    const before = await desk.signed(await desk.inHand(), { section1: 'procurement-act-2560#102' });
    const consultationId = await desk.inHand();
    const { id } = await desk.draft(consultationId, { level: 'hold', section1: 'procurement-act-2560#102' });
    const asked = { id: consultationId, question: 'แยกสัญญาจ้างซ่อมถนนสายสมมุติสองช่วงได้ไหม' };
    const like = (by: Person) => office.store.within(by.viewer, (tx) => likeAnswers(tx, asked));
    const found = await like(cast.officer);
    expect(found.length).toBeGreaterThan(2);
    expect(JSON.stringify(found)).not.toMatch(/ถนน/u); // whoever wants to read one opens it
    expect(await like(cast.elsewhere)).toEqual([]);
    expect(await like(cast.centre)).toEqual([]);
    const others = { ...asked, question: 'รับของขวัญปีใหม่จากร้านค้าได้ไหม' };
    expect(await office.store.within(cast.officer.viewer, (tx) => likeAnswers(tx, others))).toEqual([]);
    const against = () =>
      office.store.within(cast.officer.viewer, async (tx) => otherLevels(tx, await readAdvice(tx, id)));
    expect(await against()).toMatchObject([{ id: before.id, level: 'no_observation' }]);
    await desk.press(cast.officer, editAdvice, id, { ...written, section1: 'procurement-act-2560#102' });
    expect(await against()).toEqual([]);
  });
});
