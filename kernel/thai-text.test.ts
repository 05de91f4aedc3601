/** Thai text: spellings that look the same are equal after folding, and widths fit a terminal. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  cutToWidth,
  displayWidth,
  fold,
  foldBare,
  padToWidth,
  thaiCollator,
  toArabicDigits,
} from '#kernel/thai-text.ts';

test('Thai digits become Arabic digits', () => {
  expect(toArabicDigits('ปี ๒๕๖๘ งบ ๑๒,๐๐๐')).toBe('ปี 2568 งบ 12,000');
});

test.each([
  ['ำ typed as two characters', 'สํานักงาน', 'สำนักงาน'],
  ['nikhahit before the tone', 'นํ้า', 'น้ำ'],
  ['tone before the nikhahit', 'น้ํา', 'น้ำ'],
  ['sara am before the tone', 'นำ้', 'น้ำ'],
  ['two เ for one แ', 'เเก้ไข', 'แก้ไข'],
  ['tone before the upper vowel', 'ท่ี', 'ที่'],
  ['tone before the lower vowel', 'ผู่', 'ผู่'],
  ['a tone typed twice', 'จ้้าง', 'จ้าง'],
  ['zero-width space inside a word', 'โรง\u200Bเรียน', 'โรงเรียน'],
  ['byte order mark', '\uFEFFเทศบาล', 'เทศบาล'],
  ['Thai digits', 'หมู่ที่ ๕', 'หมู่ที่ 5'],
  ['any white space', ' จ้าง\u00A0 เหมา\n', 'จ้าง เหมา'],
])('%s folds to the same text', (_why, one, other) => {
  expect(fold(one)).toBe(fold(other));
});

test('different words stay different', () => {
  expect(fold('น้ำมัน')).not.toBe(fold('นำมัน'));
  expect(fold('ผู้ว่า')).not.toBe(fold('ผู่ว้า'));
  expect(fold('สำนักงาน')).toBe('สำนักงาน'); // ำ stays one character: NFKC would split it
});

test('folding a folded text changes nothing', () => {
  const marks = fc.string({ unit: fc.constantFrom('ก', 'น', 'เ', 'า', 'ำ', 'ํ', '้', '่', 'ี', 'ุ', ' ', '๑') });
  fc.assert(
    fc.property(marks, (text) => fold(fold(fold(fold(text)))) === fold(fold(fold(text)))),
    { seed: 1 },
  );
});

test('vowels and tones above and below take no column', () => {
  expect(displayWidth('ที่')).toBe(1);
  expect(displayWidth('น้ำ')).toBe(2);
  expect(displayWidth('ข้อสังเกต')).toBe(7);
  expect(displayWidth('a\u200Bb')).toBe(2);
  expect(displayWidth('日本')).toBe(4);
});

test('cutting keeps a consonant and its marks together, and padding fills the column', () => {
  expect(cutToWidth('ที่ดินของรัฐ', 4)).toBe('ที่ดิน…');
  expect(cutToWidth('สั้น', 10)).toBe('สั้น');
  expect(displayWidth(padToWidth('ที่ดินของรัฐ', 5))).toBe(5);
  expect(padToWidth('ที่', 4)).toBe('ที่   ');
});

test('Thai dictionary order', () => {
  expect(['ข', 'เก', 'ก', 'แก'].sort(thaiCollator.compare)).toEqual(['ก', 'เก', 'แก', 'ข']);
});

test('the bare form is the folded form without spaces and in lower case, for any mixture of letters', () => {
  const letters = fc.constantFrom(...Array.from('กขนมปาำะเแโ่้ิีุู็ํ์ๆฯ๑๒0a Z-. \u200B\u00A0é'));
  fc.assert(
    fc.property(fc.array(letters, { maxLength: 12 }), (parts) => {
      const text = parts.join('');
      expect(foldBare(text)).toBe(fold(text).replace(/\s/gu, '').toLowerCase());
    }),
    { seed: 2569, numRuns: 3000 },
  );
});
