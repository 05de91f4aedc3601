/** How official letters write digits and days. */
import { expect, test } from 'vitest';
import { officialDate, thaiDigits, thaiDigitsInProse } from './official-thai.ts';

test('a day is written in full, with the Buddhist year and Thai digits', () => {
  expect(officialDate('2026-11-22')).toBe('๒๒ พฤศจิกายน ๒๕๖๙');
  expect(officialDate('2024-02-29')).toBe('๒๙ กุมภาพันธ์ ๒๕๖๗');
  expect(() => officialDate('2026-02-29')).toThrow(RangeError);
});

test('numbers become Thai ones, and those that are Thai already stay', () => {
  expect(thaiDigits('ปป ๐๐๐๗/123')).toBe('ปป ๐๐๐๗/๑๒๓');
  expect(thaiDigits(1234567.89)).toBe('๑๒๓๔๕๖๗.๘๙');
});

test('addresses and Latin codes in running text keep their digits', () => {
  expect(thaiDigitsInProse('ภายใน 15 วัน ดู https://x.go.th/67019 หรือ a1@b2.go.th\nโทร. 0 2502 6670')).toBe(
    'ภายใน ๑๕ วัน ดู https://x.go.th/67019 หรือ a1@b2.go.th\nโทร. ๐ ๒๕๐๒ ๖๖๗๐',
  );
});
