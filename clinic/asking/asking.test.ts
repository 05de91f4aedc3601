/** Asking online: taken once, read by its code alone, closed until the centre accepts the words, and told to no other desk. */
/* eslint-disable max-lines -- one story at one database: the question, its code, the words before it */
import { beforeAll, describe, expect, test } from 'vitest';
import { act } from '#office/action.ts';
import { writeNote } from '#clinic/consultations/actions/write-note.ts';
import { takeConsultation } from '#clinic/consultations/actions/take.ts';
import { listConsultations, notesOf, readConsultation } from '#clinic/consultations/queries.ts';
import { advicePdf } from '#clinic/advice/issued.ts';
import { followUpsOf } from '#clinic/advice/follow-ups.ts';
import { hashOfCode, newAgencyCode } from '#office/staff/agency-code.ts';
import { keptFiles, type KeptFiles } from '#platform/kept-files.ts';
import { AdviceDesk } from '#tests/advice-desk.ts';
import { freshFolder } from '#tests/egp-rows.ts';
import { answer } from '#tests/letters-desk.ts';
import { knock, testDoor } from '#tests/office-door.ts';
import { officeStore } from '#tests/office-store.ts';
import { castOf, inDays, layWorld, type Cast } from '#tests/watch-world.ts';
import { acceptIntakeText } from './actions/accept-text.ts';
import { withdrawIntakeText } from './actions/withdraw-text.ts';
import { lookThrough, takeQuestion, urgencyOf } from './ask.ts';
import { intakeSha256 } from './intake.ts';
import { acceptances, askerFiles, openAskerFile } from './queries.ts';
import {
  lookAtQuestion,
  paperForAsker,
  tellWhatWasDone,
  withdrawQuestion,
  writeToClinic,
  type AskersView,
} from './return.ts';

const office = officeStore();
const door = testDoor(office);
let cast: Cast;
let files: KeptFiles;
let machine = 0;

beforeAll(async () => {
  await layWorld(office);
  cast = await castOf(office);
  files = keptFiles(freshFolder());
  await expect(answer(lookThrough(office.store, typed()))).resolves.toBe('asking.closed');
  await act(office.store, cast.centre.viewer, acceptIntakeText, { sha256: intakeSha256, ground });
});

const ground = 'บันทึกสมมุติ ที่ ๑/๒๕๗๐';
const typed = (changes: object = {}) => ({
  askerKind: 'official',
  areaNo: '7',
  topic: 'buying_method',
  question: 'จะจ้างซ่อมถนนสายสมมุติสองช่วงในเดือนเดียวกัน ทำได้หรือไม่',
  decideByOn: '',
  amountThb: '๙๖๐,๐๐๐',
  askerName: 'ผู้ถามสมมุติ',
  agencySaid: 'อบต.สมมุติ',
  ...changes,
});
const at = (of = `198.51.100.${(machine += 1)}`) => ({
  store: office.store,
  door,
  knock: knock({ machine: of }),
});
const paper = {
  name: 'แผน.pdf',
  bytes: new TextEncoder().encode('%PDF-1.4\n1 0 obj <<>> endobj\ntrailer <<>>\n%%EOF\n'),
};

async function asked(changes: object = {}): Promise<{ code: string; id: string }> {
  const { code } = await lookThrough(office.store, typed(changes));
  await takeQuestion(office.store, typed(changes), code, null);
  const [row] = await office.owner<{ id: string }>(
    'SELECT consultation_id AS id FROM office.consultation_codes WHERE code_hash = $1',
    [Buffer.from(hashOfCode(code.replaceAll(' ', '')), 'hex')],
  );
  return { code, id: row!.id };
}
const view = (code: string): Promise<AskersView> => lookAtQuestion(at(), code);
const write = (code: string, words: string, sendingId = crypto.randomUUID()) =>
  writeToClinic(at(), { code, words, sendingId }, null);
const versionOf = async (id: string) =>
  (await office.store.within(cast.officer.viewer, (tx) => readConsultation(tx, id))).version;

