/** The clinic's desk: taken down in two minutes, one officer at a time, and the clock never waits for anybody. */
import { beforeAll, describe, expect, test } from 'vitest';
import { addWorkingDays } from '#kernel/working-days.ts';
import { act } from '#office/action.ts';
import { officeStore } from '#tests/office-store.ts';
import { castOf, inDays, layWorld, type Cast } from '#tests/watch-world.ts';
import { completeConsultation } from './actions/complete.ts';
import { pointElsewhere } from './actions/point-elsewhere.ts';
import { recordConsultation } from './actions/record.ts';
import { takeConsultation } from './actions/take.ts';
import { writeNote } from './actions/write-note.ts';
import { dues } from './dues.ts';
import { intakeFields } from './fields.ts';
import { answerBy, promisesOn, readPromises } from './promises.ts';
import { listConsultations, notesOf, readConsultation } from './queries.ts';
import { searchTerms } from './search.ts';

const office = officeStore();
let cast: Cast;
beforeAll(async () => {
  await layWorld(office);
  cast = await castOf(office);
});

const question = 'จะซื้อครุภัณฑ์สมมุติสองครั้งในเดือนเดียวกันได้หรือไม่';
const typed = {
  channel: 'phone',
  askerKind: 'official',
  topic: 'buying_method',
  urgency: 'ordinary',
  question,
};
const record = (changes: Record<string, unknown> = {}) =>
  act(office.store, cast.officer.viewer, recordConsultation, { ...typed, ...changes });
const now = (id: string) => office.store.within(cast.director.viewer, (tx) => readConsultation(tx, id));
const shown = async (id: string) => ({ id, version: (await now(id)).version });

describe('taking a question down', () => {
  test('asks at most eight fields, needs five, and numbers each without a gap', async () => {
    expect(Object.keys(intakeFields).length).toBeLessThanOrEqual(8);
    const [first, second] = [await record(), await record({ decideByOn: '', askerName: '', contact: '' })];
    expect(first.number).toMatch(/^ปษ\.7\/25\d\d\/0001$/u);
    expect(second.number.endsWith('/0002')).toBe(true);
    await expect(record({ topic: 'nothing_known' })).rejects.toMatchObject({
      code: 'consultations.no_such_topic',
    });
    await expect(record({ decideByOn: inDays(-1) })).rejects.toMatchObject({
      code: 'consultations.day_over',
    });
    await expect(record({ channel: 'online' })).rejects.toMatchObject({ code: 'office.input' });
    expect((await record()).number.endsWith('/0003')).toBe(true); // what was refused took no number
  });

  test('promises a day by urgency, never later than the day of the decision, never before today', () => {
    const calendar = {
      today: '2026-11-20',
      holidays: new Set<string>(['2026-11-23']),
      unverified: new Set<string>(),
      years: new Set<number>(),
    };
    const days = Object.fromEntries(promisesOn('2026-11-20').map((one) => [one.id, one.working_days]));
    expect(answerBy('soon', undefined, calendar)).toBe(
      addWorkingDays('2026-11-20', days['soon']!, calendar.holidays),
    );
    expect(answerBy('ordinary', '2026-11-25', calendar)).toBe('2026-11-25');
    expect(answerBy('ordinary', '2026-11-20', calendar)).toBe('2026-11-20');
    expect(answerBy('today', undefined, { ...calendar, today: '2026-11-22' })).toBe('2026-11-24'); // Sunday, then a holiday
    expect(promisesOn('2026-09-30')).toEqual([]);
    expect(readPromises().verified).toBe(false);
  });
});

