/**
 * One purchase of the demonstration world, and how its money, days and method follow the real rhythm:
 * 96 of 100 direct, budgets gathered under 500,000 baht, award = budget in 84 of 100.
 */
import type { Agency } from '#seed/agencies.ts';
import type { Random } from '#seed/random.ts';
import type { Seller } from '#seed/sellers.ts';
import type { Line } from '#seed/titles.ts';
import { fiscalYearDays } from '#kernel/fiscal-year.ts';
import { dayOf } from '#kernel/thai-date.ts';

export const fiscalYear = 2568;

export type Method = 'direct' | 'e_bidding' | 'selective';

/** Money in baht (at most two decimals), days since 1970-01-01. */
export interface Purchase {
  agency: Agency;
  title: string; // without the words of the method
  kind: Line['kind'];
  method: Method;
  /** One seller, or several who share the project; `contracts` are their shares of `agreed`. */
  sellers: readonly Seller[];
  budget: number;
  reference: number;
  agreed: number;
  contracts: readonly number[];
  announcedDay: number | null; // published for a few purchases only
  signedDay: number;
  endsDay: number;
  /** Id in seed/stories.yaml of the story that this purchase belongs to; null for the ordinary. */
  story: string | null;
}

const directLimit = 500_000; // the legal limit for direct awards; here only to draw the gathering under it

/** First and last day number of the fiscal year. */
export const yearDays = fiscalYearDays(fiscalYear);

/** How many of a thousand purchases are signed in October … September (real shares of the year 2568). */
const monthWeights = [69, 72, 74, 81, 64, 88, 82, 79, 82, 90, 107, 104] as const;

function isWorkingDay(day: number): boolean {
  return day % 7 !== 2 && day % 7 !== 3; // day 0 was a Thursday, so 2 is a Saturday and 3 a Sunday
}

/** The nearest working day that is not earlier. */
export function workingDay(day: number): number {
  return isWorkingDay(day) ? day : workingDay(day + 1);
}

/** A day of the fiscal month (1 = October … 12 = September) of 2568, as a day number. */
export function dayIn(fiscalMonth: number, dayOfMonth: number): number {
  const christianYear = fiscalYear - 543 - (fiscalMonth <= 3 ? 1 : 0);
  const day = dayOf(christianYear, ((fiscalMonth + 8) % 12) + 1, dayOfMonth);
  if (day === undefined) throw new Error(`no day ${dayOfMonth} in fiscal month ${fiscalMonth}`);
  return day;
}

/** A working day of the year, as often in each month as in the real year. */
export function anyDay(random: Random): number {
  const month = random.weighted(
    [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12],
    (fiscalMonth) => monthWeights[fiscalMonth - 1] ?? 0,
  );
  const day = workingDay(dayIn(month, random.whole(1, 28)));
  return Math.min(Math.max(day, yearDays.from), yearDays.to);
}

/** Amounts as officers write them: odd for supplies, whole hundreds or thousands for works. */
function rounded(baht: number, random: Random): number {
  if (baht < 30_000 && random.chance(0.6)) return Math.max(300, Math.round(baht));
  const step = baht < 30_000 ? 50 : baht < 150_000 ? 500 : 1_000;
  return Math.max(300, Math.round(baht / step) * step);
}

/** Works that would cost a little over the limit are mostly planned a little under it, as the real figures show. */
function budgetOf(line: Line, random: Random): { budget: number; method: Method } {
  const wished = random.around(line.median, line.spread);
  if (wished < 470_000) return { budget: rounded(wished, random), method: 'direct' };
  if (wished < 660_000 && random.chance(0.75)) {
    const budget = random.chance(0.3) ? directLimit : rounded(random.whole(474, 499) * 1000, random);
    return { budget, method: 'direct' };
  }
  if (line.kind !== 'จ้างก่อสร้าง' && random.chance(0.8))
    return { budget: rounded(wished * 0.6, random), method: 'direct' };
  return {
    budget: rounded(Math.max(wished, 520_000) * random.around(1.5, 0.5), random),
    method: random.chance(0.9) ? 'e_bidding' : 'selective',
  };
}

function agreedOf(method: Method, budget: number, random: Random): number {
  if (method === 'e_bidding')
    return Math.round((budget * (0.66 + 0.335 * Math.sqrt(random.next()))) / 1000) * 1000;
  if (method === 'selective') return rounded(budget * (0.95 + 0.045 * random.next()), random);
  if (random.chance(0.84)) return budget;
  return Math.max(200, Math.min(budget, rounded(budget * (0.86 + 0.135 * random.next()), random)));
}

export interface PurchaseInit {
  agency: Agency;
  line: Line;
  title: string;
  sellers: readonly Seller[];
  random: Random;
  budget?: number;
  reference?: number;
  agreed?: number;
  method?: Method;
  contractTotal?: number;
  announcedDay?: number;
  signedDay?: number;
  days?: number;
  story?: string;
}

/** How the total is shared out among `count` contracts: whole baht, the last one takes what is left. */
function sharedOut(total: number, count: number): number[] {
  const each = Math.floor(total / count);
  return Array.from({ length: count }, (_, index) =>
    index === count - 1 ? total - each * (count - 1) : each,
  );
}

/** A purchase with everything drawn that `init` does not give. */
export function makePurchase(init: PurchaseInit): Purchase {
  const { agency, line, random } = init;
  const drawn = budgetOf(line, random);
  const budget = init.budget ?? drawn.budget;
  const method =
    init.method ?? (init.budget === undefined ? drawn.method : budget > directLimit ? 'e_bidding' : 'direct');
  const agreed = init.agreed ?? agreedOf(method, budget, random);
  const signedDay = init.signedDay ?? anyDay(random);
  const announced = method === 'direct' ? null : signedDay - random.whole(24, 60);
  const overBudget = method === 'e_bidding' && random.chance(0.24);
  return {
    agency,
    title: init.title,
    kind: line.kind,
    method,
    sellers: init.sellers,
    budget,
    reference:
      init.reference ?? (overBudget ? Math.round((budget * 1.02) / 100) * 100 : Math.max(budget, agreed)),
    agreed,
    contracts: sharedOut(init.contractTotal ?? agreed, init.sellers.length),
    announcedDay: init.announcedDay ?? announced,
    signedDay,
    endsDay: signedDay + (init.days ?? Math.max(3, Math.round(line.days * (method === 'direct' ? 1 : 2.5)))),
    story: init.story ?? null,
  };
}