describe('a question on the web', () => {
  test('is kept when it is sent, with a promise, for the clinic that was chosen', async () => {
    const before = await office.owner('SELECT FROM office.consultations');
    const { code, urgency } = await lookThrough(office.store, typed({ decideByOn: inDays(5) }));
    expect(urgency).toBe('soon');
    expect(await office.owner('SELECT FROM office.consultations')).toHaveLength(before.length);
    const taken = await takeQuestion(office.store, typed({ decideByOn: inDays(5) }), code, null);
    expect(taken.answerByOn <= inDays(5)).toBe(true);
    const { rows } = await office.store.within(cast.officer.viewer, (tx) =>
      listConsultations(tx, { words: 'ซ่อมถนน' }),
    );
    expect(rows).toMatchObject([{ channel: 'online', state: 'received', topic: 'buying_method' }]);
    const whole = await office.store.within(cast.officer.viewer, (tx) => readConsultation(tx, rows[0]!.id));
    expect(whole).toMatchObject({ agencySaid: 'อบต.สมมุติ', agencyId: null, amountThb: '960000.00' });
  });

  test('sent twice, also at the same moment, is one; its code takes no other question', async () => {
    const { code } = await lookThrough(office.store, typed());
    const send = (changes: object = {}) => takeQuestion(office.store, typed(changes), code, null);
    const [one, two] = await Promise.all([send(), send()]);
    expect(one.receivedAt).toEqual(two.receivedAt);
    expect(await answer(send({ question: 'อีกเรื่องหนึ่งที่ไม่เกี่ยวกับเรื่องแรก' }))).toBe('asking.sent_already');
    expect((await view(code)).question).toBe(typed().question);
  });

  test('says what is wrong with it and keeps nothing', async () => {
    const look = (changes: object) => answer(lookThrough(office.store, typed(changes)));
    expect(await look({ question: 'สั้น' })).toBe('office.input');
    expect(await look({ areaNo: '10' })).toBe('office.input');
    expect(await look({ topic: 'nothing_known' })).toBe('consultations.no_such_topic');
    expect(await look({ decideByOn: inDays(-1) })).toBe('consultations.day_over');
    expect(await look({ provinceIso: 'TH-00' })).toBe('consultations.no_such_place');
    const { code } = await lookThrough(office.store, typed());
    const exe = { files, uploads: [{ name: 'x.pdf', bytes: new TextEncoder().encode('MZ') }] };
    expect(await answer(takeQuestion(office.store, typed(), code, exe))).toBe('letters.file_wrong_type');
    expect(await answer(takeQuestion(office.store, typed(), '1234', null))).toBe('asking.code_slip');
    expect(await answer(view(code))).toBe('asking.code_gone');
  });

  test('is as urgent as its day', () => {
    const urgencies = [undefined, '2026-11-23', '2026-11-24', '2026-11-25', '2026-11-30', '2026-12-01'].map(
      (day) => urgencyOf(day, '2026-11-23'),
    );
    expect(urgencies).toEqual(['ordinary', 'today', 'today', 'soon', 'soon', 'ordinary']);
  });
});

