/** What waits, grouped by how it presses. */
import { expect, test } from 'vitest';
import type { Waiting } from '#office/my-work/my-work.ts';
import { groupsOf } from './groups.ts';

const due = (title: string, day: { overdue: boolean; workingDaysLeft: number } | null) =>
  ({ title_th: title, day: day && { ...day, dueOn: '2026-11-22', unsure: false } }) as unknown as Waiting;

test('a morning begins with what is late, then this week, then what can wait; nothing is lost', () => {
  const groups = groupsOf([
    due('เลย', { overdue: true, workingDaysLeft: -2 }),
    due('วันนี้', { overdue: false, workingDaysLeft: 0 }),
    due('ปลายสัปดาห์', { overdue: false, workingDaysLeft: 5 }),
    due('เดือนหน้า', { overdue: false, workingDaysLeft: 6 }),
    due('ไม่มีวัน', null),
  ]);
  expect(groups.map(({ name, rows }) => [name, ...rows.map((row) => row.title_th)])).toEqual([
    ['late', 'เลย'],
    ['soon', 'วันนี้', 'ปลายสัปดาห์'],
    ['later', 'เดือนหน้า'],
    ['anyDay', 'ไม่มีวัน'],
  ]);
  expect(groupsOf([])).toEqual([]);
});
