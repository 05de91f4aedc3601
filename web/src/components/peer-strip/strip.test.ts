/** A strip of peers shows every peer, from zero, and marks where this agency and the threshold stand. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { layStrip, roundRange, spreadOf } from './strip.ts';

describe('the line under the dots', () => {
  test.each([
    [[0.2, 0.9], { from: 0, to: 1, step: 0.5 }],
    [[3, 47], { from: 0, to: 60, step: 20 }],
    [[1_200_000], { from: 0, to: 1_500_000, step: 500_000 }],
    [[-3, 5], { from: -4, to: 6, step: 2 }],
    [[0, 0], { from: 0, to: 1, step: 1 }],
  ])('of %j is round and holds zero', (values, range) => {
    const { from, to, step } = roundRange(values);
    expect([from, to, step].map((one) => Number(one.toPrecision(9)))).toEqual([
      range.from,
      range.to,
      range.step,
    ]);
  });
});

describe('a strip', () => {
  test('draws one dot for every peer, inside the picture, however many and whatever they are', () => {
    const value = fc.double({ min: -1e9, max: 1e9, noNaN: true });
    fc.assert(
      fc.property(fc.array(value, { maxLength: 300 }), value, (values, own) => {
        const strip = layStrip({ values, own });
        expect(strip.dots).toHaveLength(values.length);
        for (const { x, up } of strip.dots) expect(x >= 0 && x <= 100 && up >= 0 && up <= 72).toBe(true);
        expect(strip.ownX! >= 0 && strip.ownX! <= 100).toBe(true);
      }),
      { seed: 7 },
    );
  });
  test('puts equal peers above each other', () => {
    expect(layStrip({ values: [4, 4, 4], own: 8 }).dots.map((dot) => dot.up)).toEqual([0, 9, 18]);
  });
  test('holds the threshold and the interval too', () => {
    const strip = layStrip({ values: [1, 2], own: 5, threshold: 8, interval: [3, 10] });
    expect(strip).toMatchObject({ from: 0, to: 10, thresholdX: 80, ownX: 50, intervalX: [30, 100] });
  });
});

test('the spread names peers that exist', () => {
  expect(spreadOf([5, 1, 4, 2])).toEqual({ lowest: 1, middle: 2, highest: 5 });
  expect(spreadOf([])).toBeNull();
});
