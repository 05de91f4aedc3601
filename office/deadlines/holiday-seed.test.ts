/** holidays.yaml: whole, dated, and honest about what it does not know. */
import { describe, expect, test } from 'vitest';
import { addWorkingDays, isWorkingDay } from '#kernel/working-days.ts';
import { readHolidaySeed } from './holiday-seed.ts';

const { days, missing } = readHolidaySeed();
const named = (on: string) => days.find((day) => day.on === on);
const off = new Set(days.map((day) => day.on));

describe('the seed of holidays', () => {
  test('has each day once, in Thai and English, with a source', () => {
    expect(off.size).toBe(days.length);
    for (const day of days) {
      expect(day.th, day.on).toMatch(/[ก-๙]/);
      expect(day.en, day.on).toMatch(/^[A-Z][^ก-๙]+$/);
      expect(day.source, day.on).toMatch(/https?:\/\/|date-holidays/);
    }
  });

  test('makes up for Visakha Bucha 2569 on Monday 1 June and for 5 December on Monday 7', () => {
    expect(named('2026-06-01')?.en).toBe('Substitute for Visakha Bucha Day');
    expect(named('2026-12-07')?.th).toMatch(/^ชดเชยวันคล้ายวันพระบรมราชสมภพ/);
    expect(named('2027-10-25')?.en).toBe('Substitute for King Chulalongkorn Memorial Day');
  });

  test('calls no day by the moon verified, nor its substitute', () => {
    const lunar = days.filter((day) => /Bucha|Lent/.test(day.en));
    expect(lunar.length).toBe(5);
    expect(lunar.filter((day) => day.verified)).toEqual([]);
  });

  test('says which days of a year it lacks', () => {
    expect(missing.get(2569)?.map(({ en }) => en)).toEqual([
      'Royal Ploughing Ceremony Day (set by the Royal Household)',
    ]);
    expect(missing.get(2570)).toHaveLength(5);
  });

  test('gives Songkran 2569 its three days: Friday 10 April is followed by Thursday 16', () => {
    expect(addWorkingDays('2026-04-10', 1, off)).toBe('2026-04-16');
    expect(isWorkingDay('2026-01-02', off)).toBe(false);
    expect(isWorkingDay('2026-05-01', off)).toBe(true); // Labour Day closes banks, not government offices
  });
});
