/** Weights: exact hundredths that make 100.00 together, or the selection says what they make. */
import { toArabicDigits } from '#kernel/thai-text.ts';
import { criterionNames, type Criterion } from './criteria.ts';
import { fromUnits, toUnits } from './decimals.ts';
import { weightNotANumber, weightsNotHundred } from './problems.ts';

/** Criterion → '12.50'. */
export type Weights = Record<Criterion, string>;

const whole = 100_00;

/** @throws Problem selection.weight_not_a_number, selection.weights_not_hundred */
export function weightsOf(typed: Readonly<Record<string, string | undefined>>): Weights {
  const weights: Partial<Weights> = {};
  let sum = 0;
  for (const name of criterionNames) {
    const text = toArabicDigits(typed[name] ?? '').trim();
    const units = text === '' ? 0 : toUnits(text, 2);
    if (units === null || units > whole) throw weightNotANumber(name);
    sum += units;
    weights[name] = fromUnits(units, 2);
  }
  if (sum !== whole) throw weightsNotHundred(fromUnits(sum, 2));
  return weights as Weights;
}
