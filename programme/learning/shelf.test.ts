/** The shelf holds short things that can be printed and trusted as far as they say. */
import { describe, expect, test } from 'vitest';
import { learningShelf } from './shelf.ts';

const thai = learningShelf('th');
const english = learningShelf('en');

describe('the learning shelf', () => {
  test('has three lessons and a leaflet, the same in both languages', () => {
    expect(thai.map((one) => one.kind)).toEqual(['lesson', 'lesson', 'lesson', 'leaflet']);
    expect(english.map((one) => one.id)).toEqual(thai.map((one) => one.id));
    for (const [at, one] of thai.entries()) {
      expect(one.title).toMatch(/[ก-๙]/u);
      expect(english[at]!.title).not.toMatch(/[ก-๙]/u);
      expect(english[at]!.parts.map((part) => part.lines.length)).toEqual(
        one.parts.map((part) => part.lines.length),
      );
    }
  });

  test('ties every one to section 63 of the Constitution, and says that nobody has verified the text', () => {
    for (const one of thai) {
      expect(one.law[0]).toMatchObject({ section: '63', verified: false });
      expect(one.law[0]?.what).toContain('อันตราย');
      expect(one.limits.length).toBeGreaterThan(20);
    }
  });

  test('keeps each short enough for one sheet of A4', () => {
    for (const one of [...thai, ...english]) expect(JSON.stringify(one).length).toBeLessThan(4200);
  });
});
