/** The year's figures: counted where counted, said to be unmeasured where not, and never mixed in silence. */
import { expect, test } from 'vitest';
import { text as programme } from '#programme/text.ts';
import { text } from '../text.ts';
import { figuresOf } from './figures.ts';

const { bases } = programme.en;
const year = { enrolled: 18, enrolledByName: 4 };
const counts = { done: 2, planned: 1, peopleKnown: 1, advised: 0, advisedKnown: 0 };

test('a sum says how many activities it rests on, and what nobody counted is not a nought', () => {
  const people = [{ basis: 'counted' as const, people: 120, about: 0 }];
  const figures = figuresOf(year, { ...counts, people }, text.en, bases);
  expect(figures.map(({ value, note }) => [value, note])).toEqual([
    ['18', '4 known by name'],
    ['2', '1 more planned'],
    ['120', 'counted at the door · recorded in 1 of 2 activities'],
    ['No record', undefined],
  ]);
});

test('a sum of numbers that were come by differently names each, and says which part is an estimate', () => {
  const people = [
    { basis: 'signed' as const, people: 1120, about: 0 },
    { basis: 'news' as const, people: 290, about: 200 },
  ];
  const figures = figuresOf(year, { ...counts, peopleKnown: 2, people }, text.en, bases);
  expect(figures[2]).toEqual({
    what: 'People who came',
    value: '1,410',
    note: 'adds up numbers come by differently: by signatures 1,120, as the news says 290 (200 of them about) · recorded in 2 of 2 activities',
  });
});
