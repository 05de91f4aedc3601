/** An agency replies by the code on a slip: once, without an account, and told nothing by a code that is no good. */
/* eslint-disable max-lines -- one story at one database: the code, its reply, the reminder before it */
import { beforeAll, describe, expect, test } from 'vitest';
import { dues } from '#office/letters/dues.ts';
import { linkMatter } from '#office/letters/matter.ts';
import { draftLetter } from '#office/letters/actions/draft-letter.ts';
import { openWatchItem } from '#office/watch-items/actions/open.ts';
import { hashOfCode, newAgencyCode } from '#office/staff/agency-code.ts';
import { act as actAtOnce } from '#office/action.ts';
import { act } from '#tests/access/drill.ts';
import { freshFolder } from '#tests/egp-rows.ts';
import { agencyId, answer, draft, letterAt, secretDraft, setDesk, type Desk } from '#tests/letters-desk.ts';
import { knock, testDoor } from '#tests/office-door.ts';
import { officeStore } from '#tests/office-store.ts';
import { typedItem } from '#tests/watch-world.ts';
import { makeReplyCode } from './actions/make-code.ts';
import { readReply } from './actions/read-reply.ts';
import { remindOfLetter } from './actions/remind.ts';
import { withdrawReplyCode } from './actions/withdraw-code.ts';
import { repliesOf, replyCodesOf, unanswered } from './queries.ts';
import { lookAtReplyCode, replyByCode } from './reply.ts';

const office = officeStore();
const door = testDoor(office);
let desk: Desk;
let machine = 0;

beforeAll(async () => {
  desk = await setDesk(office, freshFolder());
});

/** Each asks from a machine of its own, unless it says so. */
const at = (of = `198.51.100.${(machine += 1)}`) => ({
  store: office.store,
  door,
  knock: knock({ machine: of }),
});
const said = (changes: object = {}) => ({
  sendingId: crypto.randomUUID(),
  byKind: 'named',
  fullName: 'นางสาวสมมุติ ตอบแทน',
  positionTitle: 'ผู้อำนวยการกองคลัง',
  explanation: 'หน่วยงานได้ทบทวนขั้นตอนแล้ว (สมมุติ)',
  changed: 'รวมการจัดซื้อเป็นรายการเดียว',
  changedOn: '2569-11-20',
  ...changes,
});

async function codeFor(letterId: string): Promise<string> {
  const { shown, hash } = newAgencyCode();
  await act(office.store, desk.officer, makeReplyCode, { id: letterId, codeHash: hash });
  return shown;
}

async function sent(given: object = draft): Promise<{ id: string; code: string }> {
  const { id } = await letterAt(office, desk, 'dispatched', given);
  return { id, code: await codeFor(id) };
}

const repliesTo = (id: string) => office.store.within(desk.officer, (tx) => repliesOf(tx, id));
const stateOf = async (id: string) =>
  (await office.owner<{ state: string }>('SELECT state FROM office.letters WHERE letter_id = $1', [id]))[0]!
    .state;

