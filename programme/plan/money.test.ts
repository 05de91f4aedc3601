/** Money of a plan is exact to the satang, sums are sums, and nothing is divided by nothing. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { thbOf } from '#kernel/baht.ts';
import { carriedOver, noMoney, percentOf, satangOf, sumOf, type Money } from './money.ts';

const money = fc
  .tuple(fc.bigInt(0n, 10n ** 15n), fc.bigInt(0n, 10n ** 15n), fc.bigInt(0n, 10n ** 15n))
  .map((three) => three.sort((a, b) => (a < b ? -1 : 1)))
  .map(([spent, committed, planned]): Money => ({
    ...noMoney,
    plannedSatang: planned,
    committedSatang: committed,
    spentSatang: spent,
  }));

test('ten satang and twenty are thirty, as 0.1 + 0.2 is not in a computer’s fractions', () => {
  expect(thbOf(satangOf('0.10') + satangOf('0.20'))).toBe('0.30');
  expect(0.1 + 0.2).not.toBe(0.3);
  expect(satangOf('538800000000.01')).toBe(53_880_000_000_001n); // 538.8 billion baht and a satang
  expect(thbOf(-5n)).toBe('-0.05');
});

test('the nation is the sum of its Areas to the satang, however they are cut', () => {
  fc.assert(
    fc.property(fc.array(fc.array(money, { maxLength: 6 }), { maxLength: 9 }), (areas) => {
      expect(sumOf(areas.map(sumOf))).toEqual(sumOf(areas.flat()));
    }),
    { seed: 1, numRuns: 50 },
  );
});

test('what goes over into the next year and what was spent are together what was planned, once', () => {
  fc.assert(
    fc.property(money, (before) => {
      const next = carriedOver({ ...before, budgetClass: 1 });
      expect(before.spentSatang + next.plannedSatang).toBe(before.plannedSatang);
      expect(next.plannedSatang - next.carriedSatang).toBe(0n); // none of it is new money
      expect(next.committedSatang - next.carriedCommittedSatang).toBe(0n);
      expect(next.committedSatang <= next.plannedSatang).toBe(true);
    }),
    { seed: 2, numRuns: 50 },
  );
});

test.each([
  [1n, 3n, '33.3'],
  [2n, 3n, '66.7'],
  [1n, 800n, '0.1'], // 0.125 rounds by tenths
  [1n, 2000n, '0.1'], // half a tenth rounds up
  [1n, 2001n, '0.0'],
  [0n, 5n, '0.0'],
  [7n, 5n, '140.0'],
  [0n, 0n, null],
  [5n, 0n, null],
])('%d of %d is %s per cent', (part, whole, shown) => {
  expect(percentOf(part, whole)).toBe(shown);
});
