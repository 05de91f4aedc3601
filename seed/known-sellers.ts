/** Whom an invented agency buys from: few sellers, and the same again. */
import type { Random } from '#seed/random.ts';
import type { Seller } from '#seed/sellers.ts';
import type { Family } from '#seed/titles.ts';

/** The sellers of a family whom this agency knows: six of the market, the better known the likelier. */
export class KnownSellers {
  readonly #market: readonly Seller[];
  readonly #random: Random;
  readonly #known = new Map<Family, Seller[]>();

  constructor(market: readonly Seller[], random: Random) {
    this.#market = market;
    this.#random = random;
  }

  of(family: Family): readonly Seller[] {
    const met = this.#known.get(family);
    if (met) return met;
    const all = this.#market.filter((seller) => seller.family === family);
    const known: Seller[] = [];
    while (known.length < Math.min(family === 'works' ? 9 : 6, all.length)) {
      const seller = this.#random.weighted(all, (one) => (known.includes(one) ? 0 : one.weight));
      known.push(seller);
    }
    this.#known.set(family, known);
    return known;
  }

  /** Whom it buys from this time. */
  one(family: Family): Seller {
    const known = this.of(family);
    return this.#random.weighted(known, (seller) => 1 / (2 + known.indexOf(seller)));
  }
}
