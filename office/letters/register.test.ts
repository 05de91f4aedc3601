/** The registers: numbers in order, without a gap, never twice, whoever asks at the same moment. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { act } from '#office/action.ts';
import { bangkokToday, calendarYearBe } from '#kernel/working-days.ts';
import { officeStore } from '#tests/office-store.ts';
import { draftLetter } from './actions/draft-letter.ts';
import { numberLetter } from './actions/number-letter.ts';
import { registerIncoming } from './actions/register-incoming.ts';
import { answer, draft, letterAt, setDesk, type Desk } from '#tests/letters-desk.ts';

const office = officeStore();
const folder = mkdtempSync(join(tmpdir(), 'truatkhap-registers-'));
const year = calendarYearBe(bangkokToday(new Date()));
let desk: Desk;
beforeAll(async () => {
  desk = await setDesk(office, folder);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Signed past the actions: this file is about numbers. */
async function signed(count: number, officeNo = 7): Promise<string[]> {
  const rows = await office.owner<{ id: string }>(
    `INSERT INTO office.letters (office_no, kind, secrecy, state, recipient_kind, recipient_name, subject_line, body, drafted_by)
     SELECT $2, 'external', 'ordinary', 'signed', 'other', 'ผู้รับ', 'เรื่องทดสอบ', 'ข้อความทดสอบเลขที่', p.person_id
     FROM generate_series(1, $1), (SELECT person_id FROM office.people LIMIT 1) AS p RETURNING letter_id AS id`,
    [count, officeNo],
  );
  return rows.map(({ id }) => id);
}

const given = async (direction: 'out' | 'in', officeNo = 7) =>
  (
    await office.owner<{ register_no: number }>(
      `SELECT register_no FROM office.register_entries
       WHERE office_no = $1 AND direction = $2 AND year_be = $3 ORDER BY register_no`,
      [officeNo, direction, year],
    )
  ).map(({ register_no }) => register_no);
const upTo = (n: number) => Array.from({ length: n }, (_one, index) => index + 1);

