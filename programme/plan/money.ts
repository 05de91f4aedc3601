/** Money of the plan: whole satang, exact; shares with one decimal, a half rounds up; nothing is divided by nothing. */
import type { BudgetClass } from './kinds.ts';

/** '250000.50' as PostgreSQL gives a numeric → 25000050n. */
export function satangOf(thb: string): bigint {
  const [whole = '0', decimals = ''] = thb.replace('-', '').split('.');
  const satang = BigInt(whole) * 100n + BigInt(decimals.slice(0, 2).padEnd(2, '0'));
  return thb.startsWith('-') ? -satang : satang;
}

/** part of whole in percent: '33.3'; null where the whole is nothing. Both in the same unit, neither negative. */
export function percentOf(part: bigint, whole: bigint): string | null {
  if (whole === 0n) return null;
  const tenths = (part * 2000n + whole) / (whole * 2n);
  return `${tenths / 10n}.${tenths % 10n}`;
}

export interface Money {
  plannedSatang: bigint;
  committedSatang: bigint;
  spentSatang: bigint;
  /** Of the planned and the committed: what came from the year before. */
  carriedSatang: bigint;
  carriedCommittedSatang: bigint;
}

export interface Budget extends Money {
  budgetClass: BudgetClass;
}

export const noMoney: Money = {
  plannedSatang: 0n,
  committedSatang: 0n,
  spentSatang: 0n,
  carriedSatang: 0n,
  carriedCommittedSatang: 0n,
};

/** Sums in satang: the sum of sums is the sum. */
export function sumOf(parts: readonly Money[]): Money {
  return parts.reduce<Money>(
    (sum, one) => ({
      plannedSatang: sum.plannedSatang + one.plannedSatang,
      committedSatang: sum.committedSatang + one.committedSatang,
      spentSatang: sum.spentSatang + one.spentSatang,
      carriedSatang: sum.carriedSatang + one.carriedSatang,
      carriedCommittedSatang: sum.carriedCommittedSatang + one.carriedCommittedSatang,
    }),
    noMoney,
  );
}

/** What goes over into the next year: what was not spent. Committed money stays committed. */
export function carriedOver({ budgetClass, plannedSatang, committedSatang, spentSatang }: Budget): Budget {
  const planned = plannedSatang - spentSatang;
  const committed = committedSatang - spentSatang;
  return {
    budgetClass,
    plannedSatang: planned,
    committedSatang: committed,
    spentSatang: 0n,
    carriedSatang: planned,
    carriedCommittedSatang: committed,
  };
}
