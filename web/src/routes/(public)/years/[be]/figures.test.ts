/** The year's figures: counted where counted, and said to be unmeasured where not. */
import { expect, test } from 'vitest';
import { text } from '../text.ts';
import { figuresOf } from './figures.ts';

test('a sum says how many activities it rests on, and what nobody counted is not a nought', () => {
  const activities = [
    { isDone: true, attendees: 120, advised: null },
    { isDone: true, attendees: null, advised: null },
    { isDone: false, attendees: null, advised: null },
  ];
  const figures = figuresOf({ enrolled: 18, enrolledByName: 4 }, activities, text.en);
  expect(figures.map(({ value, note }) => [value, note])).toEqual([
    ['18', '4 known by name'],
    ['2', '1 more planned'],
    ['120', 'recorded in 1 of 2 activities'],
    ['No record', undefined],
  ]);
});
