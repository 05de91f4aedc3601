/** The drawing has every province of ours and no other, and its classes say what they hold. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import map from '@svg-maps/thailand';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { shadeOf, valueClasses } from './classes.ts';
import { drawing, ringsOf, roundedPath } from './drawing.ts';
import { drawingFile, shapeOfProvince } from './province-ids.ts';

const list = new URL('../../../../procurement/3-core/provinces.yaml', import.meta.url);
const { provinces } = parse(readFileSync(list, 'utf8')) as {
  provinces: { iso: string; en: string; spellings: string[] }[];
};
const bare = (name: string) => name.toLowerCase().replace(/[^a-z]/gu, '');

describe('the shapes', () => {
  test('are the 77 provinces and the lake, each once', () => {
    expect(Object.keys(shapeOfProvince).sort()).toEqual(provinces.map((one) => one.iso).sort());
    const used = [...Object.values(shapeOfProvince), 'lksg'].sort();
    expect(used).toEqual(map.locations.map((location) => location.id).sort());
  });
  test.each(provinces)('$iso is drawn as $en', ({ iso, en, spellings }) => {
    const drawn = map.locations.find((location) => location.id === shapeOfProvince[iso])!;
    expect([en, ...spellings].map(bare)).toContain(bare(drawn.name));
  });
  test('know Bueng Kan, which became a province in 2554', () => {
    expect(shapeOfProvince['TH-38']).toBe('bkn');
    expect(drawing()).toContain('<symbol id="th-38"');
  });
});

describe('the file of symbols', () => {
  test('is about half as long as the original, every corner rounded by itself', () => {
    const original = map.locations.reduce((sum, location) => sum + location.path.length, 0);
    expect(drawing().length).toBeLessThan(original * 0.55);
    const path = 'm 10.04,20.06 1.02,1.02 -1.02,0 z m 5,5 1,1 -1,0 z';
    expect(ringsOf(path)[1]![0]).toEqual([15.04, 25.06]);
    expect(roundedPath(path)).toBe('M100 201l11 10-11 0zM150 251l10 10-10 0z');
  });
  test('has a new name whenever it is drawn anew, because readers keep it for a year', () => {
    const hash = createHash('sha256').update(drawing()).digest('hex').slice(0, 12);
    expect({ [drawingFile]: hash }).toMatchInlineSnapshot(`
      {
        "thailand-2.svg": "6330a7f08eef",
      }
    `);
  });
});

describe('classes', () => {
  test('hold every value once, nothing apart, equal values together', () => {
    expect(valueClasses([0, 0, 1, 1, 1, 2, 3, 8])).toEqual([
      { from: 0, to: 0, count: 2 },
      { from: 1, to: 1, count: 3 },
      { from: 2, to: 2, count: 1 },
      { from: 3, to: 3, count: 1 },
      { from: 8, to: 8, count: 1 },
    ]);
    expect(valueClasses([5, 5])).toEqual([{ from: 5, to: 5, count: 2 }]);
    expect(valueClasses([])).toEqual([]);
  });
  test('are shaded so that most is darkest and nothing is white', () => {
    const classes = valueClasses([0, 1, 2]);
    expect([0, 1, 2].map((value) => shadeOf(value, classes))).toEqual([0, 3, 4]);
  });
});
