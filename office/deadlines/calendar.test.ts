/** Due days: moved off holidays, counted in working days, late only after their day. */
import { describe, expect, test } from 'vitest';
import { calendarOfDays, dueAfter, dueDay } from './calendar.ts';
import { readHolidaySeed } from './holiday-seed.ts';

const days = readHolidaySeed().days.map(({ on, verified }) => ({ day: on, verified }));
const on = (day: string) => calendarOfDays(days, new Date(`${day}T10:00:00+07:00`));

describe('a due day', () => {
  test('on a Sunday or in Songkran moves to the next working day', () => {
    expect(dueDay('2026-11-22', on('2026-11-20')).dueOn).toBe('2026-11-23');
    expect(dueDay('2026-04-13', on('2026-04-10')).dueOn).toBe('2026-04-16');
  });

  test('is overdue from the day after it, and on the day itself has no day left', () => {
    expect(dueDay('2026-11-20', on('2026-11-20'))).toMatchObject({ workingDaysLeft: 0, overdue: false });
    expect(dueDay('2026-11-20', on('2026-11-21'))).toMatchObject({ workingDaysLeft: 0, overdue: true });
    expect(dueDay('2026-11-20', on('2026-11-23'))).toMatchObject({ workingDaysLeft: -1, overdue: true });
  });

  test('keeps its count over the turn of the fiscal year; 30 September is a day like others, also when it is off', () => {
    expect(dueDay('2026-10-02', on('2026-09-30')).workingDaysLeft).toBe(2);
    expect(dueDay('2026-09-30', on('2026-09-30'))).toMatchObject({ dueOn: '2026-09-30', overdue: false });
    expect(dueDay('2026-09-30', on('2026-10-01'))).toMatchObject({ overdue: true, workingDaysLeft: -1 });
    const off = { ...on('2026-09-30'), holidays: new Set(['2026-09-30']) };
    expect(dueDay('2026-09-30', off)).toMatchObject({ dueOn: '2026-10-01', overdue: false });
  });

  test('is unsure when the count passes an unverified day off, or a year without any', () => {
    expect(dueDay('2026-11-27', on('2026-11-20')).unsure).toBe(false);
    expect(dueDay('2026-08-20', on('2026-08-10')).unsure).toBe(true); // 12 August is not verified
    expect(dueDay('2028-02-29', on('2028-02-25')).unsure).toBe(true); // nothing known of 2571
  });

  test('within 15 working days of 2 April 2569 is 29 April, not 23: Chakri and Songkran lie between', () => {
    expect(dueAfter(15, on('2026-04-02'))).toBe('2026-04-29');
  });
});
