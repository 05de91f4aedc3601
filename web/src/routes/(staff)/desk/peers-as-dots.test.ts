/** Peers counted in bins become dots: every peer is in one, the subject itself is drawn apart, a crowd stays small. */
import { expect, test } from 'vitest';
import { stripOf } from './subject-page.ts';

const spread = (counts: number[]) => ({
  peer_group: 'tao|TH-74',
  n: counts.reduce((sum, count) => sum + count, 0),
  from: 0,
  to: 4,
  counts,
});

test('a small group has a dot for each peer, without the subject', () => {
  expect(stripOf(spread([2, 0, 1, 1]), 3.5, 'th')).toMatchObject({
    values: [0.5, 0.5, 2.5],
    perDot: 1,
    peers: 3,
    group: 'อบต. · สมุทรสาคร',
  });
});

test('in a crowd a dot stands for several, and a single peer far away still has one', () => {
  const strip = stripOf(spread([4000, 80, 0, 2]), 3.5, 'en');
  expect(strip.perDot).toBe(500);
  expect(strip.values).toEqual([...Array.from({ length: 8 }, () => 0.5), 1.5, 3.5]);
});
