/** Advice: two pairs of eyes where it stops somebody, one signature, a number, and never a change after that. */
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { recordConsultation } from '#clinic/consultations/actions/record.ts';
import { stepAside } from '#clinic/consultations/actions/step-aside.ts';
import { takeConsultation } from '#clinic/consultations/actions/take.ts';
import { writeNote } from '#clinic/consultations/actions/write-note.ts';
import { readConsultation } from '#clinic/consultations/queries.ts';
import { isWorkingDay } from '#kernel/working-days.ts';
import { act, type Action } from '#office/action.ts';
import { keptFiles, sha256Of } from '#platform/kept-files.ts';
import { officeStore, type Person } from '#tests/office-store.ts';
import { castOf, inDays, layWorld, type Cast } from '#tests/watch-world.ts';
import { clearReview } from './actions/clear-review.ts';
import { draftAdvice } from './actions/draft.ts';
import { dropAdvice } from './actions/drop.ts';
import { editAdvice } from './actions/edit.ts';
import { handOn } from './actions/hand-on.ts';
import { recordFollowUp } from './actions/record-follow-up.ts';
import { reportLawChange } from './actions/report-law-change.ts';
import { secondRead } from './actions/second-read.ts';
import { sendBack } from './actions/send-back.ts';
import { signAdvice } from './actions/sign.ts';
import { dues } from './dues.ts';
import { followUpsOf, followUpsUntil } from './follow-ups.ts';
import { advicePdf } from './issued.ts';
import { advicesOf, heardSince, readAdvice, sourcesOf, type Advice } from './queries.ts';
import { openAdvice, adviceHistory } from './reading.ts';
import { reviewsNeeded, reviewsOf } from './reviews.ts';
import { likeAnswers, otherLevels } from './similar.ts';

