/** Working days of Thai offices: weekends, holidays, the year's edges, the hour of rest. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addWorkingDays,
  bangkokToday,
  calendarYearBe,
  dayNumber,
  isWorkingDay,
  nextWorkingHour,
  substituteDays,
  workingDaysBetween,
} from './working-days.ts';

const none = new Set<string>();
const songkran2569 = new Set(['2026-04-06', '2026-04-13', '2026-04-14', '2026-04-15']);
const at = (text: string) => new Date(text);

describe('a working day', () => {
  test('is no Saturday, no Sunday and no holiday', () => {
    expect(isWorkingDay('2026-11-20', none)).toBe(true); // Friday
    expect(isWorkingDay('2026-11-21', none)).toBe(false);
    expect(isWorkingDay('2026-11-22', none)).toBe(false);
    expect(isWorkingDay('2026-04-14', songkran2569)).toBe(false);
  });

  test('exists in the calendar, or it is refused rather than moved', () => {
    expect(dayNumber('2024-02-29')).toBe(dayNumber('2024-02-28') + 1);
    for (const wrong of ['2026-02-29', '2567-02-30', '2026-9-1', '', '2026-13-01'])
      expect(() => isWorkingDay(wrong, none)).toThrow(RangeError);
  });
});

describe('counting on', () => {
  test('leaves out the day itself, and runs over a weekend', () => {
    expect(addWorkingDays('2026-11-20', 1, none)).toBe('2026-11-23');
    expect(addWorkingDays('2026-11-16', 5, none)).toBe('2026-11-23');
  });

  test('steps over the Songkran days in one go', () => {
    expect(addWorkingDays('2026-04-10', 1, songkran2569)).toBe('2026-04-16');
    expect(addWorkingDays('2026-04-03', 15, songkran2569)).toBe('2026-04-30');
  });

  test('by nothing gives the day, or the next on which an office works', () => {
    expect(addWorkingDays('2026-11-20', 0, none)).toBe('2026-11-20');
    expect(addWorkingDays('2026-04-11', 0, songkran2569)).toBe('2026-04-16');
  });

  test('goes back as it goes on', () => {
    expect(addWorkingDays('2026-04-16', -1, songkran2569)).toBe('2026-04-10');
  });

  test('crosses the leap day and the turn of the fiscal and the calendar year', () => {
    expect(addWorkingDays('2028-02-28', 1, none)).toBe('2028-02-29');
    expect(addWorkingDays('2028-02-29', 1, none)).toBe('2028-03-01');
    expect(addWorkingDays('2026-09-30', 1, none)).toBe('2026-10-01');
    expect(addWorkingDays('2026-12-30', 1, new Set(['2026-12-31', '2027-01-01']))).toBe('2027-01-04');
  });

  test('refuses half a day', () => expect(() => addWorkingDays('2026-11-20', 0.5, none)).toThrow(RangeError));

  test('and counting between are each other’s reverse, whatever the holidays', () => {
    const day = fc.integer({ min: dayNumber('2025-01-01'), max: dayNumber('2028-12-31') });
    const iso = day.map((n) => new Date(n * 86_400_000).toISOString().slice(0, 10));
    fc.assert(
      fc.property(iso, fc.integer({ min: -60, max: 60 }), fc.uniqueArray(iso), (from, n, off) => {
        const holidays = new Set(off);
        fc.pre(n !== 0);
        const to = addWorkingDays(from, n, holidays);
        expect(isWorkingDay(to, holidays)).toBe(true);
        const between = workingDaysBetween(from, to, holidays);
        // Backwards the day itself is the last one counted, when it is a working day.
        expect(between).toBe(n > 0 || isWorkingDay(from, holidays) ? n : n + 1);
      }),
    );
  });
});

describe('days left', () => {
  test('are none on the day itself and less than none after it', () => {
    expect(workingDaysBetween('2026-11-20', '2026-11-20', none)).toBe(0);
    expect(workingDaysBetween('2026-11-23', '2026-11-20', none)).toBe(-1);
    expect(workingDaysBetween('2026-11-20', '2026-11-24', none)).toBe(2);
  });

  test('do not count a weekend: due on Friday is one working day late only on Monday', () => {
    expect(workingDaysBetween('2026-11-22', '2026-11-20', none)).toBe(0);
    expect(Object.is(workingDaysBetween('2026-11-22', '2026-11-20', none), -0)).toBe(false);
  });
});

describe('today in Bangkok', () => {
  test('turns at 17:00 UTC, also from 30 September to 1 October', () => {
    expect(bangkokToday(at('2026-09-30T16:59:59.999Z'))).toBe('2026-09-30');
    expect(bangkokToday(at('2026-09-30T17:00:00.000Z'))).toBe('2026-10-01');
    expect(bangkokToday(at('2028-02-28T17:00:00Z'))).toBe('2028-02-29');
  });

  test('belongs to a calendar year of letters that ends on 31 December', () => {
    expect(calendarYearBe(bangkokToday(at('2026-12-31T16:59:59Z')))).toBe(2569);
    expect(calendarYearBe(bangkokToday(at('2026-12-31T17:00:00Z')))).toBe(2570);
    expect(calendarYearBe('2026-10-01')).toBe(2569); // the fiscal year is 2570 already
  });
});

describe('the next working hour', () => {
  const bangkok = (text: string) => at(`${text}+07:00`);

  test('is now, while the office works', () => {
    const now = bangkok('2026-11-20T10:15:30');
    expect(nextWorkingHour(now, none)).toEqual(now);
  });

  test('waits for half past eight, through noon, over night, weekend and Songkran', () => {
    const next = (from: string, to: string, holidays = none) =>
      expect(nextWorkingHour(bangkok(from), holidays)).toEqual(bangkok(to));
    next('2026-11-20T06:00', '2026-11-20T08:30');
    next('2026-11-20T12:00', '2026-11-20T13:00');
    next('2026-11-20T16:29:59', '2026-11-20T16:29:59');
    next('2026-11-20T16:30', '2026-11-23T08:30');
    next('2026-11-21T10:00', '2026-11-23T08:30');
    next('2026-04-10T16:30', '2026-04-16T08:30', songkran2569);
  });
});

describe('a holiday on a weekend', () => {
  const of = (...days: string[]) => [...substituteDays(new Set(days))];

  test('is made up for on the next working day', () => {
    expect(of('2026-05-31')).toEqual([['2026-06-01', '2026-05-31']]); // Visakha Bucha on a Sunday
    expect(of('2026-12-05', '2026-12-10')).toEqual([['2026-12-07', '2026-12-05']]);
  });

  test('is made up for once when Saturday and Sunday both were holidays, as in July 2560', () => {
    expect(of('2017-07-08', '2017-07-09')).toEqual([['2017-07-10', '2017-07-08']]);
  });

  test('moves past holidays that follow it: Songkran 2567 from Saturday to Monday gives Tuesday', () => {
    expect(of('2024-04-13', '2024-04-14', '2024-04-15')).toEqual([['2024-04-16', '2024-04-13']]);
  });

  test('on a weekday needs none', () => expect(of('2026-04-06')).toEqual([]));
});
