/** Lines of a CSV file: whatever was in the data, a spreadsheet shows it and runs nothing. */
import { describe, expect, test } from 'vitest';
import { csvLine } from './csv.ts';

describe('CSV', () => {
  test.each(['=1+1', '+66', '-cmd', '@SUM(A1)', '\tx', '\rx', '＝1+1', '＋1', '－1', '＠x'])(
    '%s cannot act as a formula',
    (cell) => {
      expect(csvLine([cell]).replace(/^"|"$/gu, '')).toBe(`'${cell}`);
    },
  );
  test('numbers, also as decimal text below zero, and plain words stay', () => {
    expect(csvLine([-5, '-5.25', 12n, null, 'คำ'])).toBe('-5,-5.25,12,,คำ');
  });
  test('a formula behind a quote is both guarded and quoted', () => {
    expect(csvLine(['=HYPERLINK("x")'])).toBe(`"'=HYPERLINK(""x"")"`);
  });
});
