/** The fiscal year turns at Bangkok's midnight between 30 September and 1 October. */
import { expect, test } from 'vitest';
import { fiscalMonth, fiscalYearBe, fiscalYearBeOfInstant, fiscalYearDays } from '#kernel/fiscal-year.ts';
import { dayOf } from '#kernel/thai-date.ts';

test('the last millisecond of a fiscal year and the first of the next, in Bangkok', () => {
  expect(fiscalYearBeOfInstant(new Date('2026-09-30T16:59:59.999Z'))).toBe(2569);
  expect(fiscalYearBeOfInstant(new Date('2026-09-30T17:00:00.000Z'))).toBe(2570);
});

test.each([
  [2024, 10, 1, 2568, 1],
  [2024, 12, 31, 2568, 3],
  [2025, 1, 1, 2568, 4],
  [2025, 8, 1, 2568, 11],
  [2025, 9, 30, 2568, 12],
  [2025, 10, 1, 2569, 1],
])('%i-%i-%i lies in fiscal year %i, month %i', (year, month, dayOfMonth, fiscalYear, expected) => {
  const day = dayOf(year, month, dayOfMonth)!;
  expect([fiscalYearBe(day), fiscalMonth(day)]).toEqual([fiscalYear, expected]);
});

test('a fiscal year runs from 1 October to 30 September', () => {
  const { from, to } = fiscalYearDays(2568);
  expect([from, to]).toEqual([dayOf(2024, 10, 1), dayOf(2025, 9, 30)]);
  expect([fiscalYearBe(from), fiscalYearBe(to), fiscalYearBe(to + 1)]).toEqual([2568, 2568, 2569]);
});
