/** Files of letters: judged by their bytes, bounded, seen with their letter, never attached to a ลับ one. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { act } from '#office/action.ts';
import { officeStore, publicViewer } from '#tests/office-store.ts';
import { attachAnswer } from './actions/attach-answer.ts';
import { attachFile } from './actions/attach-file.ts';
import { attachIncoming } from './actions/attach-incoming.ts';
import { registerIncoming } from './actions/register-incoming.ts';
import { answer, letterAt, secretDraft, setDesk, type Desk } from '#tests/letters-desk.ts';
import { KeptUpload, largestFile, openFile } from './files.ts';

const office = officeStore();
const folder = mkdtempSync(join(tmpdir(), 'truatkhap-files-'));
let desk: Desk;
beforeAll(async () => {
  desk = await setDesk(office, folder);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const text = (words: string) => new TextEncoder().encode(words);
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const pdf = (mark: string) => text(`%PDF-1.7\n% ${mark}\n%%EOF\n`);
const take = (name: string, bytes: Uint8Array) => KeptUpload.take(desk.files, { name, bytes });

describe('a file that is handed in', () => {
  test('is taken for what its bytes are, under a name that fits', async () => {
    expect(await take('หนังสือลงนาม.jpg', pdf('a'))).toMatchObject({
      mediaType: 'application/pdf',
      fileName: 'หนังสือลงนาม.jpg.pdf',
    });
    expect(await take('../../x\r\n.png', png)).toMatchObject({ mediaType: 'image/png', fileName: 'x.png' });
  });

  test('is kept without what a phone wrote beside the picture, and refused when the picture is not whole', async () => {
    const at = png.length - 12; // before its end
    const told = Buffer.concat([
      png.subarray(0, at),
      Buffer.from('0000000a', 'hex'),
      text('tEXtGPS 13.547'),
      Buffer.alloc(4),
      png.subarray(at),
    ]);
    const { sha256, byteCount } = await take('ภาพถ่าย.png', told);
    expect(byteCount).toBe(png.length);
    expect((await desk.files.read(sha256)).equals(png)).toBe(true);
    expect(await answer(take('ขาด.png', png.subarray(0, 50)))).toBe('letters.file_damaged');
  });

  test('is refused when it is something else, whatever its name says', async () => {
    const refused = {
      'page.pdf': text('<html><script>alert(1)</script>'),
      'picture.png': text('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'),
      'late.pdf': text(`${'x'.repeat(600)}%PDF-1.7`),
      'animation.png': Buffer.from('R0lGODlhAQABAAAAACw=', 'base64'),
      'document.pdf': Buffer.from('504b0304140000000800', 'hex'),
      'words.pdf': text('เพียงตัวอักษร'),
    };
    for (const [name, bytes] of Object.entries(refused))
      expect(await answer(take(name, bytes)), name).toBe('letters.file_wrong_type');
    expect(await answer(take('empty.pdf', new Uint8Array()))).toBe('letters.file_empty');
    const large = new Uint8Array(largestFile + 1);
    large.set(pdf('large'));
    expect(await answer(take('large.pdf', large))).toBe('letters.file_too_large');
    expect((await take('just.pdf', large.subarray(0, largestFile))).byteCount).toBe(largestFile);
  });

  test('cannot be named by a form: only what was looked at is attached', async () => {
    const { id } = await letterAt(office, desk, 'signed');
    const named = { sha256: 'a'.repeat(64), byteCount: 5, mediaType: 'application/pdf', fileName: 'a.pdf' };
    expect(
      await answer(act(office.store, desk.officer, attachFile, { id, purpose: 'scan', file: named })),
    ).toBe('office.input');
  });
});

describe('a file of a letter', () => {
  test('is opened by whoever sees the letter, and that is an event', async () => {
    const { id } = await letterAt(office, desk, 'dispatched');
    const file = await take('ฉบับลงนาม.pdf', pdf('scan'));
    const fileId = await act(office.store, desk.officer, attachFile, { id, purpose: 'scan', file });
    const opened = await openFile(office.store, desk.head, desk.files, fileId);
    expect(opened).toMatchObject({ fileName: 'ฉบับลงนาม.pdf', mediaType: 'application/pdf' });
    expect(opened.bytes).toEqual(Buffer.from(pdf('scan')));
    expect(
      await office.owner('SELECT name, data FROM office.events WHERE subject_id = $1', [fileId]),
    ).toEqual([{ name: 'letter.file_opened', data: { purpose: 'scan' } }]);
  });

  test('is answered as one that does not exist to everybody else', async () => {
    const { id } = await letterAt(office, desk, 'numbered');
    const fileId = await act(office.store, desk.officer, attachFile, {
      id,
      purpose: 'enclosure',
      file: await take('a.pdf', pdf('enclosure')),
    });
    const other = (await office.person({ role: 'area_director', scope: ['area', '5'] })).viewer;
    for (const viewer of [desk.head, other, publicViewer])
      for (const wanted of [fileId, '00000000-0000-4000-8000-000000000000', '../etc', ''])
        expect(await answer(openFile(office.store, viewer, desk.files, wanted))).toBe('office.not_found');
  });

  test('is kept once when it is attached twice', async () => {
    const { id } = await letterAt(office, desk, 'signed');
    const file = await take('a.pdf', pdf('twice'));
    const first = await act(office.store, desk.officer, attachFile, { id, purpose: 'scan', file });
    expect(await act(office.store, desk.director, attachFile, { id, purpose: 'scan', file })).toBe(first);
  });

  test('is one of 20 at most', async () => {
    const { id } = await letterAt(office, desk, 'signed');
    const attach = async (n: number) =>
      act(office.store, desk.officer, attachFile, {
        id,
        purpose: 'enclosure',
        file: await take('a.pdf', pdf(`${n}`)),
      });
    for (let n = 0; n < 20; n += 1) await attach(n);
    expect(await answer(attach(20))).toBe('letters.file_too_many');
  });

  test('is not attached to a ลับ letter, outgoing or incoming', async () => {
    const { id } = await letterAt(office, desk, 'signed', secretDraft);
    const file = await take('ลับ.pdf', pdf('secret'));
    expect(await answer(act(office.store, desk.officer, attachFile, { id, purpose: 'scan', file }))).toBe(
      'letters.secret_has_no_copy',
    );
    const came = await act(office.store, desk.officer, registerIncoming, {
      secrecy: 'secret',
      senderName: 'ผู้ส่ง',
    });
    expect(await answer(act(office.store, desk.officer, attachIncoming, { id: came.id, file }))).toBe(
      'letters.secret_has_no_copy',
    );
  });

  test('comes from the addressee only as part of its answer', async () => {
    const { id } = await letterAt(office, desk, 'dispatched');
    const file = await take('ตอบ.pdf', pdf('answer'));
    expect(await answer(act(office.store, desk.head, attachFile, { id, purpose: 'scan', file }))).toBe(
      'office.not_permitted',
    );
    const fileId = await act(office.store, desk.head, attachAnswer, { id, file });
    expect((await openFile(office.store, desk.officer, desk.files, fileId)).fileName).toBe('ตอบ.pdf');
    const stranger = (await office.person({ role: 'agency_head', scope: ['agency', 'agency:office:other'] }))
      .viewer;
    expect(await answer(act(office.store, stranger, attachAnswer, { id, file }))).toBe('office.not_found');
  });

  test('of an incoming letter stays in its office', async () => {
    const came = await act(office.store, desk.officer, registerIncoming, {
      secrecy: 'ordinary',
      senderName: 'ผู้ส่ง',
      subjectLine: 'หารือ',
    });
    const file = await take('รับ.png', png);
    const fileId = await act(office.store, desk.officer, attachIncoming, { id: came.id, file });
    expect((await openFile(office.store, desk.colleague, desk.files, fileId)).mediaType).toBe('image/png');
    expect(await answer(openFile(office.store, desk.head, desk.files, fileId))).toBe('office.not_found');
  });
});
