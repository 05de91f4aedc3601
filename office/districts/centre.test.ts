/** A district centre counts, asks and hands over; its Area's desk answers. On the real database. */
import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { act, type Action } from '#office/action.ts';
import { dueAfter, readCalendar } from '#office/deadlines/calendar.ts';
import { officeStore, type Person } from '#tests/office-store.ts';
import { castOf, inDays, layWorld, type Cast } from '#tests/watch-world.ts';
import { answerQuestion } from './actions/answer.ts';
import { askDesk } from './actions/ask.ts';
import { correctCounts } from './actions/correct-counts.ts';
import { giveBack, noteReturn } from './actions/give-back.ts';
import { handOver } from './actions/hand-over.ts';
import { recordCounts } from './actions/record-counts.ts';
import { recordNone } from './actions/record-none.ts';
import { takeOver } from './actions/take-over.ts';
import { addMonths, monthOf } from './months.ts';
import { correctionsOf, ownCounts, type Figures } from './own.ts';
import { readMatter, readQuestion } from './queries.ts';
import { readTopics } from './topics.ts';

const office = officeStore();
let cast: Cast;
const thisMonth = monthOf(inDays(0));
const counted: Figures = { receivedCount: 7, settledCount: 3, handedOverCount: 1 };
const matter = {
  registerNo: '12/2570',
  topic: 'land',
  about: 'ทางสาธารณะถูกปิด',
  handedTo: 'area_office',
  handedOverOn: inDays(0),
  workingDays: '15',
};

beforeAll(async () => {
  await layWorld(office);
  cast = await castOf(office);
});

const by = <Result>(who: Person, action: Action<Result>, input: unknown, requestId?: string) =>
  act(office.store, who.viewer, action, input, requestId === undefined ? {} : { requestId });
const refused = async (attempt: Promise<unknown>) =>
  attempt.then(
    () => 'done',
    (error: unknown) => (error as { code?: string }).code,
  );
const own = (who: Person, month = thisMonth) => office.store.within(who.viewer, (tx) => ownCounts(tx, month));

describe('counts', () => {
  test('are kept by month and topic; zero is a report, and the topics without one are missing', async () => {
    await by(cast.districtCentre, recordCounts, { month: thisMonth, topic: 'land', ...counted });
    const none = { receivedCount: '0', settledCount: '๐', handedOverCount: '0' };
    await by(cast.districtOffice, recordCounts, { month: thisMonth, topic: 'fees', ...none });
    const rows = await own(cast.districtCentre);
    expect(rows.map(({ topic, receivedCount }) => [topic, receivedCount])).toEqual([
      ['land', 7],
      ['fees', 0],
    ]);
    const { count } = await by(cast.districtCentre, recordNone, { month: thisMonth });
    expect(count).toBe(readTopics().topics.length - 2);
    expect((await own(cast.districtCentre)).find(({ topic }) => topic === 'land')).toMatchObject(counted);
    expect(await refused(by(cast.districtCentre, recordNone, { month: thisMonth }))).toBe(
      'districts.nothing_missing',
    );
  });

  test('sent twice are counted once; reported by two they are not overwritten unseen', async () => {
    const input = { month: addMonths(thisMonth, -1), topic: 'permits', ...counted };
    const first = await by(cast.districtCentre, recordCounts, input, 'request-from-a-poor-line');
    expect(await by(cast.districtCentre, recordCounts, input, 'request-from-a-poor-line')).toEqual(first);
    const other = { ...input, receivedCount: 9 };
    expect(await refused(by(cast.districtOffice, recordCounts, other))).toBe('districts.counted_already');
    expect((await own(cast.districtCentre, input.month)).find(({ id }) => id === first.id)).toMatchObject({
      version: 1,
      ...counted,
    });
  });

  test('are corrected until the month closes, and what stood before is kept for ever', async () => {
    const district = await office.person({ role: 'district_centre', scope: ['district', '7402'] });
    const { id } = await by(district, recordCounts, { month: thisMonth, topic: 'land', ...counted });
    const better = { ...counted, receivedCount: 8 };
    await by(district, correctCounts, { id, version: 1, ...better });
    expect(await refused(by(district, correctCounts, { id, version: 1, ...counted }))).toBe(
      'office.stale_edit',
    );
    expect(await refused(by(cast.districtCentre, correctCounts, { id, version: 2, ...counted }))).toBe(
      'office.not_found',
    );
    const before = await office.store.within(district.viewer, (tx) => correctionsOf(tx, id));
    expect(before).toMatchObject([counted]);
    for (const verb of [
      'UPDATE office.district_count_corrections SET received_count = 0',
      'DELETE FROM office.district_count_corrections',
    ])
      await expect(office.store.within(district.viewer, (tx) => sql.raw(verb).execute(tx))).rejects.toThrow(
        /permission denied/u,
      );
  });

  test('of a closed month stay as they are, while a topic nobody reported may still come late', async () => {
    const closed = addMonths(thisMonth, -3);
    const { id } = await by(cast.districtCentre, recordCounts, { month: closed, topic: 'land', ...counted });
    expect(await refused(by(cast.districtCentre, correctCounts, { id, version: 1, ...counted }))).toBe(
      'districts.month_closed',
    );
    await by(cast.districtCentre, recordCounts, { month: closed, topic: 'fees', ...counted });
  });

  test.each([
    [{ month: addMonths(thisMonth, 1) }, 'districts.month_not_open'],
    [{ month: addMonths(thisMonth, -12) }, 'districts.month_not_open'],
    [{ month: '2026-13' }, 'office.input'],
    [{ topic: 'unknown_topic' }, 'districts.no_such_topic'],
    [{ receivedCount: '' }, 'office.input'],
    [{ settledCount: '-1' }, 'office.input'],
    [{ handedOverCount: '1.5' }, 'office.input'],
  ])('that cannot be are refused: %j', async (change, code) => {
    const input = { month: thisMonth, topic: 'procurement', ...counted, ...change };
    expect(await refused(by(cast.districtCentre, recordCounts, input))).toBe(code);
  });

  test('stand in no event: the timeline says which month and topic, never how many', async () => {
    const events = await office.owner<{ data: Record<string, unknown> }>(
      `SELECT data FROM office.events WHERE name IN ('district_count.recorded', 'district_count.corrected')`,
    );
    expect(events.length).toBeGreaterThan(3);
    for (const { data } of events) expect(Object.keys(data).sort()).toEqual(['month', 'topic']);
  });
});

