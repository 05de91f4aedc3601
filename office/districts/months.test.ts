/** A month of counts: by when it is reported, when it closes, and where a district stands with it. */
import { describe, expect, test } from 'vitest';
import { calendarOfDays } from '#office/deadlines/calendar.ts';
import {
  addMonths,
  closesOn,
  isClosed,
  isReportable,
  lastDay,
  missingOf,
  monthName,
  reportableMonths,
  reportedBy,
  standingOf,
} from './months.ts';
import { readTopics, topicName, topicsOf } from './topics.ts';

const at = (day: string, off: string[] = []) =>
  calendarOfDays(
    off.map((one) => ({ day: one, verified: true })),
    new Date(`${day}T10:00:00+07:00`),
  );
const all = topicsOf('2026-10').map(({ id }) => id);

test('months are counted across years and named in both languages', () => {
  expect(addMonths('2026-01', -1)).toBe('2025-12');
  expect(addMonths('2025-12', 1)).toBe('2026-01');
  expect(lastDay('2028-02')).toBe('2028-02-29');
  expect(monthName('2026-11', 'th')).toBe('พ.ย. 2569');
  expect(monthName('2026-11', 'en')).toBe('Nov 2026');
  expect(reportableMonths('2026-11-22')).toHaveLength(12);
  expect(reportableMonths('2026-11-22').at(-1)).toBe('2025-12');
  for (const [month, may] of [
    ['2026-11', true],
    ['2025-12', true],
    ['2025-11', false],
    ['2026-12', false],
    ['2026-13', false],
  ] as const)
    expect(isReportable(month, '2026-11-22'), month).toBe(may);
});

test('a month is reported by the 5th and closes after the 15th working day of the next, holidays left out', () => {
  expect(reportedBy('2026-10', at('2026-11-01'))).toBe('2026-11-06');
  expect(reportedBy('2026-10', at('2026-11-01', ['2026-11-03']))).toBe('2026-11-09');
  expect(closesOn('2026-10', at('2026-11-01'))).toBe('2026-11-20');
  expect(isClosed('2026-10', at('2026-11-20'))).toBe(false);
  expect(isClosed('2026-10', at('2026-11-21'))).toBe(true);
});

describe('where a district stands', () => {
  const stands = (day: string, topics: string[], lastRecordedOn: string | null, since = '2026-01-05') =>
    standingOf({ month: '2026-10', topics, lastRecordedOn, memberSinceOn: since }, at(day));

  test.each([
    ['2026-10-20', [], null, 'nothing_yet'],
    ['2026-10-20', [all[0]!], '2026-10-20', 'partly'],
    ['2026-11-06', [], null, 'nothing_yet'],
    ['2026-11-07', [], null, 'late'],
    ['2026-11-07', [all[0]!], '2026-10-20', 'partly_late'],
    ['2026-11-07', all, '2026-11-06', 'whole'],
    ['2026-11-08', all, '2026-11-07', 'whole_late'],
  ] as const)('on %s with %j it is told apart', (day, topics, last, standing) => {
    expect(stands(day, [...topics], last)).toBe(standing);
  });

  test('a district that came later owes nothing for the months before it', () => {
    expect(stands('2026-11-22', [], null, '2026-11-03')).toBe('not_here_yet');
    expect(stands('2026-11-22', [], null, '2026-10-30')).toBe('late');
    expect(stands('2026-11-22', all, '2026-11-20', '2026-11-03')).toBe('whole');
    expect(stands('2026-11-22', [all[0]!], '2026-11-20', '2026-11-03')).toBe('partly');
    expect(
      standingOf(
        { month: '2026-10', topics: [], lastRecordedOn: null, memberSinceOn: null },
        at('2026-11-22'),
      ),
    ).toBe('not_here_yet');
  });
});

describe('the topics', () => {
  test('are told in both languages, say where they come from, and that nobody has verified them', () => {
    const { topics, source, verified, version, rules } = readTopics();
    expect(new Set(topics.map(({ id }) => id)).size).toBe(topics.length);
    for (const { th, en } of topics) {
      expect(th).toMatch(/[ก-๙]/u);
      expect(en).toMatch(/^[A-Z]/u);
    }
    expect(source.length).toBeGreaterThan(20);
    expect(version).toMatch(/^\d{4}-\d+$/u);
    expect([verified, ...Object.values(rules).map((rule) => rule.verified)]).toEqual([
      false,
      false,
      false,
      false,
      false,
    ]);
  });

  test('that are missing are those without a report; an old id keeps its name', () => {
    expect(missingOf('2026-10', ['land'])).toEqual(all.filter((id) => id !== 'land'));
    expect(topicName('land', 'en')).toBe('Land and public commons');
    expect(topicName('nothing-known', 'th')).toBe('nothing-known');
  });
});
