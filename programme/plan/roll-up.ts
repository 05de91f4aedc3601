/**
 * Sums of a plan: by class of money, by step and measure, by Area and over all. A line is counted once, whatever
 * money pays for it; sums are of satang and hundredths, so that the nation is the sum of its Areas to the satang.
 */
import { measureNames, stepNames, type BudgetClass, type Measure, type Step } from './kinds.ts';
import { satangOf, sumOf, type Money } from './money.ts';
import type { PlanLine } from './queries.ts';

export interface StepSum {
  step: Step;
  measure: Measure;
  lines: number;
  /** In hundredths, exact. */
  target: bigint;
  /** Of the lines of which something is known. */
  actual: bigint;
  linesKnown: number;
}

export interface RollUp {
  lines: number;
  /** Lines in force whose target is reached. */
  reached: number;
  inForce: number;
  withoutBudget: number;
  total: Money;
  byClass: Record<BudgetClass, Money>;
  bySteps: StepSum[];
}

/** Only lines in force carry money and targets; the others are counted as lines and no more. */
export function rollUp(all: readonly PlanLine[]): RollUp {
  const lines = all.filter((line) => line.inForce);
  const moneyOf = (budgetClass: BudgetClass) =>
    sumOf(lines.flatMap((line) => line.budgets.filter((one) => one.budgetClass === budgetClass)));
  const byClass = { 1: moneyOf(1), 2: moneyOf(2) };
  return {
    lines: all.length,
    inForce: lines.length,
    reached: lines.filter(isReached).length,
    withoutBudget: lines.filter((line) => !line.hasBudget).length,
    total: sumOf([byClass[1], byClass[2]]),
    byClass,
    bySteps: stepSums(lines),
  };
}

/** A target of nothing is reached by nothing. */
export function isReached({ actual, target }: Pick<PlanLine, 'actual' | 'target'>): boolean {
  return actual.actual !== null && satangOf(actual.actual) >= satangOf(target);
}

/** Things of different units are not added: what is typed has a unit of its own and is left to its line. */
function stepSums(lines: readonly PlanLine[]): StepSum[] {
  return stepNames.flatMap((step) =>
    measureNames
      .filter((measure) => measure !== 'typed')
      .flatMap((measure) => {
        const some = lines.filter((line) => line.step === step && line.measure === measure);
        if (some.length === 0) return [];
        const known = some.flatMap(({ actual }) => (actual.actual === null ? [] : [satangOf(actual.actual)]));
        return [
          {
            step,
            measure,
            lines: some.length,
            target: some.reduce((sum, line) => sum + satangOf(line.target), 0n),
            actual: known.reduce((sum, one) => sum + one, 0n),
            linesKnown: known.length,
          },
        ];
      }),
  );
}

/** Each Area that has lines, in its order. */
export function byArea(lines: readonly PlanLine[]): { areaNo: number; sums: RollUp }[] {
  const numbers = [...new Set(lines.map(({ areaNo }) => areaNo))].sort((a, b) => a - b);
  return numbers.map((areaNo) => ({ areaNo, sums: rollUp(lines.filter((line) => line.areaNo === areaNo)) }));
}