describe('one officer at a time', () => {
  test('two who take it at once: one has it, the other is told; it goes over with a word, and to nobody without', async () => {
    const { id } = await record();
    const both = await Promise.allSettled(
      [cast.officer, cast.colleague].map(({ viewer }) =>
        act(office.store, viewer, takeConsultation.first, { id, version: 1 }),
      ),
    );
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const holder = (await now(id)).heldById === cast.officer.personId ? cast.officer : cast.colleague;
    const other = holder === cast.officer ? cast.colleague : cast.officer;
    const rest = { ...(await shown(id)), counterpart: 'ร้านสมมุติ' };
    await expect(act(office.store, other.viewer, completeConsultation, rest)).rejects.toMatchObject({
      code: 'consultations.held_by_another',
    });
    await expect(
      act(office.store, other.viewer, takeConsultation.again, await shown(id)),
    ).rejects.toMatchObject({
      code: 'consultations.why_needed',
    });
    const why = { words: 'ผู้รับเรื่องลาป่วยวันนี้' };
    await act(office.store, other.viewer, takeConsultation.again, { ...(await shown(id)), ...why });
    expect(await now(id)).toMatchObject({ heldById: other.personId, isHeld: true, state: 'in_hand' });
    await expect(act(office.store, holder.viewer, completeConsultation, rest)).rejects.toMatchObject({
      code: 'office.stale_edit',
    });
    const notes = await office.store.within(other.viewer, (tx) => notesOf(tx, id));
    expect(notes).toMatchObject([{ kind: 'taken_over', words: why.words }]);
  });

  test('a lease ends by itself, and then anybody may go on', async () => {
    const { id } = await record();
    await act(office.store, cast.officer.viewer, takeConsultation.first, { id, version: 1 });
    await office.owner(
      `UPDATE office.consultations SET held_until = now() - interval '1 minute' WHERE consultation_id = $1`,
      [id],
    );
    await act(office.store, cast.colleague.viewer, takeConsultation.again, await shown(id));
    expect(await now(id)).toMatchObject({ heldById: cast.colleague.personId });
  });
});

describe('the clock', () => {
  test('runs on while the asker is asked, and stays with whoever has the matter in hand', async () => {
    const { id } = await record({ urgency: 'today' });
    const due = async (who: keyof Cast) =>
      (await office.store.within(cast[who].viewer, dues)).filter(({ href }) => href.endsWith(id));
    expect(await due('colleague')).toMatchObject([{ kind: 'consultation_received' }]);
    await act(office.store, cast.officer.viewer, takeConsultation.first, { id, version: 1 });
    const before = (await now(id)).answerByOn;
    await act(office.store, cast.officer.viewer, writeNote.ask, {
      ...(await shown(id)),
      words: 'ซื้อจากเงินก้อนใด',
    });
    expect(await due('officer')).toMatchObject([{ kind: 'consultation_clarifying', due_on: before }]);
    expect(JSON.stringify(await due('officer'))).not.toMatch(/ครุภัณฑ์|buying/u);
    expect(await due('colleague')).toEqual([]);
    await act(office.store, cast.officer.viewer, writeNote.hear, { ...(await shown(id)), words: 'เงินรายได้' });
    expect(await now(id)).toMatchObject({ state: 'in_hand', answerByOn: before });
  });

  test('tells the director what stays in another’s hands past the promised day, and nobody else', async () => {
    const { id } = await record();
    await act(office.store, cast.officer.viewer, takeConsultation.first, { id, version: 1 });
    const due = async (who: keyof Cast) =>
      (await office.store.within(cast[who].viewer, dues)).filter(({ href }) => href.endsWith(id));
    expect(await due('director')).toEqual([]);
    await office.owner(`UPDATE office.consultations SET answer_by_on = $2 WHERE consultation_id = $1`, [
      id,
      inDays(-1),
    ]);
    expect(await due('director')).toMatchObject([{ kind: 'consultation_late', due_on: inDays(-1) }]);
    expect(await due('officer')).toMatchObject([{ kind: 'consultation_in_hand' }]);
    expect(await due('colleague')).toEqual([]);
  });

  test('stops where a question is not the clinic’s: the asker is told where to go, and nothing is sent on', async () => {
    const { id } = await record();
    const typedThere = { pointedTo: 'damrongdhamma', pointedNote: 'เป็นเรื่องร้องทุกข์ แนะนำศูนย์ดำรงธรรมอำเภอ' };
    await act(office.store, cast.officer.viewer, pointElsewhere, { id, version: 1, ...typedThere });
    expect(await now(id)).toMatchObject({ state: 'not_ours', pointedTo: 'damrongdhamma' });
    await expect(
      act(office.store, cast.officer.viewer, takeConsultation.again, await shown(id)),
    ).rejects.toMatchObject({ code: 'office.wrong_state' });
  });
});

