/**
 * The demonstration world: one fiscal year (2568) of invented agencies and sellers in real provinces.
 * Pure: a seed gives the same world for ever.
 */
import { makeAgencies, type Agency } from '#seed/agencies.ts';
import { ordinaryYear } from '#seed/ordinary-year.ts';
import type { Purchase } from '#seed/purchases.ts';
import { randomFor } from '#seed/random.ts';
import type { Scene, Story } from '#seed/scene.ts';
import { makeSellers, type Register, type Seller } from '#seed/sellers.ts';
import { innocentStories } from '#seed/stories-innocent.ts';
import { plantedStories } from '#seed/stories-planted.ts';

export interface World {
  agencies: readonly Agency[];
  sellers: readonly Seller[];
  /** By agency, then in the order in which they were signed. */
  purchases: readonly Purchase[];
}

/** The seed that `npm start` shows. */
export const demonstrationSeed = 2568;

export const stories: readonly Story[] = [...plantedStories, ...innocentStories];

/** Makes the world of a seed: about 220 agencies, 650 firms and 20,000 purchases. */
export function makeWorld(seed = demonstrationSeed): World {
  const agencies = makeAgencies();
  const register: Register = { firms: 0, persons: 0 };
  const markets = makeSellers(register, seed);
  const purchases = new Map(
    agencies.map((agency) => [
      agency.key,
      ordinaryYear(agency, markets.get(agency.province.code) ?? [], seed),
    ]),
  );
  for (const story of stories) {
    const scene: Scene = {
      agencies: new Map(agencies.map((agency) => [agency.key, agency])),
      markets,
      purchases,
      register,
      random: randomFor(seed, `story ${story.id}`),
    };
    story.tell(scene);
  }
  const told = [...purchases.values()].flatMap((ofAgency) =>
    ofAgency.toSorted((a, b) => a.signedDay - b.signedDay),
  );
  const sellers = new Set([...[...markets.values()].flat(), ...told.flatMap((purchase) => purchase.sellers)]);
  return { agencies, sellers: [...sellers], purchases: told };
}
