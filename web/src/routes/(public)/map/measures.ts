/** What the map can show: each a number per province, null where nobody knows. */
import type { DoneInProvince } from '#programme/done.ts';

export const measureNames = ['enrolled', 'met', 'visited', 'trained', 'advised'] as const;
export type Measure = (typeof measureNames)[number];

export function isMeasure(text: string | null): text is Measure {
  return (measureNames as readonly (string | null)[]).includes(text);
}

/**
 * @param nameless Areas whose quota holds places that no source names: there a province without a year
 *   may have taken part
 */
export function valueOf(measure: Measure, one: DoneInProvince, nameless: ReadonlySet<number>): number | null {
  if (measure === 'met') return one.workshops;
  if (measure === 'visited') return one.visits + one.clinics;
  if (measure === 'trained') return one.trainings;
  if (measure === 'advised') return one.advised ?? 0;
  const years = one.enrolledYears.length;
  return years === 0 && one.areaNo !== null && nameless.has(one.areaNo) ? null : years;
}

export interface AreaSum {
  areaNo: number;
  /** Provinces with something to count. */
  provinces: number;
  sum: number;
}

/** The nine Areas, each with the sum of what is known of its provinces. */
export function byArea(places: readonly { areaNo: number | null; value: number | null }[]): AreaSum[] {
  return Array.from({ length: 9 }, (_, index) => {
    const own = places.filter((one) => one.areaNo === index + 1);
    const sum = own.reduce((total, one) => total + (one.value ?? 0), 0);
    return { areaNo: index + 1, provinces: own.filter((one) => (one.value ?? 0) > 0).length, sum };
  });
}
