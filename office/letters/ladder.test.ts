/** A letter from draft to answer: who does what, in which order, and what stays as it was. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { act } from '#office/action.ts';
import { bangkokToday } from '#kernel/working-days.ts';
import { officeStore } from '#tests/office-store.ts';
import { answerLetter } from './actions/answer-letter.ts';
import { confirmReceipt } from './actions/confirm-receipt.ts';
import { dispatchLetter } from './actions/dispatch-letter.ts';
import { draftLetter } from './actions/draft-letter.ts';
import { editLetter } from './actions/edit-letter.ts';
import { numberLetter } from './actions/number-letter.ts';
import { recordReceipt } from './actions/record-receipt.ts';
import { reviewLetter } from './actions/review-letter.ts';
import { signLetter } from './actions/sign-letter.ts';
import { withdrawLetter } from './actions/withdraw-letter.ts';
import { answer, draft, letterAt, setDesk, type Desk } from '#tests/letters-desk.ts';

const office = officeStore();
const folder = mkdtempSync(join(tmpdir(), 'truatkhap-letters-'));
let desk: Desk;
beforeAll(async () => {
  desk = await setDesk(office, folder);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const row = async (id: string) =>
  (
    await office.owner<Record<string, unknown>>(
      `SELECT *, signed_on::text, dispatched_on::text FROM office.letters WHERE letter_id = $1`,
      [id],
    )
  )[0]!;
const events = async (id: string) =>
  (
    await office.owner<{ name: string }>(
      'SELECT name FROM office.events WHERE subject_id = $1 ORDER BY event_no',
      [id],
    )
  ).map(({ name }) => name);
const today = bangkokToday(new Date());

describe('a letter', () => {
  test('goes from draft to answer, each step by whoever may, each an event', async () => {
    const { id } = await letterAt(office, desk, 'dispatched');
    await act(office.store, desk.head, confirmReceipt, { id, version: 5 });
    await act(office.store, desk.head, answerLetter, { id, version: 6, answer: 'ได้แก้ไขขั้นตอนแล้ว' });
    expect(await row(id)).toMatchObject({
      state: 'answered',
      version: 7,
      dispatched_on: today,
      signed_on: today,
    });
    expect(await events(id)).toEqual([
      'letter.drafted',
      'letter.reviewed',
      'letter.signed',
      'letter.numbered',
      'letter.dispatched',
      'letter.received',
      'letter.answered',
    ]);
  });

  test('is not reviewed by whoever wrote it last', async () => {
    const { id } = await letterAt(office, desk, 'drafted');
    expect(await answer(act(office.store, desk.officer, reviewLetter, { id, version: 1 }))).toBe(
      'letters.own_draft',
    );
    await act(office.store, desk.colleague, editLetter, { ...draft, id, version: 1 });
    expect(await answer(act(office.store, desk.colleague, reviewLetter, { id, version: 2 }))).toBe(
      'letters.own_draft',
    );
    await act(office.store, desk.officer, reviewLetter, { id, version: 2 });
  });

  test('that is edited after review has to be reviewed again', async () => {
    const { id, version } = await letterAt(office, desk, 'reviewed');
    await act(office.store, desk.officer, editLetter, { ...draft, id, version, subjectLine: 'เรื่องใหม่' });
    expect(await row(id)).toMatchObject({ state: 'drafted', subject_line: 'เรื่องใหม่', reviewed_by: null });
    expect(await answer(act(office.store, desk.director, signLetter, { id, version: version + 1 }))).toBe(
      'office.wrong_state',
    );
  });

  test('is signed by the director and not by an officer, under name and position', async () => {
    const { id, version } = await letterAt(office, desk, 'reviewed');
    expect(await answer(act(office.store, desk.officer, signLetter, { id, version }))).toBe(
      'office.not_permitted',
    );
    await act(office.store, desk.director, signLetter, { id, version });
    expect(await row(id)).toMatchObject({ signer_title: 'ผู้อำนวยการสำนักงาน ปปท. เขต 7' });
  });

  test('once signed is changed by nobody, not even past the actions', async () => {
    const { id, version } = await letterAt(office, desk, 'signed');
    expect(await answer(act(office.store, desk.officer, editLetter, { ...draft, id, version }))).toBe(
      'office.wrong_state',
    );
    for (const change of [
      `body = 'ข้อความอื่นที่ไม่ได้ลงนาม'`,
      `subject_line = 'เรื่องอื่น'`,
      `recipient_name = 'ผู้อื่น'`,
      `signer_name = 'ผู้อื่น'`,
      `head = '{}'`,
      `office_no = 5`,
    ])
      expect(
        await answer(office.owner(`UPDATE office.letters SET ${change} WHERE letter_id = $1`, [id])),
        change,
      ).toBe('42501');
  });

  test('that cannot be put on paper is stopped at review, and says which character', async () => {
    const id = await act(office.store, desk.officer, draftLetter, { ...draft, subjectLine: 'ราคา 漢 บาท' });
    await expect(act(office.store, desk.colleague, reviewLetter, { id, version: 1 })).rejects.toMatchObject({
      code: 'render.unprintable',
      details: { characters: ['漢'] },
    });
    expect(await row(id)).toMatchObject({ state: 'drafted', version: 1 });
  });

  test('is not dispatched before its numbered PDF is kept', async () => {
    const { id, version } = await letterAt(office, desk, 'numbered');
    expect(
      await answer(act(office.store, desk.officer, dispatchLetter, { id, version, means: 'post' })),
    ).toBe('letters.not_printed');
  });

  test('is not dispatched tomorrow, nor before it had its number, nor received before it left', async () => {
    const { id, version } = await letterAt(office, desk, 'numbered');
    const send = (dispatchedOn: string) =>
      answer(act(office.store, desk.officer, dispatchLetter, { id, version, means: 'post', dispatchedOn }));
    expect(await send('2099-01-01')).toBe('letters.bad_day');
    expect(await send('2020-01-01')).toBe('letters.bad_day');
    expect(await send('2026-02-30')).toBe('office.input');
    const sent = await letterAt(office, desk, 'dispatched');
    expect(
      await answer(act(office.store, desk.officer, recordReceipt, { ...sent, receivedOn: '2020-01-01' })),
    ).toBe('letters.bad_day');
  });

  test('seen in an old tab is refused as stale, and nothing happens twice', async () => {
    const { id } = await letterAt(office, desk, 'reviewed');
    expect(await answer(act(office.store, desk.director, signLetter, { id, version: 1 }))).toBe(
      'office.stale_edit',
    );
    const twice = { requestId: `sign-${id}` };
    await act(office.store, desk.director, signLetter, { id, version: 2 }, twice);
    await act(office.store, desk.director, signLetter, { id, version: 2 }, twice);
    expect((await events(id)).filter((name) => name === 'letter.signed')).toHaveLength(1);
  });
});

describe('withdrawing', () => {
  test('takes a reason and works only before dispatch', async () => {
    const before = await letterAt(office, desk, 'drafted');
    expect(await answer(act(office.store, desk.officer, withdrawLetter, { ...before, why: '' }))).toBe(
      'office.input',
    );
    await act(office.store, desk.officer, withdrawLetter, { ...before, why: 'not_needed' });
    const after = await letterAt(office, desk, 'dispatched');
    expect(await answer(act(office.store, desk.director, withdrawLetter, { ...after, why: 'mistake' }))).toBe(
      'office.wrong_state',
    );
  });

  test('a signed letter is for who may sign; it keeps its number', async () => {
    const numbered = await letterAt(office, desk, 'numbered');
    expect(
      await answer(act(office.store, desk.officer, withdrawLetter, { ...numbered, why: 'mistake' })),
    ).toBe('office.not_permitted');
    const { register_no } = await row(numbered.id);
    await act(office.store, desk.director, withdrawLetter, { ...numbered, why: 'mistake', note: 'ที่อยู่ผิด' });
    expect(await row(numbered.id)).toMatchObject({ state: 'withdrawn', register_no });
    const next = await letterAt(office, desk, 'numbered');
    expect((await row(next.id))['register_no']).toBe(Number(register_no) + 1);
  });

  test('is the end: nothing more can be done with the letter', async () => {
    const { id, version } = await letterAt(office, desk, 'drafted');
    await act(office.store, desk.officer, withdrawLetter, { id, version, why: 'replaced' });
    const now = { id, version: version + 1 };
    expect(await answer(act(office.store, desk.colleague, reviewLetter, now))).toBe('office.wrong_state');
    expect(await answer(act(office.store, desk.officer, numberLetter, now))).toBe('office.wrong_state');
  });
});

describe('a draft', () => {
  const refused = (given: object) =>
    answer(act(office.store, desk.officer, draftLetter, { ...draft, ...given }));

  test('goes to somebody who exists in the writer’s sight', async () => {
    expect(await refused({ recipientId: 'agency:office:nobody' })).toBe('letters.recipient_unknown');
    expect(await refused({ recipientKind: 'nacc_centre' })).toBe('letters.recipient_unknown'); // takes no id
    expect(await refused({ recipientKind: 'province', recipientId: 'TH-99' })).toBe(
      'letters.recipient_unknown',
    );
    expect(await refused({ recipientName: '' })).toBe('letters.recipient_name_missing');
    expect(await refused({ recipientKind: 'other', recipientId: '' })).toBe('done');
  });

  test('addresses governors and NACC offices by their titles when nothing was typed', async () => {
    const to = async (recipientKind: string, recipientId: string) =>
      (
        await row(
          await act(office.store, desk.officer, draftLetter, {
            ...draft,
            recipientKind,
            recipientId,
            recipientName: '',
          }),
        )
      )['recipient_name'];
    expect(await to('province', 'TH-74')).toBe('ผู้ว่าราชการจังหวัดสมุทรสาคร');
    expect(await to('nacc_province', 'TH-74')).toBe('ผู้อำนวยการสำนักงาน ป.ป.ช. ประจำจังหวัดสมุทรสาคร');
  });

  test('has a subject and a text, of bounded length', async () => {
    expect(await refused({ subjectLine: '' })).toBe('letters.content_missing');
    expect(await refused({ body: 'ก'.repeat(20_001) })).toBe('office.input');
    expect(await refused({ references: Array(11).fill('อ้าง').join('\n') })).toBe('office.input');
  });

  test('keeps hostile text as text: no controls, no marks that turn the writing round', async () => {
    const id = await act(office.store, desk.officer, draftLetter, {
      ...draft,
      subjectLine: 'เรื่อง\u0000\u202E <script>alert(1)</script>\r\nBcc: x@y.z',
    });
    expect((await row(id))['subject_line']).toBe('เรื่อง <script>alert(1)</script> Bcc: x@y.z');
  });

  test('is no partner’s and no administrator’s to write', async () => {
    for (const [role, scope] of [
      ['governor', ['province', 'TH-74']],
      ['administrator', ['nation', '']],
      ['agency_head', ['agency', 'agency:office:demo-tambon']],
    ] as const) {
      const { viewer } = await office.person({ role, scope: [...scope] });
      expect(await answer(act(office.store, viewer, draftLetter, draft)), role).toBe('office.not_permitted');
    }
  });
});