const office = officeStore();
const folder = mkdtempSync(join(tmpdir(), 'advice-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let cast: Cast;
beforeAll(async () => {
  await layWorld(office);
  cast = await castOf(office);
});

const question = 'จะจ้างซ่อมถนนสายสมมุติสองช่วงในเดือนเดียวกัน แยกสัญญาได้หรือไม่';

async function inHand(by: Person = cast.officer): Promise<string> {
  const typed = { channel: 'phone', askerKind: 'official', topic: 'buying_method', urgency: 'ordinary' };
  const { id } = await act(office.store, by.viewer, recordConsultation, { ...typed, question });
  await act(office.store, by.viewer, takeConsultation.first, { id, version: 1 });
  return id;
}

const written = {
  facts: '  งบประมาณ   รายการเดียวกัน \n\nวงเงินรวม ๙๖๐,๐๐๐ บาท',
  level: 'no_observation',
  answer: 'จากข้อเท็จจริงที่แจ้ง ไม่มีข้อสังเกต (สมมุติ)',
  section1: 'procurement-act-2560#56',
  otherSources: 'แนวทางสมมุติของหน่วยงาน',
  validUntilOn: inDays(60),
};

const draft = (consultationId: string, changes: Record<string, unknown> = {}, by: Person = cast.officer) =>
  act(office.store, by.viewer, draftAdvice, { consultationId, ...written, ...changes });
const now = (id: string): Promise<Advice> =>
  office.store.within(cast.director.viewer, (tx) => readAdvice(tx, id));
const press = async (by: Person, deed: Action<unknown>, id: string, more: Record<string, unknown> = {}) =>
  act(office.store, by.viewer, deed, { id, version: (await now(id)).version, ...more });

/** Handing on prints it to see whether it can be printed; once in this file is enough. */
async function signed(consultationId: string, changes: Record<string, unknown> = {}): Promise<Advice> {
  const { id } = await draft(consultationId, changes);
  await office.owner(`UPDATE office.advices SET state = 'to_sign' WHERE advice_id = $1`, [id]);
  await press(cast.director, signAdvice, id);
  return now(id);
}

describe('an ordinary answer', () => {
  test('takes one signature: numbered in the Area’s own register, and the consultation is answered', async () => {
    const consultationId = await inHand();
    const { id } = await draft(consultationId);
    await expect(draft(consultationId)).rejects.toMatchObject({ code: 'advice.draft_there' });
    await press(cast.officer, handOn.toSignatory, id);
    await expect(press(cast.officer, signAdvice, id)).rejects.toMatchObject({ code: 'office.not_permitted' });
    await press(cast.director, signAdvice, id);
    const advice = await now(id);
    expect(advice).toMatchObject({ state: 'signed', edition: 1, question, signedOn: inDays(0) });
    expect(advice.number).toMatch(/^คป\.7\/25\d\d\/\d{4}$/u);
    expect(advice.signerTitle).toContain('เขต 7');
    const consultation = await office.store.within(cast.officer.viewer, (tx) =>
      readConsultation(tx, consultationId),
    );
    expect(consultation).toMatchObject({ state: 'answered', answeredOn: inDays(0), isHeld: false });
  });

  test('says which facts it relies on, under a hash that anybody can compute from the list', async () => {
    const { id } = await draft(await inHand());
    const { facts, factsSha256 } = await now(id);
    expect(facts).toBe('งบประมาณ รายการเดียวกัน\nวงเงินรวม ๙๖๐,๐๐๐ บาท');
    expect(factsSha256).toBe(createHash('sha256').update(facts, 'utf8').digest('hex'));
    const sources = await office.store.within(cast.officer.viewer, (tx) => sourcesOf(tx, id));
    expect(sources).toMatchObject([
      { lawId: 'procurement-act-2560', no: '56', inForceFromOn: '2017-08-23', readOn: inDays(0) },
      { lawId: null, no: null, title: 'แนวทางสมมุติของหน่วยงาน', isVerified: false },
    ]);
  });

  test('is not taken without conditions where its level has them, past its day, or without a source', async () => {
    const consultationId = await inHand();
    for (const [changes, code] of [
      [{ level: 'conditional' }, 'advice.conditions_needed'],
      [{ validUntilOn: inDays(-1) }, 'advice.validity_over'],
      [{ section1: 'procurement-act-2560#9999' }, 'office.input'],
      [{ facts: ' \n ' }, 'office.input'],
    ] as const)
      await expect(draft(consultationId, changes), code).rejects.toMatchObject({ code });
    const { id } = await draft(consultationId, { section1: '', otherSources: '' });
    await expect(press(cast.officer, handOn.toSignatory, id)).rejects.toMatchObject({
      code: 'advice.source_needed',
    });
    await press(cast.officer, dropAdvice, id);
    await draft(consultationId);
  });
});

test('the paper is made once, kept by its hash, and read from there by everybody after; a draft’s never is', async () => {
  const files = keptFiles(folder);
  const pdf = (id: string, by: Person) => advicePdf(office.store, by.viewer, files, id);
  const { id: unsigned } = await draft(await inHand(), { level: 'hold', wantsReader: 'yes' });
  expect(await pdf(unsigned, cast.officer)).toMatchObject({ sha256: '', fileName: 'ร่างคำปรึกษา.pdf' });
  const { id, number } = await signed(await inHand());
  const first = await pdf(id, cast.officer);
  expect(first.sha256).toBe(sha256Of(first.bytes));
  expect(first.fileName).toContain(number!.replaceAll('/', '-'));
  expect(first.bytes.toString('latin1')).toMatch(/\/StructTreeRoot/u);
  await office.owner(`UPDATE office.letter_offices SET name_th = 'ชื่อใหม่ของสำนักงาน'`);
  expect((await pdf(id, cast.director)).bytes.equals(first.bytes)).toBe(true);
  await expect(
    office.owner(`UPDATE office.advice_papers SET sha256 = repeat('0', 64) WHERE advice_id = $1`, [id]),
  ).rejects.toMatchObject({ code: '42501' });
  for (const stranger of [cast.elsewhere, cast.head, cast.centre])
    await expect(pdf(id, stranger)).rejects.toMatchObject({ code: 'office.not_found' });
});

describe('an answer that stops somebody', () => {
  test('is read by a colleague who wrote nothing of it, however often it changed hands', async () => {
    const { id } = await draft(await inHand(), { level: 'hold' });
    await expect(press(cast.officer, handOn.toSignatory, id)).rejects.toMatchObject({
      code: 'advice.reader_needed',
    });
    await press(cast.officer, handOn.toReader, id);
    await expect(press(cast.officer, secondRead, id)).rejects.toMatchObject({ code: 'advice.own_words' });
    await expect(press(cast.director, signAdvice, id)).rejects.toMatchObject({ code: 'office.wrong_state' });
    await press(cast.colleague, sendBack, id, { words: 'โปรดระบุหน่วยที่มีอำนาจ' });
    await office.owner(
      `UPDATE office.consultations SET held_until = now() - interval '1 minute' WHERE held_by IS NOT NULL`,
    );
    await press(cast.director, editAdvice, id, { ...written, level: 'hold' });
    await press(cast.officer, handOn.toReader, id);
    for (const writer of [cast.officer, cast.director])
      await expect(press(writer, secondRead, id)).rejects.toMatchObject({ code: 'advice.own_words' });
    await press(cast.colleague, secondRead, id);
    await press(cast.director, signAdvice, id);
    expect(await now(id)).toMatchObject({ state: 'signed', level: 'hold' });
  });

  test('is read again when it was changed after the reading, and never by whoever stepped aside', async () => {
    const consultationId = await inHand();
    const { id } = await draft(consultationId, { wantsReader: 'yes' });
    await press(cast.officer, handOn.toReader, id);
    await press(cast.colleague, secondRead, id);
    await press(cast.officer, editAdvice, id, { ...written, level: 'reconsider' });
    expect(await now(id)).toMatchObject({ state: 'drafted', readBy: null });
    await press(cast.officer, handOn.toReader, id);
    await act(office.store, cast.colleague.viewer, stepAside, { consultationId, why: 'รู้จักคู่สัญญา' });
    await expect(press(cast.colleague, secondRead, id)).rejects.toMatchObject({ code: 'office.not_found' });
    await expect(
      office.store.within(cast.colleague.viewer, (tx) => openAdvice(tx, id)),
    ).rejects.toMatchObject({ code: 'office.not_found' });
  });
});

describe('a signed answer', () => {
  test('is changed by no deed and by no statement, not even the owner’s, and neither are its sources', async () => {
    const { id } = await signed(await inHand());
    for (const deed of [editAdvice, sendBack, dropAdvice, handOn.toReader, signAdvice])
      await expect(
        press(cast.director, deed, id, { ...written, words: 'ขอแก้ไข' }),
        deed.name,
      ).rejects.toMatchObject({ code: 'office.wrong_state' });
    for (const statement of [
      `UPDATE office.advices SET answer = 'เขียนทับคำปรึกษาเดิม' WHERE advice_id = $1`,
      `UPDATE office.advices SET state = 'drafted' WHERE advice_id = $1`,
      `UPDATE office.advices SET number = number || '9' WHERE advice_id = $1`,
      `DELETE FROM office.advices WHERE advice_id = $1`,
      `UPDATE office.advice_sources SET title = 'มาตราอื่น' WHERE advice_id = $1`,
      `DELETE FROM office.advice_sources WHERE advice_id = $1`,
    ])
      await expect(office.owner(statement, [id]), statement).rejects.toMatchObject({ code: '42501' });
  });

  test('is put right by a new version that says what it replaces; the old one stays, and says so', async () => {
    const consultationId = await inHand();
    const first = await signed(consultationId);
    await expect(draft(consultationId)).rejects.toMatchObject({ code: 'advice.reason_needed' });
    const second = await signed(consultationId, {
      level: 'conditional',
      conditions: 'ให้รวมเป็นโครงการเดียว',
      replacesWhy: 'อ้างวงเงินผิดปี',
    });
    expect(second).toMatchObject({ edition: 2, replacesId: first.id, replacesNumber: first.number });
    expect(await now(first.id)).toMatchObject({
      answer: first.answer,
      level: 'no_observation',
      replacedById: second.id,
      replacedByNumber: second.number,
    });
    const rows = await office.store.within(cast.officer.viewer, (tx) => advicesOf(tx, consultationId));
    expect(rows.map(({ edition, isReplaced }) => [edition, isReplaced])).toEqual([
      [2, false],
      [1, true],
    ]);
    await expect(
      draft(consultationId, { replacesWhy: 'แก้อีกครั้ง', validUntilOn: inDays(-3) }),
    ).rejects.toMatchObject({ code: 'advice.validity_over' });
  });

  test('stays as it was when the asker tells more afterwards; that stands beside it', async () => {
    const consultationId = await inHand();
    const advice = await signed(consultationId);
    const { version } = await office.store.within(cast.officer.viewer, (tx) =>
      readConsultation(tx, consultationId),
    );
    const words = 'ที่จริงงบประมาณมาจากสองรายการ';
    await act(office.store, cast.officer.viewer, writeNote.hearAfter, { id: consultationId, version, words });
    expect(await now(advice.id)).toEqual(advice);
    const later = await office.store.within(cast.officer.viewer, (tx) =>
      heardSince(tx, consultationId, advice.signedAt!),
    );
    expect(later).toMatchObject([{ words }]);
  });

  test('tells who read it, and its events hold no word of it', async () => {
    const advice = await signed(await inHand());
    const history = await office.store.within(cast.colleague.viewer, async (tx) => {
      await openAdvice(tx, advice.id);
      await openAdvice(tx, advice.id);
      return adviceHistory(tx, advice);
    });
    expect(history.map(({ name }) => name)).toEqual(['advice.read', 'advice.signed', 'advice.drafted']);
    const events = await office.owner<{ rest: string }>(
      `SELECT to_jsonb(e)::text AS rest FROM office.events e WHERE name LIKE 'advice.%'`,
    );
    expect(events.map(({ rest }) => rest).join()).not.toMatch(/ถนน|สมมุติ|procurement|no_observation|hold/u);
  });
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
    const [one, other] = [await inHand(), await inHand()];
    const under = { section1: 'procurement-act-2560#96', otherSources: '' };
    const [first, second] = [await signed(one, under), await signed(other, under)];
    await signed(await inHand(), { section1: 'procurement-act-2560#97' });
    await report('procurement-act-2560#96', cast.elsewhere); // a law changes for every Area
    const marked = await needed();
    expect(marked.map(({ adviceId }) => adviceId)).toEqual([first.id, second.id]);
    expect(marked[0]).toMatchObject({ no: '96', reportedByArea: 5 });
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
    await signed(other, { ...under, replacesWhy: 'กฎหมายเปลี่ยน' });
    expect(await needed()).toEqual([]);
    const looked = await office.store.within(cast.officer.viewer, (tx) => reviewsOf(tx, first.id));
    expect(looked).toMatchObject([{ words }]);
    expect(await now(first.id)).toEqual(first);
  });

  test('whoever answered is asked to ask at 30 and 90 days, on working days, and writes what the asker says', async () => {
    const consultationId = await inHand();
    await signed(consultationId);
    await signed(consultationId, { replacesWhy: 'แก้คำผิด' });
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
    const before = await signed(await inHand(), { section1: 'procurement-act-2560#102' });
    const consultationId = await inHand();
    const { id } = await draft(consultationId, { level: 'hold', section1: 'procurement-act-2560#102' });
    const asked = { id: consultationId, question: 'แยกสัญญาจ้างซ่อมถนนสายสมมุติสองช่วงได้ไหม' };
    const like = (by: Person) => office.store.within(by.viewer, (tx) => likeAnswers(tx, asked));
    const found = await like(cast.officer);
    expect(found.length).toBeGreaterThan(3);
    expect(JSON.stringify(found)).not.toMatch(/ถนน/u); // whoever wants to read one opens it
    expect(await like(cast.elsewhere)).toEqual([]);
    expect(await like(cast.centre)).toEqual([]);
    const others = { ...asked, question: 'รับของขวัญปีใหม่จากร้านค้าได้ไหม' };
    expect(await office.store.within(cast.officer.viewer, (tx) => likeAnswers(tx, others))).toEqual([]);
    const against = () =>
      office.store.within(cast.officer.viewer, async (tx) => otherLevels(tx, await readAdvice(tx, id)));
    expect(await against()).toMatchObject([{ id: before.id, level: 'no_observation' }]);
    await press(cast.officer, editAdvice, id, { ...written, section1: 'procurement-act-2560#102' });
    expect(await against()).toEqual([]);
  });
});
