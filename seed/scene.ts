/** What a story of the demonstration world may use, and how it changes the ordinary year. */
import type { Agency } from '#seed/agencies.ts';
import { makePurchase, type Purchase, type PurchaseInit } from '#seed/purchases.ts';
import type { Random } from '#seed/random.ts';
import type { Register, Seller } from '#seed/sellers.ts';
import type { Family, Line } from '#seed/titles.ts';
import { lines, titleOf } from '#seed/titles.ts';

export interface Scene {
  agencies: ReadonlyMap<string, Agency>;
  markets: ReadonlyMap<string, readonly Seller[]>;
  /** Every agency's purchases by its key; a story adds to them or sets others in their place. */
  purchases: Map<string, Purchase[]>;
  register: Register;
  random: Random;
}

export interface Story {
  id: string; // as in stories.yaml
  tell: (scene: Scene) => void;
}

/** The agency of that key. Throws where the world has none: the story is wrong then. */
export function agencyOf(scene: Scene, key: string): Agency {
  const agency = scene.agencies.get(key);
  if (!agency) throw new Error(`the demonstration world has no agency ${key}`);
  return agency;
}

/** One purchase of a story: what is bought, of whom, and whatever else is not left to chance. */
export type Deal = Omit<PurchaseInit, 'agency' | 'title' | 'sellers' | 'random' | 'story'> & {
  seller: Seller;
  title?: string;
};

/** Adds `count` purchases of a story to the agency's year. */
export function add(
  scene: Scene,
  story: Story,
  agency: Agency,
  count: number,
  dealOf: (index: number) => Deal,
): void {
  const made = Array.from({ length: count }, (_, index): Purchase => {
    const { seller, title, ...init } = dealOf(index);
    return makePurchase({
      ...init,
      agency,
      title: title ?? titleOf(init.line, agency.place, scene.random),
      sellers: [seller],
      random: scene.random,
      story: story.id,
    });
  });
  scene.purchases.set(agency.key, [...(scene.purchases.get(agency.key) ?? []), ...made]);
}

/** `list[index]`, round and round. The list must not be empty. */
export function inTurn<T>(list: readonly T[], index: number): T {
  return list[index % list.length]!;
}

/** Keeps only those of the agency's ordinary purchases that pass. */
export function keep(
  scene: Scene,
  key: string,
  passes: (purchase: Purchase, index: number) => boolean,
): void {
  scene.purchases.set(key, (scene.purchases.get(key) ?? []).filter(passes));
}

/** The line of that id. Throws where there is none. */
export function line(id: string): Line {
  const found = lines.find((one) => one.id === id);
  if (!found) throw new Error(`no line ${id}`);
  return found;
}

/** The best-known firms of a family in the agency's province (old ones: nobody here registered last year). */
export function firms(scene: Scene, agency: Agency, family: Family): readonly Seller[] {
  const market = scene.markets.get(agency.province.code) ?? [];
  return market.filter(
    (one) => one.family === family && one.kind === 'firm' && (one.registeredYearBe ?? 9999) < 2565,
  );
}
