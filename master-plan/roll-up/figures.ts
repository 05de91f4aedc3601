/**
 * Figures of a roll-up: exact sums in hundredths, and what an indicator makes of them. Division comes last, once,
 * and rounds half away from nought to the indicator's decimals; a sum is never rounded.
 */

export type Aggregation = 'sum' | 'ratio' | 'latest' | 'none';

/** What is counted of some bodies together. */
export interface Counted {
  /** Hundredths. */
  a: bigint;
  b: bigint;
  /** Bodies by their answer. */
  values: number;
  notApplicable: number;
  missing: number;
}

export const nothingCounted: Counted = { a: 0n, b: 0n, values: 0, notApplicable: 0, missing: 0 };

export const together = (one: Counted, other: Counted): Counted => ({
  a: one.a + other.a,
  b: one.b + other.b,
  values: one.values + other.values,
  notApplicable: one.notApplicable + other.notApplicable,
  missing: one.missing + other.missing,
});

export interface Formula {
  aggregation: Aggregation;
  scale: number;
  decimals: number;
  /** Whether a quarter's figure is its own or all since 1 October. */
  accrual: 'per_period' | 'cumulative';
}

/** Of a year's quarters, in their order, those that its figure is made of: all where each is its own, else the last alone. */
export const quartersOf = <Quarter>(
  quarters: readonly Quarter[],
  { aggregation, accrual }: Formula,
): readonly Quarter[] =>
  accrual === 'per_period' && (aggregation === 'sum' || aggregation === 'ratio')
    ? quarters
    : quarters.slice(-1);

/** Why there is no value: nobody gave one; the whole is nought; or units are not added. */
export type NoValue = 'no_data' | 'divided_by_nought' | 'not_additive';

/**
 * The value of bodies together, in hundredths: a sum of parts, or scale × Σa / Σb. Never a mean of ratios.
 * @param bodies how many bodies it is of: what cannot be added is a value of one body alone
 */
export function valueOf(
  { a, b, values }: Counted,
  { aggregation, scale, decimals }: Omit<Formula, 'accrual'>,
  bodies: 'one' | 'several',
): { value: bigint } | { none: NoValue } {
  if (values === 0) return { none: 'no_data' };
  if (aggregation === 'none' && bodies === 'several') return { none: 'not_additive' };
  if (aggregation !== 'ratio') return { value: a };
  if (b === 0n) return { none: 'divided_by_nought' };
  return { value: roundedTo(a * BigInt(scale) * 100n, b, decimals) };
}

/** numerator / denominator, whose quotient is in hundredths, rounded to so many decimals (0 to 2). */
function roundedTo(numerator: bigint, denominator: bigint, decimals: number): bigint {
  const step = 10n ** BigInt(2 - decimals);
  const size = numerator < 0n !== denominator < 0n ? -1n : 1n;
  const [n, d] = [
    numerator < 0n ? -numerator : numerator,
    (denominator < 0n ? -denominator : denominator) * step,
  ];
  return size * ((2n * n + d) / (2n * d)) * step;
}
