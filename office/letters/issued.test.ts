/** The letter's PDF: rendered for a draft, kept for good once signed and once numbered. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { act } from '#office/action.ts';
import { sha256Of } from '#platform/kept-files.ts';
import { officeStore } from '#tests/office-store.ts';
import { editLetterHead } from './actions/edit-letter-head.ts';
import { answer, letterAt, setDesk, type Desk } from '#tests/letters-desk.ts';
import { letterPdf } from './issued.ts';

const office = officeStore();
const folder = mkdtempSync(join(tmpdir(), 'truatkhap-issued-'));
let desk: Desk;
beforeAll(async () => {
  desk = await setDesk(office, folder);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const pdf = (id: string, viewer = desk.officer) => letterPdf(office.store, viewer, desk.files, id);
const kept = (id: string) =>
  office.owner<{ purpose: string; sha256: string }>(
    'SELECT purpose, sha256 FROM office.letter_files WHERE letter_id = $1 ORDER BY added_at',
    [id],
  );

describe('the PDF of a letter', () => {
  test('as a draft is made each time and kept nowhere', async () => {
    const { id } = await letterAt(office, desk, 'drafted');
    const { bytes, sha256, fileName } = await pdf(id);
    expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
    expect([sha256, fileName]).toEqual(['', 'หนังสือร่าง.pdf']);
    expect(await kept(id)).toEqual([]);
  });

  test('once signed is made once, though five ask at the same moment', async () => {
    const { id } = await letterAt(office, desk, 'signed');
    const made = await Promise.all(Array.from({ length: 5 }, () => pdf(id)));
    expect(new Set(made.map(({ sha256 }) => sha256)).size).toBe(1);
    expect(new Set(made.map(({ bytes }) => sha256Of(bytes)))).toEqual(new Set([made[0]!.sha256]));
    expect(await kept(id)).toEqual([{ purpose: 'signed_pdf', sha256: made[0]!.sha256 }]);
  });

  test('once numbered is made anew with its number, and the signed one is kept beside it', async () => {
    const { id } = await letterAt(office, desk, 'signed');
    const signed = await pdf(id);
    const { numberLetter } = await import('./actions/number-letter.ts');
    await act(office.store, desk.officer, numberLetter, { id });
    const numbered = await pdf(id);
    expect(numbered.fileName).toMatch(/^หนังสือที่ \d+-25\d\d\.pdf$/u);
    expect((await kept(id)).map(({ sha256 }) => sha256)).toEqual([signed.sha256, numbered.sha256]);
  });

  test('stays the same when the office’s head changes afterwards', async () => {
    const { id } = await letterAt(office, desk, 'signed');
    const [head] = await office.owner<{ letter_office_id: string; version: number }>(
      'SELECT letter_office_id, version FROM office.letter_offices WHERE office_no = 7',
    );
    const before = await letterAt(office, desk, 'drafted');
    const old = await pdf(before.id);
    await act(office.store, desk.director, editLetterHead, {
      id: head!.letter_office_id,
      version: head!.version,
      name: 'สำนักงาน ปปท. เขต 7 (ย้ายที่ตั้ง)',
      address: 'ที่ตั้งใหม่',
      numberPrefix: 'ปป 0000',
    });
    expect(sha256Of((await pdf(before.id)).bytes)).not.toBe(sha256Of(old.bytes)); // a draft shows the new head
    const [frozen] = await office.owner<{ name: string }>(
      `SELECT head ->> 'name' AS name FROM office.letters WHERE letter_id = $1`,
      [id],
    );
    expect(frozen!.name).not.toContain('ย้ายที่ตั้ง');
    expect((await pdf(id)).bytes.subarray(0, 5).toString()).toBe('%PDF-');
  });

  test('is the same file for the addressee, who makes none', async () => {
    const { id } = await letterAt(office, desk, 'dispatched');
    const ours = await pdf(id);
    const theirs = await pdf(id, desk.head);
    expect(theirs.sha256).toBe(ours.sha256);
    await office.owner(`DELETE FROM office.letter_files WHERE letter_id = $1`, [id]);
    expect(await answer(pdf(id, desk.head))).toBe('office.not_found');
  });

  test('is not handed out when the kept file was tampered with', async () => {
    const { id } = await letterAt(office, desk, 'dispatched');
    const { sha256 } = await pdf(id);
    rmSync(join(folder, 'files', sha256.slice(0, 2), sha256));
    expect(await answer(pdf(id))).toBe('kept_files.damaged');
  });

  test('of another office’s head is nobody else’s to change', async () => {
    const [head] = await office.owner<{ letter_office_id: string }>(
      'SELECT letter_office_id FROM office.letter_offices WHERE office_no = 5',
    );
    const change = { id: head!.letter_office_id, version: 1, name: 'สำนักงานอื่น' };
    expect(await answer(act(office.store, desk.director, editLetterHead, change))).toBe('office.not_found');
    expect(await answer(act(office.store, desk.officer, editLetterHead, change))).toBe(
      'office.not_permitted',
    );
  });
});
