/** The numbers of a selection: weights, decimals, and draws that are the same on every machine. */
import { describe, expect, test } from 'vitest';
import { criterionNames } from './criteria.ts';
import { divided, fromUnits, toUnits } from './decimals.ts';
import { drawsOf } from './drawing.ts';
import { weightsOf } from './weights.ts';

describe('weights', () => {
  test('that do not make 100.00 are refused, and the sum is said', () => {
    for (const [typed, sum] of [
      [{ risk: '99.99' }, '99.99'],
      [{ risk: '60', governor_will: '40.01' }, '100.01'],
      [{}, '0.00'],
    ] as const)
      expect(() => weightsOf(typed)).toThrow(
        expect.objectContaining({ code: 'selection.weights_not_hundred', details: { sum } }) as Error,
      );
  });

  test('are exact: thirds of a hundred and ten times a tenth make what they make', () => {
    const nine = Object.fromEntries(criterionNames.map((name, i) => [name, i === 0 ? '11.12' : '11.11']));
    expect(weightsOf(nine).governor_will).toBe('11.12');
    expect(weightsOf({ risk: '๖๐.๕', governor_will: '39.5' })).toMatchObject({ risk: '60.50' });
  });

  test('that are no number of two decimals say which', () => {
    for (const text of ['-1', '1e2', '0x10', '12.345', '1,5', '101', 'NaN', '∞'])
      expect(() => weightsOf({ risk: text, governor_will: '40' })).toThrow(
        expect.objectContaining({ code: 'selection.weight_not_a_number' }) as Error,
      );
  });
});

test('drawn numbers are those of SHA-256 over the seed and a counter, without leaning', () => {
  const draws = drawsOf('ปีงบประมาณ');
  const counts = Array.from({ length: 6 }, () => 0);
  for (let i = 0; i < 6000; i += 1) counts[draws.below(6)]! += 1;
  for (const count of counts) expect(Math.abs(count - 1000)).toBeLessThan(150);
  expect(drawsOf('a').below(2 ** 32)).toBe(0x0ed32d33);
});

test('decimals are whole numbers of their last place', () => {
  expect([toUnits('12.5', 2), toUnits('0', 2), toUnits('.5', 2), toUnits('1.234', 2)]).toEqual([
    1250,
    0,
    null,
    null,
  ]);
  expect([fromUnits(5, 2), fromUnits(1250, 2)]).toEqual(['0.05', '12.50']);
  expect([divided(5, 2), divided(4, 2), divided(1, 3), divided(2, 3)]).toEqual([3, 2, 0, 1]);
});