describe('behind its code', () => {
  test('the asker sees the talk, and neither a number nor what is written inside', async () => {
    const { code, id } = await asked();
    const deed = async (action: Parameters<typeof act>[2], more: object = {}) =>
      act(office.store, cast.officer.viewer, action, { id, version: await versionOf(id), ...more });
    await deed(takeConsultation.first);
    await deed(writeNote.internal, { words: 'ระวังเรื่องนี้ (ภายใน)' });
    await deed(writeNote.ask, { words: 'มีงบประมาณกี่รายการ' });
    const asks = await view(code);
    expect(asks).toMatchObject({
      state: 'clarifying',
      isInHand: true,
      talk: [{ kind: 'asked', words: 'มีงบประมาณกี่รายการ' }],
    });
    expect(JSON.stringify(asks)).not.toMatch(/ปษ|ภายใน\)|เจ้าหน้าที่เขต/u);
    const [before, sending] = [await versionOf(id), crypto.randomUUID()];
    await Promise.all([write(code, 'สองรายการ', sending), write(code, 'สองรายการ', sending)]);
    const notes = await office.store.within(cast.colleague.viewer, (tx) => notesOf(tx, id));
    expect(notes.filter(({ isAskers }) => isAskers)).toMatchObject([
      { kind: 'heard', words: 'สองรายการ', writtenBy: null },
    ]);
    expect((await view(code)).state).toBe('in_hand');
    // A form that was opened before the asker wrote is told so.
    const stale = act(office.store, cast.officer.viewer, writeNote.internal, {
      id,
      version: before,
      words: 'เขียนทับ',
    });
    expect(await answer(stale)).toBe('office.stale_edit');
  });

  test('a document is for the clinic, once, and its opening is an event', async () => {
    const { code, id } = await asked();
    const documents = { files, uploads: [paper, paper] };
    await writeToClinic(at(), { code, words: 'แนบแผน', sendingId: crypto.randomUUID() }, documents);
    const listed = await office.store.within(cast.officer.viewer, (tx) => askerFiles(tx, id));
    expect(listed).toMatchObject([{ fileName: 'แผน.pdf' }]);
    const wanted = { consultationId: id, fileId: listed[0]!.id };
    const { bytes } = await openAskerFile(office.store, cast.officer.viewer, files, wanted);
    expect(bytes.equals(paper.bytes)).toBe(true);
    for (const { viewer } of [cast.elsewhere, cast.centre]) {
      expect(await answer(openAskerFile(office.store, viewer, files, wanted))).toBe('office.not_found');
      expect(await office.store.within(viewer, (tx) => askerFiles(tx, id))).toEqual([]);
    }
    const [event] = await office.owner(
      `SELECT area_no, province_iso, agency_id FROM office.events WHERE name = 'consultation.file_opened' AND subject_id = $1`,
      [id],
    );
    expect(event).toEqual({ area_no: 7, province_iso: null, agency_id: null });
  });

  test('it can be taken back until it is answered, and is then over for the clinic', async () => {
    const { code, id } = await asked();
    await withdrawQuestion(at(), code);
    await withdrawQuestion(at(), code);
    expect((await view(code)).state).toBe('withdrawn');
    expect(await answer(write(code, 'ยังอยากถาม'))).toBe('asking.over');
    const take = act(office.store, cast.officer.viewer, takeConsultation.first, {
      id,
      version: await versionOf(id),
    });
    expect(await answer(take)).toBe('office.wrong_state');
  });

  test('signed advice, the very paper that the clinic has, and what came of it', async () => {
    const { code, id } = await asked();
    await act(office.store, cast.officer.viewer, takeConsultation.first, { id, version: 1 });
    const advice = await new AdviceDesk(office, cast).signed(id);
    const { state, advices, followUps } = await view(code);
    expect(state).toBe('answered');
    expect(advices).toMatchObject([{ number: advice.number, level: 'no_observation', isReplaced: false }]);
    const mine = await paperForAsker(at(), code, advice.id, () => files);
    const theirs = await advicePdf(office.store, cast.officer.viewer, files, advice.id);
    expect(mine.bytes.equals(theirs.bytes)).toBe(true);
    expect(await answer(paperForAsker(at(), (await asked()).code, advice.id, () => files))).toBe(
      'asking.code_gone',
    );
    const did = {
      followUpId: followUps[0]!.id,
      did: 'followed',
      outcome: 'changed_before',
      changedThb: '480,000',
    };
    const tell = (more: object = {}) => answer(tellWhatWasDone(at(), { code, ...did, ...more }));
    expect(await tell({ outcome: 'explained' })).toBe('advice.money_of_another');
    expect(await tell({ did: 'cannot_reach' })).toBe('office.input');
    expect([await tell(), await tell()]).toEqual(['done', 'asking.over']);
    expect(await answer(tellWhatWasDone(at(), { ...did, code: (await asked()).code }))).toBe('asking.over');
    expect(await office.store.within(cast.officer.viewer, (tx) => followUpsOf(tx, id))).toMatchObject([
      { days: 30, did: 'followed', changedThb: '480000.00' },
      { days: 90, did: null },
    ]);
    expect(await answer(withdrawQuestion(at(), code))).toBe('asking.over');
  });

  test('a code that opens nothing is told apart from a slip alone, and cannot be guessed at', async () => {
    const { code } = await asked();
    const slipped = code.replace(/\d$/u, (digit) => String((Number(digit) + 1) % 10));
    expect(await answer(view(slipped))).toBe('asking.code_slip');
    const nothing = newAgencyCode().shown;
    const all = [
      view(nothing),
      write(nothing, 'มีใครอยู่ไหม'),
      withdrawQuestion(at(), nothing),
      tellWhatWasDone(at(), { code: nothing, followUpId: crypto.randomUUID(), did: 'followed' }),
      paperForAsker(at(), nothing, crypto.randomUUID(), () => files),
    ];
    expect(new Set(await Promise.all(all.map(answer)))).toEqual(new Set(['asking.code_gone']));
    const tries: string[] = [];
    for (let n = 0; n < 45; n += 1)
      tries.push(await answer(lookAtQuestion(at('203.0.113.8'), newAgencyCode().shown)));
    expect(new Set(tries)).toEqual(new Set(['asking.code_gone', 'sign_in.wait']));
  });

  test('is kept as a digest that no desk reads, and stands with no words in any event', async () => {
    const { code, id } = await asked();
    await write(code, 'ข้อเท็จจริงสมมุติเพิ่มเติม');
    const look = office.store.within(cast.officer.viewer, (tx) =>
      tx.selectFrom('office.consultation_codes').selectAll().execute(),
    );
    expect(await answer(look)).toBe('42501');
    const events = await office.owner(
      `SELECT name, data, area_no, province_iso, agency_id FROM office.events WHERE subject_id = $1`,
      [id],
    );
    expect(events).toMatchObject([
      { name: 'consultation.asked_online', area_no: 7, province_iso: null, agency_id: null, data: {} },
      { name: 'consultation.heard_online', area_no: 7, province_iso: null, agency_id: null, data: {} },
    ]);
    expect(JSON.stringify(events)).not.toMatch(/สมมุติ|\d{4} \d{4}/u);
  });
});

describe('what askers are told first', () => {
  test('is accepted by the centre, as it was shown and once; without it nothing is taken', async () => {
    const { viewer } = cast.centre;
    const accept = (sha256: string, by = viewer) =>
      answer(act(office.store, by, acceptIntakeText, { sha256, ground }));
    expect(await accept(intakeSha256)).toBe('asking.accepted_already');
    expect(await accept('0'.repeat(64))).toBe('asking.other_words');
    expect(await accept(intakeSha256, cast.director.viewer)).toBe('office.not_permitted');
    const { code } = await lookThrough(office.store, typed());
    const [inForce] = await office.store.within(viewer, acceptances);
    await act(office.store, viewer, withdrawIntakeText, {
      id: inForce!.id,
      version: 1,
      why: 'รอความเห็นทางกฎหมาย',
    });
    expect(await answer(takeQuestion(office.store, typed(), code, null))).toBe('asking.closed');
    expect(await accept(intakeSha256)).toBe('done');
    expect(await answer(takeQuestion(office.store, typed(), code, null))).toBe('done');
  });
});