describe('the code on a slip', () => {
  test('opens the letter it belongs to, takes one reply, and gives a receipt', async () => {
    const { id, code } = await sent();
    const letter = await lookAtReplyCode(at(), code);
    expect(letter).toMatchObject({ subject: draft.subjectLine, isAmendment: false, recommendations: [] });
    expect(letter.body).toContain('จึงเรียนมาเพื่อโปรดพิจารณา');
    const receipt = await replyByCode(at(), { code, ...said() }, null);
    expect(receipt.receiptNo).toMatch(/^ตอบ\.7\/25\d\d\/\d{4}$/u);
    expect(await stateOf(id)).toBe('answered');
    expect(await repliesTo(id)).toMatchObject([
      {
        fullName: 'นางสาวสมมุติ ตอบแทน',
        positionTitle: 'ผู้อำนวยการกองคลัง',
        changedOn: '2026-11-20',
        state: 'received',
      },
    ]);
    const waiting = await office.store.within(desk.colleague, dues);
    expect(waiting).toContainEqual(
      expect.objectContaining({ kind: 'letter_reply_to_read', href: `/letters/${id}#replies` }),
    );
  });

  test('is refused the second time; the very same sending gets its receipt again', async () => {
    const { id, code } = await sent();
    const typed = said();
    const both = await Promise.all([
      replyByCode(at(), { code, ...typed }, null),
      replyByCode(at(), { code, ...typed }, null),
    ]);
    expect(both[0]).toEqual(both[1]);
    expect(await answer(replyByCode(at(), { code, ...said() }, null))).toBe('letters.reply_code_gone');
    expect(await answer(lookAtReplyCode(at(), code))).toBe('letters.reply_code_gone');
    expect(await repliesTo(id)).toHaveLength(1);
  });

  test('by two at the same moment with different words is used by one', async () => {
    const { id, code } = await sent();
    const answers = await Promise.all(
      [1, 2, 3].map(() => answer(replyByCode(at(), { code, ...said() }, null))),
    );
    expect(answers.sort()).toEqual(['done', 'letters.reply_code_gone', 'letters.reply_code_gone']);
    expect(await repliesTo(id)).toHaveLength(1);
  });

  test('is amended by a new code from the officer; what was said first stays', async () => {
    const { id, code } = await sent();
    await replyByCode(at(), { code, ...said() }, null);
    const second = await codeFor(id);
    expect(await lookAtReplyCode(at(), second)).toMatchObject({ isAmendment: true });
    await replyByCode(at(), { code: second, ...said({ explanation: 'ขอแก้ไขคำตอบเดิมในข้อสอง' }) }, null);
    const texts = (await repliesTo(id)).map(({ explanation }) => explanation);
    expect(texts).toEqual(['หน่วยงานได้ทบทวนขั้นตอนแล้ว (สมมุติ)', 'ขอแก้ไขคำตอบเดิมในข้อสอง']);
    const change = office.store.within(desk.officer, (tx) =>
      tx.updateTable('office.letter_replies').set({ explanation: 'แก้ย้อนหลังโดยเจ้าหน้าที่' }).execute(),
    );
    expect(await answer(change)).toBe('42501');
  });

  test('tells nothing where it is unknown, stopped, over, or its letter was not sent yet', async () => {
    const { id: early } = await letterAt(office, desk, 'numbered');
    const unsent = await codeFor(early);
    const { id, code: first } = await sent();
    const second = await codeFor(id); // stops the first
    const [open] = (await office.store.within(desk.officer, (tx) => replyCodesOf(tx, id))).filter(
      ({ state }) => state === 'open',
    );
    await act(office.store, desk.colleague, withdrawReplyCode, { id: open!.id });
    const { id: late, code: over } = await sent();
    await office.owner(
      `UPDATE office.letter_reply_codes SET made_at = now() - interval '60 days', expires_at = now() - interval '1 second' WHERE letter_id = $1`,
      [late],
    );
    for (const code of [unsent, first, second, over, newAgencyCode().shown]) {
      expect(await answer(lookAtReplyCode(at(), code))).toBe('letters.reply_code_gone');
      expect(await answer(replyByCode(at(), { code, ...said() }, null))).toBe('letters.reply_code_gone');
    }
    const slipped = first.replace(/\d$/u, (digit) => String((Number(digit) + 1) % 10));
    expect(await answer(lookAtReplyCode(at(), slipped))).toBe('letters.reply_code_slip');
  });

  test('cannot be guessed at: after some tries from one machine each waits', async () => {
    const answers: string[] = [];
    for (let tries = 0; tries < 45; tries += 1)
      answers.push(await answer(lookAtReplyCode(at('203.0.113.9'), newAgencyCode().shown)));
    expect(new Set(answers)).toEqual(new Set(['letters.reply_code_gone', 'sign_in.wait']));
  });

  test('is kept as a digest, for its own office, and stands in no event', async () => {
    const { id, code } = await sent();
    await replyByCode(at(), { code, ...said() }, null);
    const kept = (viewer: Desk['officer']) =>
      office.store.within(viewer, (tx) =>
        tx.selectFrom('office.letter_reply_codes').select('code_hash').where('letter_id', '=', id).execute(),
      );
    const digest = hashOfCode(code.replaceAll(' ', ''));
    expect((await kept(desk.officer)).map((row) => row.code_hash.toString('hex'))).toEqual([digest]);
    expect(await kept(desk.head)).toEqual([]);
    const told = JSON.stringify(
      await office.owner('SELECT name, data FROM office.events WHERE subject_id = $1', [id]),
    );
    expect(told).toContain('letter.reply_code_made');
    expect(told).not.toMatch(/สมมุติ|\d{4} \d{4}|\d{28}/u);
  });

  test('is never made for a ลับ letter, whoever asks', async () => {
    const { id } = await letterAt(office, desk, 'dispatched', secretDraft);
    expect(await answer(codeFor(id))).toBe('letters.secret_has_no_copy');
    const past = office.store.within(desk.officer, (tx) =>
      tx
        .insertInto('office.letter_reply_codes')
        .values({
          letter_id: id,
          code_hash: Buffer.alloc(32, 7),
          made_by: (desk.officer as { personId: string }).personId,
          expires_at: new Date(Date.now() + 86_400_000),
        })
        .execute(),
    );
    expect(await answer(past)).toBe('42501');
  });
});

describe('a document that comes with a reply', () => {
  const pdf = new TextEncoder().encode('%PDF-1.4\n1 0 obj <<>> endobj\ntrailer <<>>\n%%EOF\n');

  test('is kept with it; what is no paper is refused and uses nothing up', async () => {
    const { id, code } = await sent();
    const bad = {
      files: desk.files,
      upload: { name: 'สูตร.exe', bytes: new TextEncoder().encode('MZ, not a paper') },
    };
    expect(await answer(replyByCode(at(), { code, ...said() }, bad))).toBe('letters.file_wrong_type');
    await replyByCode(
      at(),
      { code, ...said() },
      { files: desk.files, upload: { name: 'ชี้แจง.pdf', bytes: pdf } },
    );
    expect(await repliesTo(id)).toMatchObject([{ fileName: 'ชี้แจง.pdf' }]);
  });

  test('behind a code that is no good is not even looked at', async () => {
    const upload = { name: 'x.pdf', bytes: new TextEncoder().encode('no paper at all') };
    const tried = replyByCode(
      at(),
      { code: newAgencyCode().shown, ...said() },
      { files: desk.files, upload },
    );
    expect(await answer(tried)).toBe('letters.reply_code_gone');
  });
});