describe('a question', () => {
  const asked = { topic: 'permits', question: 'นับเรื่องที่โทรมาสอบถามด้วยหรือไม่' };

  test('is answered by the Area’s desk, once, with its day counted in working days', async () => {
    const { id } = await by(cast.districtCentre, askDesk, asked);
    const due = await office.store.within(cast.officer.viewer, async (tx) =>
      dueAfter(5, await readCalendar(tx)),
    );
    const read = () => office.store.within(cast.districtCentre.viewer, (tx) => readQuestion(tx, id));
    expect(await read()).toMatchObject({ state: 'asked', answerByOn: due, answer: null });
    const answer = { id, version: 1, answer: 'นับเฉพาะเรื่องที่ลงทะเบียนรับ' };
    expect(await refused(by(cast.elsewhere, answerQuestion, answer))).toBe('office.not_found');
    expect(await refused(by(cast.governor, answerQuestion, answer))).toBe('office.not_permitted');
    expect(await refused(by(cast.districtCentre, answerQuestion, answer))).toBe('office.not_permitted');
    await by(cast.officer, answerQuestion, answer);
    expect(await read()).toMatchObject({ state: 'answered', answer: answer.answer });
    expect(await refused(by(cast.colleague, answerQuestion, { ...answer, version: 2 }))).toBe(
      'office.wrong_state',
    );
  });

  test('with a person in it is refused at its field, and kept nowhere', async () => {
    const question = 'ผู้ร้องชื่อ นายสมมุติ ทดลองดี ต้องทำอย่างไร';
    const before = await office.owner('SELECT 1 FROM office.district_questions');
    expect(await refused(by(cast.districtCentre, askDesk, { ...asked, question }))).toBe('office.input');
    expect(await office.owner('SELECT 1 FROM office.district_questions')).toHaveLength(before.length);
  });
});

describe('a matter', () => {
  const stands = (id: string, who = cast.districtCentre) =>
    office.store.within(who.viewer, (tx) => readMatter(tx, id));

  test('goes to the Area’s desk, is taken over, and comes back with what came of it', async () => {
    const { id } = await by(cast.districtCentre, handOver, matter);
    const back = { id, version: 1, outcome: 'หน่วยงานเปิดทางแล้ว' };
    expect(await refused(by(cast.officer, giveBack, back))).toBe('office.wrong_state');
    expect(await refused(by(cast.districtCentre, noteReturn, { ...back, answeredOn: inDays(0) }))).toBe(
      'office.not_found',
    );
    expect(await refused(by(cast.elsewhere, takeOver, { id, version: 1 }))).toBe('office.not_found');
    await by(cast.officer, takeOver, { id, version: 1 });
    await by(cast.colleague, giveBack, { ...back, version: 2 });
    expect(await stands(id)).toMatchObject({
      state: 'answered',
      outcome: back.outcome,
      answeredOn: inDays(0),
    });
  });

  test('to another body is named, and the centre writes down what came back', async () => {
    const to = { ...matter, registerNo: '13/2570', handedTo: 'agency' };
    expect(await refused(by(cast.districtCentre, handOver, to))).toBe('districts.receiver_unnamed');
    const named = { ...to, handedToName: 'เทศบาลตำบลสมมุติ', handedOverOn: inDays(-30), workingDays: 5 };
    const { id } = await by(cast.districtOffice, handOver, named);
    expect(await refused(by(cast.officer, takeOver, { id, version: 1 }))).toBe('office.not_found');
    const back = { id, version: 1, outcome: 'หน่วยงานตอบว่าแก้ไขแล้ว' };
    for (const [answeredOn, code] of [
      [inDays(1), 'districts.day_ahead'],
      [inDays(-31), 'districts.before_handed_over'],
    ])
      expect(await refused(by(cast.districtCentre, noteReturn, { ...back, answeredOn }))).toBe(code);
    await by(cast.districtCentre, noteReturn, { ...back, answeredOn: inDays(-1) });
    const [event] = await office.owner(
      `SELECT data FROM office.events WHERE name = 'district_matter.came_back'`,
    );
    expect(event).toMatchObject({ data: { late: true } });
  });

  test('is not out twice at the same body, and its day lies within the last year', async () => {
    const again = { ...matter, registerNo: '14/2570' };
    await by(cast.districtCentre, handOver, again);
    expect(await refused(by(cast.districtOffice, handOver, again))).toBe('districts.handed_over_already');
    for (const [handedOverOn, code] of [
      [inDays(1), 'districts.day_ahead'],
      [inDays(-400), 'districts.day_too_old'],
    ])
      expect(await refused(by(cast.districtCentre, handOver, { ...again, handedOverOn }))).toBe(code);
  });
});

test('a hat whose district stands in no list is told so, and nothing is saved', async () => {
  const lost = await office.person({ role: 'district_centre', scope: ['district', '9999'] });
  expect(await refused(by(lost, recordNone, { month: thisMonth }))).toBe('districts.district_unknown');
});
