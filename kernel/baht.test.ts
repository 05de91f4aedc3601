/** Amounts: exact satang in, readable baht out, and a reason for everything else. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatBaht, formatBahtShort, parseBaht } from '#kernel/baht.ts';

test.each([
  ['12000', 1_200_000n],
  ['12,000.50', 1_200_050n],
  ['12000.5', 1_200_050n],
  ['12000.', 1_200_000n],
  ['๑๒', 1_200n],
  ['๑๒,๐๐๐.๕๐ บาท', 1_200_050n],
  ['฿99.90', 9_990n],
  ['1.500', 150n],
  ['0', 0n],
  ['10000000000000', 1_000_000_000_000_000n],
])('%s is %s satang', (text, satang) => {
  expect(parseBaht(text)).toEqual({ ok: true, satang });
});

test.each([
  ['', 'empty'],
  [' - ', 'empty'],
  ['12,000,50', 'bad_grouping'],
  ['1,2', 'bad_grouping'],
  [',500', 'bad_grouping'],
  ['-5', 'negative'],
  ['(1,200)', 'negative'],
  ['1e308', 'not_a_number'],
  ['NaN', 'not_a_number'],
  ['20 ม.ค. 68', 'not_a_number'],
  ['1.2.3', 'not_a_number'],
  ['0.005', 'too_many_decimals'],
  ['10000000000000.01', 'too_large'],
])('%s is refused: %s', (text, reason) => {
  expect(parseBaht(text)).toEqual({ ok: false, reason });
});

test('amounts are written in full with their satang, and lists get short ones', () => {
  expect(formatBaht(123_456_789n)).toBe('1,234,567.89 บาท');
  expect(formatBaht(123_456_700n, 'en')).toBe('1,234,567 baht');
  expect(formatBaht(-5n)).toBe('-0.05 บาท');
  expect(formatBahtShort(124_999_900n)).toBe('1.2 ล้านบาท');
  expect(formatBahtShort(200_000_000n)).toBe('2 ล้านบาท');
  expect(formatBahtShort(150_000_000_000n)).toBe('1,500 ล้านบาท');
  expect(formatBahtShort(150_000_000_000n, 'en')).toBe('1.5 billion baht');
  expect(formatBahtShort(124_999_900n, 'en')).toBe('1.2 million baht');
  expect(formatBahtShort(48_000_000n)).toBe('480,000 บาท');
});

test('what is written in full parses back to the same satang', () => {
  const amounts = fc.bigInt({ min: 0n, max: 1_000_000_000_000_000n });
  fc.assert(
    fc.property(amounts, (satang) => {
      expect(parseBaht(formatBaht(satang))).toEqual({ ok: true, satang });
    }),
    { seed: 1 },
  );
});