test('a reply becomes a source of the watch item its letter is about, which the agency never sees', async () => {
  const { id: itemId } = await act(office.store, desk.officer, openWatchItem, typedItem({ agencyId }));
  const about = { aboutKind: 'watch_item', aboutId: itemId };
  const { code } = await sent({ ...draft, ...about });
  expect(JSON.stringify(await lookAtReplyCode(at(), code))).not.toContain('ฝร.');
  await replyByCode(at(), { code, ...said() }, null);
  const sources = await office.owner(
    `SELECT kind, added_by, note FROM office.watch_sources WHERE watch_item_id = $1 AND kind = 'agency_reply'`,
    [itemId],
  );
  expect(sources).toEqual([{ kind: 'agency_reply', added_by: null, note: 'หน่วยงานได้ทบทวนขั้นตอนแล้ว (สมมุติ)' }]);
});

test('a reply is read by somebody of the office, and by nobody of another', async () => {
  const { id, code } = await sent();
  await replyByCode(at(), { code, ...said() }, null);
  const [one] = await repliesTo(id);
  const elsewhere = await office.person({ role: 'area_officer', scope: ['area', '5'] });
  const given = { id: one!.id, version: 1 };
  expect(await answer(act(office.store, elsewhere.viewer, readReply, given))).toBe('office.not_found');
  expect(await office.store.within(elsewhere.viewer, (tx) => repliesOf(tx, id))).toEqual([]);
  await act(office.store, desk.officer, readReply, given);
  expect(await repliesTo(id)).toMatchObject([{ state: 'read' }]);
});

test('what the letter recommends is shown to whoever holds its code', async () => {
  const { id, code } = await sent();
  const [recommendation] = await office.owner<{ id: string }>(
    `INSERT INTO office.recommendations (number, agency_id, area_no, province_iso, advice, due_on, issued_by)
     VALUES ('ขน.7/2570/9001', $1, 7, 'TH-74', 'รวมรายการที่เหมือนกัน', '2027-01-15', $2) RETURNING recommendation_id AS id`,
    [agencyId, (desk.officer as { personId: string }).personId],
  );
  await office.store.within(desk.officer, (tx) =>
    linkMatter(tx, { letterId: id }, 'ordinary', {
      aboutKind: 'recommendation',
      aboutId: recommendation!.id,
    }),
  );
  expect((await lookAtReplyCode(at(), code)).recommendations).toEqual([
    { number: 'ขน.7/2570/9001', advice: 'รวมรายการที่เหมือนกัน', dueOn: '2027-01-15' },
  ]);
});

describe('a reminder', () => {
  test('goes out once in three working days, however many press', async () => {
    const { id } = await letterAt(office, desk, 'dispatched', draft);
    await office.owner(`UPDATE office.letters SET reply_due_on = '2026-01-05' WHERE letter_id = $1`, [id]);
    const list = () => office.store.within(desk.officer, unanswered);
    expect(await list()).toContainEqual(expect.objectContaining({ id, mayRemind: true, reminders: 0 }));
    const press = (by: Desk['officer']) => answer(actAtOnce(office.store, by, remindOfLetter, { id }));
    const answers = await Promise.all([press(desk.officer), press(desk.colleague), press(desk.officer)]);
    expect(answers.sort()).toEqual(['done', 'letters.reminded_already', 'letters.reminded_already']);
    expect(await list()).toContainEqual(expect.objectContaining({ id, mayRemind: false, reminders: 1 }));
    await office.owner(
      `UPDATE office.letter_reminders SET reminded_on = reminded_on - 10 WHERE letter_id = $1`,
      [id],
    );
    expect(await answer(act(office.store, desk.officer, remindOfLetter, { id }))).toBe('done');
  });

  test('is not sent of a letter that was answered, nor of one that is ลับ', async () => {
    const { id, code } = await sent();
    await replyByCode(at(), { code, ...said() }, null);
    expect(await answer(act(office.store, desk.officer, remindOfLetter, { id }))).toBe('office.wrong_state');
    const { id: secret } = await letterAt(office, desk, 'dispatched', secretDraft);
    expect(await answer(act(office.store, desk.officer, remindOfLetter, { id: secret }))).toBe(
      'letters.secret_has_no_copy',
    );
    expect(
      await answer(
        act(office.store, desk.officer, draftLetter, { ...draft, aboutKind: 'watch_item', aboutId: secret }),
      ),
    ).toBe('office.not_found');
  });
});
