/** Intervals against values that tables give; at the edges they say as much as is known and no more. */
import { describe, expect, test } from 'vitest';
import { exactCount, meanInterval, studentQuantile, wilson } from './intervals.ts';

describe('a share', () => {
  test.each([
    [1, 10, 0.0178762, 0.40415],
    [81, 263, 0.2553, 0.3662], // Newcombe 1998, method 3
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [20, 20, 0.8389, 1],
    [50, 100, 0.4038, 0.5962],
  ])('of %d in %d', (k, n, low, high) => {
    expect(wilson(k, n)!.low).toBeCloseTo(low, 4);
    expect(wilson(k, n)!.high).toBeCloseTo(high, 4);
  });

  test('of nothing is none', () => {
    expect(wilson(0, 0)).toBeNull();
  });
});

test.each([
  [0, 0, 3.6888795],
  [1, 0.0253178, 5.5716434],
  [5, 1.6234864, 11.6683321],
  [10, 4.7953889, 18.390356],
  [100, 81.3639913, 121.6267938],
  [5000, 4862.36, 5140.57],
])('%d events, by Garwood’s exact interval', (count, low, high) => {
  const precision = count > 1000 ? 1 : 4;
  expect(exactCount(count).low).toBeCloseTo(low, precision);
  expect(exactCount(count).high).toBeCloseTo(high, precision);
});

test.each([
  [1, 12.7062047],
  [2, 4.3026527],
  [9, 2.2621572],
  [30, 2.0422725],
  [1000, 1.9623391],
])('Student’s quantile at %d degrees of freedom', (freedom, quantile) => {
  expect(studentQuantile(freedom)).toBeCloseTo(quantile, 6);
});

test('a mean of ten differences, and of too few', () => {
  const { low, high } = meanInterval(5, 2, 10)!;
  expect([low, high].map((x) => x.toFixed(4))).toEqual(['3.5693', '6.4307']);
  expect(meanInterval(5, 0, 1)).toBeNull();
});
