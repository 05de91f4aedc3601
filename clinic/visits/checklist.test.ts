/** Checklists as data, and what follows from their figures. */
import { describe, expect, test } from 'vitest';
import { checklistIn, checklistsOn, hashOf, readChecklists, type Checklist } from './checklist.ts';
import { reckoned } from './figures.ts';

const lunch = readChecklists().find(({ id }) => id === 'school-lunch')!;

describe('the checklists', () => {
  test('are read, say where they come from, and none says that anybody confirmed it', () => {
    const ids = ['licensing-queue', 'road-acceptance', 'school-lunch', 'school-milk', 'small-purchases'];
    expect(readChecklists().map(({ id }) => id)).toEqual(ids);
    for (const one of readChecklists())
      expect([one.verified, one.source_th.length > 20 && one.source_en.length > 20], one.id).toEqual([
        false,
        true,
      ]);
  });

  test('are offered in their newest version of the day', () => {
    const later = { ...lunch, version: 2, valid_from: '2027-01-01' };
    const on = (day: string) => checklistsOn(day, [later, lunch]).map(({ version }) => version);
    expect([on('2017-01-01'), on('2026-12-31'), on('2027-01-01')]).toEqual([[], [1], [2]]);
  });

  test('have one hash however the database orders their keys', () => {
    const turned = Object.fromEntries(Object.entries(lunch).reverse()) as unknown as Checklist;
    expect(hashOf(turned)).toBe(hashOf(lunch));
    expect(hashOf({ ...lunch, version: 2 })).not.toBe(hashOf(lunch));
  });

  test('are refused where they compute with what they do not ask', () => {
    const short = { ...lunch, sections: lunch.sections.slice(1) };
    expect(() => checklistIn(JSON.stringify(short), 'short.yaml')).toThrow('which is no figure above it');
  });
});

describe('what follows from figures', () => {
  const follow = (figures: Record<string, string>, of: Checklist = lunch) =>
    new Map(
      reckoned(of, new Map(Object.entries(figures))).map((one) => [one.id, [one.value, one.arithmetic]]),
    );

  test('is exact, and shows its arithmetic', () => {
    const shown = follow({
      heads_claimed: '21.00',
      pupils_present: '19.00',
      baht_per_head: '36.00',
      money_claimed: '756.50',
    });
    expect(shown.get('entitled_money')).toEqual(['756', '21 × 36 = 756']);
    expect(shown.get('money_difference')).toEqual(['0.5', '756.5 − 756 = 0.5']);
    expect(shown.get('heads_money')).toEqual(['72', '2 × 36 = 72']);
    const road = readChecklists().find(({ id }) => id === 'road-acceptance')!;
    const sizes = {
      length_drawn: '1250.25',
      width_drawn: '4.05',
      length_measured: '1240.10',
      width_measured: '4.10',
    };
    expect(follow(sizes, road).get('area_difference')).toEqual([
      '−20.8975',
      '5,063.5125 − 5,084.41 = −20.8975',
    ]);
  });

  test('is not known where a figure is not, and never zero', () => {
    const shown = follow({ heads_claimed: '21.00' });
    expect(shown.get('entitled_money')).toEqual([null, '21 × ? = ?']);
    expect(shown.get('heads_money')).toEqual([null, '? × ? = ?']);
    expect(follow({ heads_claimed: '0.00', baht_per_head: '36.00' }).get('entitled_money')).toEqual([
      '0',
      '0 × 36 = 0',
    ]);
  });
});
