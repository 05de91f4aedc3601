/** Advice: two pairs of eyes where it stops somebody, one signature, a number, and never a change after that. */
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { stepAside } from '#clinic/consultations/actions/step-aside.ts';
import { writeNote } from '#clinic/consultations/actions/write-note.ts';
import { readConsultation } from '#clinic/consultations/queries.ts';
import { act } from '#office/action.ts';
import { keptFiles, sha256Of } from '#platform/kept-files.ts';
import { AdviceDesk, question, written } from '#tests/advice-desk.ts';
import { officeStore, type Person } from '#tests/office-store.ts';
import { castOf, inDays, layWorld, type Cast } from '#tests/watch-world.ts';
import { dropAdvice } from './actions/drop.ts';
import { editAdvice } from './actions/edit.ts';
import { handOn } from './actions/hand-on.ts';
import { secondRead } from './actions/second-read.ts';
import { sendBack } from './actions/send-back.ts';
import { signAdvice } from './actions/sign.ts';
import { advicePdf } from './issued.ts';
import { advicesOf, heardSince, sourcesOf } from './queries.ts';
import { openAdvice, adviceHistory } from './reading.ts';

const office = officeStore();
const folder = mkdtempSync(join(tmpdir(), 'advice-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let cast: Cast;
let desk: AdviceDesk;
beforeAll(async () => {
  await layWorld(office);
  cast = await castOf(office);
  desk = new AdviceDesk(office, cast);
});

describe('an ordinary answer', () => {
  test('takes one signature: numbered in the Area’s own register, and the consultation is answered', async () => {
    const consultationId = await desk.inHand();
    const { id } = await desk.draft(consultationId);
    await expect(desk.draft(consultationId)).rejects.toMatchObject({ code: 'advice.draft_there' });
    await desk.press(cast.officer, handOn.toSignatory, id);
    await expect(desk.press(cast.officer, signAdvice, id)).rejects.toMatchObject({
      code: 'office.not_permitted',
    });
    await desk.press(cast.director, signAdvice, id);
    const advice = await desk.now(id);
    expect(advice).toMatchObject({ state: 'signed', edition: 1, question, signedOn: inDays(0) });
    expect(advice.number).toMatch(/^คป\.7\/25\d\d\/\d{4}$/u);
    expect(advice.signerTitle).toContain('เขต 7');
    const consultation = await office.store.within(cast.officer.viewer, (tx) =>
      readConsultation(tx, consultationId),
    );
    expect(consultation).toMatchObject({ state: 'answered', answeredOn: inDays(0), isHeld: false });
  });

  test('says which facts it relies on, under a hash that anybody can compute from the list', async () => {
    const { id } = await desk.draft(await desk.inHand());
    const { facts, factsSha256 } = await desk.now(id);
    expect(facts).toBe('งบประมาณ รายการเดียวกัน\nวงเงินรวม ๙๖๐,๐๐๐ บาท');
    expect(factsSha256).toBe(createHash('sha256').update(facts, 'utf8').digest('hex'));
    const sources = await office.store.within(cast.officer.viewer, (tx) => sourcesOf(tx, id));
    expect(sources).toMatchObject([
      { lawId: 'procurement-act-2560', no: '56', inForceFromOn: '2017-08-23', readOn: inDays(0) },
      { lawId: null, no: null, title: 'แนวทางสมมุติของหน่วยงาน', isVerified: false },
    ]);
  });

  test('is not taken without conditions where its level has them, past its day, or without a source', async () => {
    const consultationId = await desk.inHand();
    for (const [changes, code] of [
      [{ level: 'conditional' }, 'advice.conditions_needed'],
      [{ validUntilOn: inDays(-1) }, 'advice.validity_over'],
      [{ section1: 'procurement-act-2560#9999' }, 'office.input'],
      [{ facts: ' \n ' }, 'office.input'],
    ] as const)
      await expect(desk.draft(consultationId, changes), code).rejects.toMatchObject({ code });
    const { id } = await desk.draft(consultationId, { section1: '', otherSources: '' });
    await expect(desk.press(cast.officer, handOn.toSignatory, id)).rejects.toMatchObject({
      code: 'advice.source_needed',
    });
    await desk.press(cast.officer, dropAdvice, id);
    await desk.draft(consultationId);
  });
});

test('the paper is made once, kept by its hash, and read from there by everybody after; a draft’s never is', async () => {
  const files = keptFiles(folder);
  const pdf = (id: string, by: Person) => advicePdf(office.store, by.viewer, files, id);
  const { id: unsigned } = await desk.draft(await desk.inHand(), { level: 'hold', wantsReader: 'yes' });
  expect(await pdf(unsigned, cast.officer)).toMatchObject({ sha256: '', fileName: 'ร่างคำปรึกษา.pdf' });
  const { id, number } = await desk.signed(await desk.inHand());
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
    const { id } = await desk.draft(await desk.inHand(), { level: 'hold' });
    await expect(desk.press(cast.officer, handOn.toSignatory, id)).rejects.toMatchObject({
      code: 'advice.reader_needed',
    });
    await desk.press(cast.officer, handOn.toReader, id);
    await expect(desk.press(cast.officer, secondRead, id)).rejects.toMatchObject({
      code: 'advice.own_words',
    });
    await expect(desk.press(cast.director, signAdvice, id)).rejects.toMatchObject({
      code: 'office.wrong_state',
    });
    await desk.press(cast.colleague, sendBack, id, { words: 'โปรดระบุหน่วยที่มีอำนาจ' });
    await office.owner(
      `UPDATE office.consultations SET held_until = now() - interval '1 minute' WHERE held_by IS NOT NULL`,
    );
    await desk.press(cast.director, editAdvice, id, { ...written, level: 'hold' });
    await desk.press(cast.officer, handOn.toReader, id);
    for (const writer of [cast.officer, cast.director])
      await expect(desk.press(writer, secondRead, id)).rejects.toMatchObject({ code: 'advice.own_words' });
    await desk.press(cast.colleague, secondRead, id);
    await desk.press(cast.director, signAdvice, id);
    expect(await desk.now(id)).toMatchObject({ state: 'signed', level: 'hold' });
  });

  test('is read again when it was changed after the reading, and never by whoever stepped aside', async () => {
    const consultationId = await desk.inHand();
    const { id } = await desk.draft(consultationId, { wantsReader: 'yes' });
    await desk.press(cast.officer, handOn.toReader, id);
    await desk.press(cast.colleague, secondRead, id);
    await desk.press(cast.officer, editAdvice, id, { ...written, level: 'reconsider' });
    expect(await desk.now(id)).toMatchObject({ state: 'drafted', readBy: null });
    await desk.press(cast.officer, handOn.toReader, id);
    await act(office.store, cast.colleague.viewer, stepAside, { consultationId, why: 'รู้จักคู่สัญญา' });
    await expect(desk.press(cast.colleague, secondRead, id)).rejects.toMatchObject({
      code: 'office.not_found',
    });
    await expect(
      office.store.within(cast.colleague.viewer, (tx) => openAdvice(tx, id)),
    ).rejects.toMatchObject({ code: 'office.not_found' });
  });
});