describe('the register of outgoing letters', () => {
  test('gives 20 letters that are numbered at one moment 20 numbers in a row, each once', async () => {
    const ids = await signed(20);
    const results = await Promise.all(
      ids.map((id, index) =>
        act(office.store, index % 2 ? desk.officer : desk.director, numberLetter, { id }),
      ),
    );
    const numbers = results.map(({ registerNo }) => registerNo).sort((a, b) => a - b);
    expect(numbers).toEqual(upTo(20));
    expect(results.every(({ yearBe }) => yearBe === year)).toBe(true);
    expect(await given('out')).toEqual(upTo(20));
  });

  test('gives one letter one number, however many press the button at once', async () => {
    const [id] = await signed(1);
    const before = (await given('out')).length;
    const outcomes = await Promise.all(
      upTo(6).map(() => answer(act(office.store, desk.officer, numberLetter, { id }))),
    );
    expect(outcomes.sort()).toEqual(['done', ...upTo(5).map(() => 'office.wrong_state')]);
    expect(await given('out')).toEqual(upTo(before + 1));
  });

  test('takes a number back when the transaction fails, and leaves no gap', async () => {
    const [broken, whole] = await signed(2);
    const before = (await given('out')).length;
    const failing = office.store.within(desk.officer, async (tx) => {
      await numberLetter.perform(tx, { id: broken });
      throw new Error('the power went');
    });
    const [, done] = await Promise.all([
      expect(failing).rejects.toThrow('the power went'),
      act(office.store, desk.officer, numberLetter, { id: whole }),
    ]);
    expect(done.registerNo).toBe(before + 1);
    expect(await given('out')).toEqual(upTo(before + 1));
  });

  test('is the office’s own: another Area begins at 1', async () => {
    const other = (await office.person({ role: 'area_director', scope: ['area', '5'] })).viewer;
    const [id] = await signed(1, 5);
    expect((await act(office.store, other, numberLetter, { id })).registerNo).toBe(1);
  });

  test('begins anew with the Buddhist calendar year, whatever the last year came to', async () => {
    const other = (await office.person({ role: 'area_director', scope: ['area', '4'] })).viewer;
    await office.owner(`INSERT INTO office.letter_registers VALUES (4, 'out', $1, 500)`, [year - 1]);
    const [id] = await signed(1, 4);
    expect(await act(office.store, other, numberLetter, { id })).toEqual({ registerNo: 1, yearBe: year });
  });

  test('counts ลับ letters in the same row of numbers', async () => {
    const before = (await given('out')).length;
    const secret = { kind: 'memo', secrecy: 'secret', recipientKind: 'other', recipientName: 'ผู้รับหนังสือลับ' };
    await letterAt(office, desk, 'numbered', secret);
    expect(await given('out')).toEqual(upTo(before + 1));
  });

  test('cannot be written, changed or emptied by the application, and no number can be chosen', async () => {
    const [id] = await signed(1);
    const refused = (statement: string) =>
      answer(office.store.within(desk.officer, (tx) => sql.raw(statement).execute(tx)));
    for (const statement of [
      `UPDATE office.letter_registers SET last_no = 1`,
      `DELETE FROM office.register_entries`,
      `UPDATE office.register_entries SET register_no = 999`,
      `INSERT INTO office.letter_registers VALUES (7, 'out', 2600, 1)`,
      `UPDATE office.letters SET register_no = 7, register_year_be = 2569, numbered_on = now() WHERE letter_id = '${id}'`,
      `DELETE FROM office.letters WHERE letter_id = '${id}'`,
    ])
      expect(await refused(statement), statement).toBe('42501');
    expect(await refused(`SELECT office.enter_in_register('out', gen_random_uuid())`)).toBe('42501');
    const other = (await office.person({ role: 'area_officer', scope: ['area', '5'] })).viewer;
    expect(
      await answer(
        office.store.within(other, (tx) =>
          sql.raw(`SELECT office.enter_in_register('out', '${id}')`).execute(tx),
        ),
      ),
    ).toBe('42501');
  });
});

describe('the register of incoming letters', () => {
  const entry = {
    secrecy: 'ordinary',
    senderName: 'องค์การบริหารส่วนตำบลตัวอย่าง',
    theirNumber: 'สค 00000/12',
    theirDateOn: '2026-11-02',
    subjectLine: 'ตอบหนังสือ',
  };

  test('counts by itself, in a row, for 10 that come in at once', async () => {
    const results = await Promise.all(
      upTo(10).map(() => act(office.store, desk.officer, registerIncoming, entry)),
    );
    expect(results.map(({ registerNo }) => registerNo).sort((a, b) => a - b)).toEqual(upTo(10));
    expect(await given('in')).toEqual(upTo(10));
  });

  test('takes no number for an entry that is refused', async () => {
    const before = await given('in');
    const refused = (more: object) =>
      answer(act(office.store, desk.officer, registerIncoming, { ...entry, ...more }));
    expect(await refused({ subjectLine: '' })).toBe('letters.subject_missing');
    expect(await refused({ receivedOn: '2099-01-01' })).toBe('letters.bad_day');
    expect(await refused({ senderAgencyId: 'agency:office:nobody' })).toBe('letters.recipient_unknown');
    expect(await refused({ answersLetterId: '00000000-0000-4000-8000-000000000000' })).toBe(
      'office.not_found',
    );
    expect(await given('in')).toEqual(before);
  });

  test('takes nothing from whoever keeps no register', async () => {
    for (const [role, scope] of [
      ['administrator', ['nation', '']],
      ['province_officer', ['province', 'TH-74']],
    ] as const) {
      const { viewer } = await office.person({ role, scope: [...scope] });
      expect(await answer(act(office.store, viewer, registerIncoming, entry))).toBe('office.not_permitted');
      expect(await answer(act(office.store, viewer, draftLetter, draft))).toBe('office.not_permitted');
    }
  });
});
