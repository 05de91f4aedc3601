/** Scans add up to the same whatever order they came in; what cannot count is named and kept. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { reckon, type Scan } from './reckon.ts';

const days = { first: '2026-11-20', last: null };
const at = (clock: string, day = '2026-11-20') => new Date(`${day}T${clock}:00+07:00`);
const late = at('20:00');
let n = 0;
const scan = (way: 'in' | 'out', clock: string, day?: string): Scan => ({
  id: `00000000-0000-4000-8000-${String((n += 1)).padStart(12, '0')}`,
  way,
  at: at(clock, day),
  receivedAt: late,
});
const troublesOf = (scans: Scan[]) => {
  const { troubles } = reckon(scans, days);
  return scans.map(({ id }) => troubles.get(id) ?? null);
};

describe('hours', () => {
  test('are those between in and out, also in parts', () => {
    const scans = [scan('in', '09:00'), scan('out', '12:00'), scan('in', '13:00'), scan('out', '15:30')];
    expect(reckon(scans, days)).toMatchObject({ inAt: at('09:00'), outAt: at('15:30'), minutes: 330 });
  });

  test('are not known where somebody never signed out, and nobody invents them', () => {
    expect(reckon([scan('in', '09:00')], days)).toMatchObject({
      inAt: at('09:00'),
      outAt: null,
      minutes: null,
    });
    const again = [scan('in', '09:00'), scan('out', '12:00'), scan('in', '13:00')];
    expect(reckon(again, days)).toMatchObject({ outAt: null, minutes: null });
  });
});

describe('what does not fit is named', () => {
  test('a card read twice within minutes is one; twice in and out before in are for an officer', () => {
    expect(troublesOf([scan('in', '09:00'), scan('in', '09:01')])).toEqual([null, 'double']);
    expect(troublesOf([scan('in', '09:00'), scan('in', '10:30'), scan('out', '12:00')])).toEqual([
      null,
      'in_twice',
      null,
    ]);
    expect(
      troublesOf([scan('out', '08:00'), scan('in', '09:00'), scan('out', '12:00'), scan('out', '12:02')]),
    ).toEqual(['out_before_in', null, null, 'double']);
  });

  test('a time to come, and a day that is none of the meeting', () => {
    expect(troublesOf([scan('in', '20:30'), scan('in', '09:00', '2026-11-19'), scan('in', '09:00')])).toEqual(
      ['clock', 'other_day', null],
    );
  });

  test('the last minute before midnight in Thailand is that day, whatever zone the server lies in', () => {
    const scans = [scan('in', '23:59', '2026-11-19'), scan('in', '00:01')];
    expect(troublesOf(scans)).toEqual(['other_day', null]);
  });
});

test('the order in which scans come changes nothing', () => {
  const some = fc.array(
    fc.record({
      way: fc.constantFrom('in' as const, 'out' as const),
      minute: fc.integer({ min: 0, max: 1500 }),
    }),
    { maxLength: 8 },
  );
  fc.assert(
    fc.property(some, fc.infiniteStream(fc.nat()), (drawn, random) => {
      const scans = drawn.map(({ way, minute }) => ({
        ...scan(way, '00:00'),
        at: new Date(at('00:00').getTime() + minute * 60_000),
      }));
      const shuffled = scans
        .map((one) => [random.next().value as number, one] as const)
        .sort(([a], [b]) => a - b)
        .map(([, one]) => one);
      const [one, other] = [reckon(scans, days), reckon(shuffled, days)];
      expect({ ...other, troubles: [...other.troubles].sort() }).toEqual({
        ...one,
        troubles: [...one.troubles].sort(),
      });
    }),
    { numRuns: 200 },
  );
});