test('the list goes page after page without losing or repeating one, in the order of what is due', async () => {
  await office.owner(
    `INSERT INTO office.consultations (number, area_no, channel, asker_kind, topic, question, search_text, urgency, answer_by_on, received_by, received_at)
     SELECT 'ทดสอบ ' || n, 7, 'phone', 'citizen', 'land', 'คำถามสมมุติข้อที่ ' || n, '', 'ordinary', current_date + (n % 7), $1, now() - n * interval '1 second'
     FROM generate_series(1, 120) AS n`,
    [cast.officer.personId],
  );
  for (const state of ['open', 'all'] as const) {
    const seen: string[] = [];
    let after: string | undefined;
    do {
      const page = await office.store.within(cast.officer.viewer, (tx) =>
        listConsultations(tx, { state, topic: 'land', after }),
      );
      seen.push(...page.rows.map((row) => `${state === 'open' ? row.answerByOn : ''} ${row.id}`));
      after = page.next ?? undefined;
    } while (after !== undefined);
    expect(new Set(seen).size, state).toBe(120);
    if (state === 'open') expect(seen).toEqual(seen.toSorted());
  }
});

describe('finding a question again', () => {
  const found = (words: string, viewer = cast.officer.viewer) =>
    office.store.within(viewer, async (tx) =>
      (await listConsultations(tx, { state: 'all', words })).rows.map(({ number }) => number),
    );

  test('takes Thai as it is typed: words run together, other digits and marks, words used for the same thing', async () => {
    const { number } = await record({ question: 'ขอแบ่งจ้างถนนหมู่ที่ ๑๒ เป็นสองสัญญาสมมุติ ได้หรือไม่' });
    for (const words of ['แบ่งจ้าง', 'แยกซื้อถนน', 'ผิวจราจร หมู่ที่ 12', 'ถนน แบ่งสัญญา', number])
      expect(await found(words), words).toEqual([number]);
    expect(await found('ถนน ของขวัญ')).toEqual([]);
    expect(await found(number, cast.elsewhere.viewer)).toEqual([]);
  });

  test('finds a common word as it finds a rare one: every question that holds it, none that does not', async () => {
    const some = (n: number, words: string) =>
      office.owner(
        `INSERT INTO office.consultations (number, area_no, channel, asker_kind, topic, question, search_text, urgency,
           answer_by_on, received_by)
         SELECT 'ปษ.คำ/' || $2 || n, 7, 'phone', 'official', 'money', 'คำถามสมมุติ', $2, 'ordinary', '2026-12-01', $3
         FROM generate_series(1, $1) AS n`,
        [n, words, cast.officer.personId],
      );
    await some(30, 'ครุภัณฑ์การเรียนสมมุติ');
    await some(10, 'ครุภัณฑ์เกษตรสมมุติ');
    expect(await found('ครุภัณฑ์ การเรียน')).toHaveLength(30); // common: read on
    expect(await found('ครุภัณฑ์ เกษตร')).toHaveLength(10); // rare: by the index
    expect(await found('ครุภัณฑ์ ของขวัญ')).toEqual([]);
  });

  test('is not led by letters that mean something to a database, and answers nothing to nothing', async () => {
    const { number } = await record({ question: 'ลดราคา 100% ของ_ราคากลาง ทำได้หรือไม่' });
    expect(await found('100%')).toEqual([number]);
    expect(await found('ของ_ราคากลาง')).toEqual([number]);
    expect(await found('_%')).toEqual([]);
    expect(await found('ก')).toEqual([]);
    expect(searchTerms('ก ข ค')).toEqual([]);
    expect(searchTerms(Array.from({ length: 50 }, (_, i) => `คำ${i}`).join(' '))).toHaveLength(8);
  });
});
