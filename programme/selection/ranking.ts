/** Points and ranks of a record. Whole numbers throughout: the same order on every machine. */
import { criterionNames, type Criterion } from './criteria.ts';
import { divided, fromUnits, toUnits } from './decimals.ts';
import type { ProvinceData, RecordInput, Standing } from './record.ts';

/** A reading on its scale: thousandths, 0 to 1000. */
export interface Scaled {
  value: number;
  low: number;
  high: number;
}

/** A province as it is compared; null where the criterion has no reading. */
export interface Compared {
  iso: string;
  scaled: Map<Criterion, Scaled | null>;
  /** Criteria without which it cannot be assessed. */
  missing: Criterion[];
}

export interface Comparison {
  /** Criteria that count, with their weights in hundredths. */
  counting: { name: Criterion; weight: number }[];
  leftOut: Criterion[];
  compared: Compared[];
}

export function comparisonOf(input: RecordInput): Comparison {
  const wanted = criterionNames
    .map((name) => ({ name, weight: toUnits(input.weights[name], 2)! }))
    .filter(({ weight }) => weight > 0);
  // Left out is only what has no source for anybody; what is cut or sampled everywhere counts, and stops everybody.
  const hasSource = (name: Criterion) =>
    input.provinces.some((province) => province.readings[name].status !== 'unknown');
  const counting = wanted.filter(({ name }) => hasSource(name));
  return {
    counting,
    leftOut: wanted.filter(({ name }) => !hasSource(name)).map(({ name }) => name),
    compared: input.provinces
      .toSorted((a, b) => (a.iso < b.iso ? -1 : 1))
      .map((province) => comparedOf(province, input.full, counting)),
  };
}

function comparedOf(
  { iso, readings }: ProvinceData,
  full: RecordInput['full'],
  counting: Comparison['counting'],
): Compared {
  const scaled = new Map<Criterion, Scaled | null>();
  for (const { name } of counting) {
    const reading = readings[name];
    const on = (text: string) => Math.min(1000, divided(toUnits(text, 3)! * 1000, toUnits(full[name], 3)!));
    scaled.set(
      name,
      reading.status === 'measured'
        ? { value: on(reading.value), low: on(reading.low), high: on(reading.high) }
        : null,
    );
  }
  return {
    iso,
    scaled,
    missing: counting.filter(({ name }) => !scaled.get(name)).map(({ name }) => name),
  };
}

/** Σ weight × reading; comparable between provinces, for each has every reading. */
export function totalOf(counting: Comparison['counting'], reading: (name: Criterion) => number): number {
  return counting.reduce((sum, { name, weight }) => sum + weight * reading(name), 0);
}

export type Placed = Omit<Standing, 'robustness'>;

/** Ranked ones first; a rank is shared where points are the same to the last unit, and the tie is named. */
export function placed({ counting, compared }: Comparison, quota: number): Placed[] {
  const most = counting.reduce((sum, { weight }) => sum + weight, 0) * 1000;
  const assessable = compared
    .filter(({ missing }) => missing.length === 0 && most > 0)
    .map(({ iso, scaled }) => ({ iso, total: totalOf(counting, (name) => scaled.get(name)!.value) }))
    .toSorted((a, b) => b.total - a.total || (a.iso < b.iso ? -1 : 1));
  const ranked = assessable.map(({ iso, total }) => {
    const above = assessable.filter((one) => one.total > total).length;
    const same = assessable.filter((one) => one.total === total && one.iso !== iso).map((one) => one.iso);
    const place: Placed['place'] = above + same.length + 1 <= quota ? 'in' : above >= quota ? 'out' : 'tied';
    return {
      iso,
      missing: [],
      rank: above + 1,
      points: fromUnits(divided(total * 10_000, most), 2),
      tied_with: same,
      place,
    };
  });
  const rest = compared
    .filter(({ iso }) => !ranked.some((one) => one.iso === iso))
    .map(({ iso, missing }) => ({
      iso,
      missing,
      rank: null,
      points: null,
      tied_with: [],
      place: 'not_assessable' as const,
    }));
  return [...ranked, ...rest];
}
