/**
 * An ordinary year of one invented agency: contracts that come back every month, and the many small
 * purchases between them, mostly from the few sellers it knows.
 */
import type { Agency } from '#seed/agencies.ts';
import { KnownSellers } from '#seed/known-sellers.ts';
import { monthlyContracts } from '#seed/monthly-contracts.ts';
import { makePurchase, type Purchase } from '#seed/purchases.ts';
import { randomFor } from '#seed/random.ts';
import type { Seller } from '#seed/sellers.ts';
import { lines, titleOf } from '#seed/titles.ts';

/** The purchases of `agency` in the fiscal year 2568 when nothing unusual happens. */
export function ordinaryYear(agency: Agency, market: readonly Seller[], seed: number): Purchase[] {
  const random = randomFor(seed, `year of ${agency.key}`);
  const known = new KnownSellers(market, random);
  const purchases = monthlyContracts(agency, known, random).slice(0, agency.usualCount);
  const bought = lines.filter((line) => (line.weight[agency.type] ?? 0) > 0);
  while (purchases.length < agency.usualCount) {
    const line = random.weighted(bought, (one) => one.weight[agency.type] ?? 0);
    const sellers = [known.one(line.family)];
    if (random.chance(0.02)) sellers.push(known.one(line.family));
    purchases.push(
      makePurchase({
        agency,
        line,
        title: titleOf(line, agency.place, random),
        sellers: [...new Set(sellers)],
        random,
      }),
    );
  }
  return purchases;
}
