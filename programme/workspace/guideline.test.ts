/** The guideline of an enrolled province: what it says of itself, and on which days its steps are due. */
import { describe, expect, test } from 'vitest';
import { fiscalYearDays } from '#kernel/fiscal-year.ts';
import { toIso } from '#kernel/thai-date.ts';
import { isWorkingDay } from '#kernel/working-days.ts';
import { guidelineInForce, guidelines, stepDueOn } from './guideline.ts';

describe('the guideline', () => {
  test('is a draft that says so, in both languages, with a minimum for each decision', () => {
    for (const one of guidelines().values()) {
      expect(one.verified).toBe(false);
      expect(one.source.th).toContain('ร่าง');
      expect(new Set(one.steps.map(({ no }) => no)).size).toBe(one.steps.length);
      expect(one.minimum.stop).not.toContain('mid_year');
      expect(one.minimum.graduate).toContain('measured_result');
    }
  });

  test('puts each step on a working day of its month, and leaves a late beginner time', () => {
    const { from } = fiscalYearDays(2570);
    const off = new Set([toIso(from + 4)]);
    for (const one of guidelineInForce().steps) {
      const due = stepDueOn(one, 2570, toIso(from), 1, off);
      expect(isWorkingDay(due, off)).toBe(true);
      expect(Number(due.slice(5, 7))).toBe(((one.month + 8) % 12) + 1);
      expect(stepDueOn(one, 2570, '2027-09-28', 10, off) > '2027-10-08').toBe(true);
    }
    const first = guidelineInForce().steps[0]!;
    expect(stepDueOn({ ...first, month: 1, day: 3 }, 2570, '2026-09-01', 1, new Set())).toBe('2026-10-05');
    expect(stepDueOn({ ...first, month: 1, day: 3 }, 2570, '2026-09-01', 1, off)).toBe('2026-10-06');
  });
});
