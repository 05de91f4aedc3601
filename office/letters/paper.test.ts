/** A letter on paper: official Thai, and nothing that people typed is ever markup. */
import { describe, expect, test } from 'vitest';
import { renderPdf } from '#platform/typst/pdf.ts';
import { printedText } from '#platform/typst/printed-text.ts';
import { officialNumber, paperOf, type PaperFacts } from './paper.ts';

const facts: PaperFacts = {
  kind: 'external',
  urgency: 'ordinary',
  state: 'numbered',
  recipientName: 'ผู้ว่าราชการจังหวัดสมุทรสาคร',
  subjectLine: 'ขอเชิญประชุมเชิงปฏิบัติการ',
  references: ['หนังสือจังหวัดสมุทรสาคร ที่ สค 0017/1234 ลงวันที่ 3 พฤศจิกายน 2569'],
  enclosures: ['กำหนดการ จำนวน 1 ฉบับ', 'แบบตอบรับ จำนวน 1 ชุด'],
  body: 'ย่อหน้าแรก บรรทัดแรก\nบรรทัดที่สอง\n\nจึงเรียนมาเพื่อโปรดทราบ',
  signerName: 'นางสาวทดสอบ สมมุติ',
  signerTitle: 'ผู้อำนวยการสำนักงาน ปปท. เขต 7',
  draftedOn: '2026-11-20',
  numberedOn: '2026-11-22',
  registerNo: 123,
  isDemonstration: false,
  head: {
    name: 'สำนักงาน ปปท. เขต 7',
    address: 'ถนนตัวอย่าง\nจังหวัดนครปฐม 73000',
    owner: 'กลุ่มงานป้องกันการทุจริตในภาครัฐ',
    phone: '0 0000 0000',
    numberPrefix: 'ปป 0007',
  },
};
/** Without spaces: words are set one by one, so spaces between them are not text of the page. */
const shown = (given: Partial<PaperFacts> = {}) =>
  printedText(paperOf({ ...facts, ...given })).replace(/\s/gu, '');
const bare = (text: string) => text.replace(/\s/gu, '');

describe('an official letter', () => {
  test('says number, office, date, subject, addressee, references, enclosures, text and signature, in that order', () => {
    const text = shown();
    const order = [
      'ที่',
      'ปป ๐๐๐๗/๑๒๓',
      'สำนักงาน ปปท. เขต ๗',
      'จังหวัดนครปฐม ๗๓๐๐๐',
      '๒๒ พฤศจิกายน ๒๕๖๙',
      'เรื่อง',
      'ขอเชิญประชุมเชิงปฏิบัติการ',
      'เรียน',
      'ผู้ว่าราชการจังหวัดสมุทรสาคร',
      'อ้างถึง',
      'ที่ สค ๐๐๑๗/๑๒๓๔ ลงวันที่ ๓ พฤศจิกายน ๒๕๖๙',
      'สิ่งที่ส่งมาด้วย',
      'กำหนดการ จำนวน ๑ ฉบับ',
      'แบบตอบรับ จำนวน ๑ ชุด',
      'บรรทัดที่สอง',
      'จึงเรียนมาเพื่อโปรดทราบ',
      'ขอแสดงความนับถือ',
      '(นางสาวทดสอบ สมมุติ)',
      'ผู้อำนวยการสำนักงาน ปปท. เขต ๗',
      'กลุ่มงานป้องกันการทุจริตในภาครัฐ',
      'โทร. ๐ ๐๐๐๐ ๐๐๐๐',
    ];
    let from = 0;
    for (const words of order) {
      const at = text.indexOf(bare(words), from);
      expect(at, words).toBeGreaterThanOrEqual(from);
      from = at + bare(words).length;
    }
    expect(text).not.toMatch(/[0-9]/u);
  });

  test('leaves out references and enclosures where there are none', () => {
    const text = shown({ references: [], enclosures: [] });
    expect(text).not.toContain('อ้างถึง');
    expect(text).not.toContain('สิ่งที่ส่งมาด้วย');
  });

  test('has no number and no date before it is numbered, only their places', () => {
    const text = shown({ state: 'signed', registerNo: null, numberedOn: null });
    expect(text).toContain(bare('ปป ๐๐๐๗/'));
    expect(text).not.toContain('พฤศจิกายน๒๕๖๙ขอ');
    expect(officialNumber(null, null)).toBe('');
    expect(officialNumber(null, 5)).toBe('/๕');
  });

  test('says that it is a draft until it is signed, and that the demonstration is one', () => {
    expect(shown({ state: 'reviewed' })).toContain('ร่าง');
    expect(shown({ state: 'signed' })).not.toContain('ร่าง');
    expect(shown({ isDemonstration: true })).toContain('เอกสารสาธิต');
  });

  test('says how urgent it is, where it is', () => {
    expect(shown({ urgency: 'most_urgent' })).toContain('ด่วนที่สุด');
    expect(shown()).not.toContain('ด่วน');
  });

  test('as a memorandum is headed บันทึกข้อความ and has no complimentary close', () => {
    const text = shown({ kind: 'memo' });
    expect(text).toMatch(/^บันทึกข้อความส่วนราชการ/u);
    expect(text).toContain(bare('วันที่ ๒๒ พฤศจิกายน ๒๕๖๙'));
    expect(text).not.toContain('ขอแสดงความนับถือ');
  });
});

describe('what people typed', () => {
  const hostile = '#panic() $x^2$ *หนา* _เอน_ @อ้าง <ป้าย> [กล่อง] {โค้ด} `รหัส` \\ // /* = == ~ -- "คำ" #{1+1}';

  test.each(['external', 'memo'] as const)('is shown as typed in every field of the %s', (kind) => {
    const text = shown({
      kind,
      recipientName: hostile,
      subjectLine: hostile,
      references: [hostile],
      enclosures: [hostile, hostile],
      body: hostile,
      signerName: hostile,
      signerTitle: hostile,
      head: { name: hostile, address: hostile, owner: hostile, phone: hostile, numberPrefix: hostile },
    });
    const fields = kind === 'external' ? 13 : 12; // a memorandum has no address
    const marks = '*หนา* _เอน_ @อ้าง <ป้าย> [กล่อง] {โค้ด} `รหัส` \\ // /* = == ~ -- "คำ"';
    for (const part of ['#panic()', marks]) expect(text.split(bare(part)).length - 1, part).toBe(fields);
  });

  test('keeps every Thai word whole on its line, months too', () => {
    const { data } = paperOf({ ...facts, subjectLine: 'ลงวันที่ 3 พฤศจิกายน 2569 เด็ก ๆ ฯลฯ' });
    expect(data['subject']).toContainEqual(['พฤศจิกายน']);
  });

  test('of 20,000 letters and 20 enclosures is printed, over many pages', async () => {
    const pdf = await renderPdf(
      paperOf({
        ...facts,
        body: 'การเฝ้าระวังและป้องกันการทุจริตเชิงรุก '.repeat(512).slice(0, 20_000),
        enclosures: Array.from({ length: 20 }, (_one, index) => `เอกสารฉบับที่ ${index + 1}`),
      }),
    );
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    expect(pdf.length).toBeGreaterThan(30_000);
  });

  test('without any break in it, in Thai or Latin, is still printed', async () => {
    const pdf = await renderPdf(paperOf({ ...facts, subjectLine: 'A'.repeat(300), body: 'ก'.repeat(5000) }));
    expect(pdf.length).toBeGreaterThan(5000);
  });
});
