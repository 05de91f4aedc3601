/** Figures of a measurement are ones that happened, and the knee is where the first reader had to wait. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { byRoute, faultsIn, figuresOf, kneeOf, percentile, type Answer } from './figures.ts';

const answer = (ms: number, route = '/', fault: string | null = null): Answer => ({
  ms,
  route,
  role: 'public',
  fault,
});
const step = (readers: number, p95: number, faults = 0) => ({
  readers,
  figures: { ...figuresOf([], 1), p95, faults },
});

describe('a percentile', () => {
  test('is one of the values, and no more than its share of them lies above', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(), { minLength: 1 }),
        fc.double({ min: 0.01, max: 1, noNaN: true }),
        (values, share) => {
          const sorted = [...values].sort((a, b) => a - b);
          const found = percentile(sorted, share);
          expect(sorted).toContain(found);
          const above = sorted.filter((value) => value > found).length;
          expect(above / sorted.length).toBeLessThanOrEqual(1 - share + 1e-9);
        },
      ),
    );
  });
  test('of a hundred is the ninety-fifth', () => {
    const hundred = Array.from({ length: 100 }, (_, n) => n + 1);
    expect([0.5, 0.95, 0.99, 1].map((share) => percentile(hundred, share))).toEqual([50, 95, 99, 100]);
    expect(percentile([], 0.95)).toBe(0);
  });
});

describe('the figures of a measurement', () => {
  test('count faults apart, say the rate, and put the slowest route first', () => {
    const answers = [answer(10), answer(30, '/slow'), answer(20, '/', 'status 500')];
    expect(figuresOf(answers, 2)).toMatchObject({ answers: 3, faults: 1, rate: 1.5, p50: 20, longest: 30 });
    expect(byRoute(answers, 2).map(([route]) => route)).toEqual(['/slow', '/']);
    expect(faultsIn(answers)).toEqual([{ fault: 'status 500', times: 1, routes: ['/'] }]);
  });
});

describe('the knee', () => {
  test('is the last step before the first that was late or at fault', () => {
    expect(kneeOf([step(50, 20), step(100, 80), step(200, 200), step(400, 100)], 150)).toBe(100);
    expect(kneeOf([step(50, 20), step(100, 80, 1), step(200, 20)], 150)).toBe(50);
    expect(kneeOf([step(50, 151)], 150)).toBe(0);
    expect(kneeOf([step(100, 150), step(50, 150)], 150)).toBe(100);
  });
});
