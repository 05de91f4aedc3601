/** Quarters of a fiscal year: the first is October to December of the civil year before. */
import { bangkokDay, dayOf } from '#kernel/thai-date.ts';
import { fiscalMonth, fiscalYearBe } from '#kernel/fiscal-year.ts';

export type Quarter = 1 | 2 | 3 | 4;

export const roundIdOf = (be: number, quarter: Quarter) => `${be}-q${quarter}`;

const iso = (day: number) => new Date(day * 86_400_000).toISOString().slice(0, 10);

/** First and last day of a quarter, as ISO days; both belong to it. */
export function quarterDays(be: number, quarter: Quarter): { beginsOn: string; endsOn: string } {
  const first = (at: number) => {
    const month = ((at - 1) * 3 + 9) % 12; // 0 = January
    return dayOf(be - 543 - (at === 1 ? 1 : 0), month + 1, 1)!;
  };
  const next = quarter === 4 ? dayOf(be - 543, 10, 1)! : first(quarter + 1);
  return { beginsOn: iso(first(quarter)), endsOn: iso(next - 1) };
}

/** The quarter of an instant, by the calendar of Asia/Bangkok. */
export function quarterOf(instant: Date): { be: number; quarter: Quarter } {
  const day = bangkokDay(instant.getTime());
  return { be: fiscalYearBe(day), quarter: (Math.floor((fiscalMonth(day) - 1) / 3) + 1) as Quarter };
}

/** The quarter before. */
export const before = ({
  be,
  quarter,
}: {
  be: number;
  quarter: Quarter;
}): { be: number; quarter: Quarter } =>
  quarter === 1 ? { be: be - 1, quarter: 4 } : { be, quarter: (quarter - 1) as Quarter };