describe('a signed answer', () => {
  test('is changed by no deed and by no statement, not even the owner’s, and neither are its sources', async () => {
    const { id } = await desk.signed(await desk.inHand());
    for (const deed of [editAdvice, sendBack, dropAdvice, handOn.toReader, signAdvice])
      await expect(
        desk.press(cast.director, deed, id, { ...written, words: 'ขอแก้ไข' }),
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
    const consultationId = await desk.inHand();
    const first = await desk.signed(consultationId);
    await expect(desk.draft(consultationId)).rejects.toMatchObject({ code: 'advice.reason_needed' });
    const second = await desk.signed(consultationId, {
      level: 'conditional',
      conditions: 'ให้รวมเป็นโครงการเดียว',
      replacesWhy: 'อ้างวงเงินผิดปี',
    });
    expect(second).toMatchObject({ edition: 2, replacesId: first.id, replacesNumber: first.number });
    expect(await desk.now(first.id)).toMatchObject({
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
      desk.draft(consultationId, { replacesWhy: 'แก้อีกครั้ง', validUntilOn: inDays(-3) }),
    ).rejects.toMatchObject({ code: 'advice.validity_over' });
  });

  test('stays as it was when the asker tells more afterwards; that stands beside it', async () => {
    const consultationId = await desk.inHand();
    const advice = await desk.signed(consultationId);
    const { version } = await office.store.within(cast.officer.viewer, (tx) =>
      readConsultation(tx, consultationId),
    );
    const words = 'ที่จริงงบประมาณมาจากสองรายการ';
    await act(office.store, cast.officer.viewer, writeNote.hearAfter, { id: consultationId, version, words });
    expect(await desk.now(advice.id)).toEqual(advice);
    const later = await office.store.within(cast.officer.viewer, (tx) =>
      heardSince(tx, consultationId, advice.signedAt!),
    );
    expect(later).toMatchObject([{ words }]);
  });

  test('tells who read it, and its events hold no word of it', async () => {
    const advice = await desk.signed(await desk.inHand());
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
