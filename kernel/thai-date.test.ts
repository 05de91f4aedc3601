/** Days as Thai records write them: what is a day becomes one, and nothing else does. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bangkokDay, dayOf, formatDay, parseThaiDate, toIso } from '#kernel/thai-date.ts';

test.each([
  ['20 ม.ค. 68', '2025-01-20'],
  ['1 ก.ย. 68', '2025-09-01'],
  ['20 ม.ค. 2568', '2025-01-20'],
  ['20ม.ค.68', '2025-01-20'],
  ['20 มค 68', '2025-01-20'],
  ['20 มี.ค 68', '2025-03-20'],
  ['20 มกราคม 2568', '2025-01-20'],
  ['20 มกราคม พ.ศ. 2568', '2025-01-20'],
  ['วันที่ 20 มกราคม พ.ศ. 2568', '2025-01-20'],
  ['วันอาทิตย์ที่ 22 พฤศจิกายน พ.ศ. 2569', '2026-11-22'],
  ['๒๐ มกราคม ๒๕๖๘', '2025-01-20'],
  ['๒๐ ม.ค. ๖๘', '2025-01-20'],
  ['20/01/2568', '2025-01-20'],
  ['20/1/68', '2025-01-20'],
  ['20-01-2568', '2025-01-20'],
  ['29 ก.พ. 67', '2024-02-29'],
  ['2025-01-20', '2025-01-20'],
  ['2568-01-20', '2025-01-20'],
  ['2025-01-20T00:00:00', '2025-01-20'],
  ['2025-01-19T17:00:00Z', '2025-01-20'],
  ['2025-01-20T00:30:00+07:00', '2025-01-20'],
  [' 20  ม.ค.\u00A068 ', '2025-01-20'],
])('%s is %s', (text, iso) => {
  const parsed = parseThaiDate(text);
  expect(parsed.ok && toIso(parsed.day)).toBe(iso);
});

test.each([
  ['', 'empty'],
  ['-', 'empty'],
  ['31 เม.ย. 68', 'no_such_day'],
  ['29 ก.พ. 68', 'no_such_day'],
  ['0 ม.ค. 68', 'no_such_day'],
  ['32/01/2568', 'no_such_day'],
  ['2025-02-30', 'no_such_day'],
  ['20 ม.ค. 25', 'ambiguous_year'],
  ['20/01/25', 'ambiguous_year'],
  ['20 ม.ค. 2400', 'year_out_of_range'],
  ['20 ม.ค. 9999', 'year_out_of_range'],
  ['20/13/2568', 'not_a_date'],
  ['20 ฉ.ก. 68', 'not_a_date'],
  ['สิ้นสุดสัญญา', 'not_a_date'],
  ['ระหว่างดำเนินการ', 'not_a_date'],
  ['45678', 'not_a_date'],
  ['20 ม.ค.', 'not_a_date'],
])('%s is refused: %s', (text, reason) => {
  expect(parseThaiDate(text)).toEqual({ ok: false, reason });
});

test('a Christian year where a Buddhist one stands is named, with the day it would be', () => {
  expect(parseThaiDate('20/01/2025')).toEqual({
    ok: false,
    reason: 'christian_year',
    dayIfChristian: dayOf(2025, 1, 20),
  });
  expect(parseThaiDate('15 ก.พ. 2025')).toMatchObject({ reason: 'christian_year' });
  expect(parseThaiDate('29 ก.พ. 2025')).toEqual({ ok: false, reason: 'christian_year' });
});

test('what is formatted in Thai parses back to the same day', () => {
  const days = fc.integer({ min: dayOf(1950, 1, 1)!, max: dayOf(2098, 12, 31)! });
  fc.assert(
    fc.property(days, (day) => {
      expect(parseThaiDate(formatDay(day))).toEqual({ ok: true, day });
      expect(parseThaiDate(toIso(day))).toEqual({ ok: true, day });
    }),
    { seed: 1 },
  );
});

test('a day is shown with its full Buddhist year, and in English with the Christian one', () => {
  const day = dayOf(2026, 11, 22)!;
  expect(formatDay(day)).toBe('22 พ.ย. 2569');
  expect(formatDay(day, 'en')).toBe('22 Nov 2026');
  expect(dayOf(1970, 1, 1)).toBe(0);
  expect(bangkokDay(Date.parse('2026-09-30T16:59:59.999Z'))).toBe(dayOf(2026, 9, 30));
  expect(bangkokDay(Date.parse('2026-09-30T17:00:00.000Z'))).toBe(dayOf(2026, 10, 1));
});
