/**
 * Seeded chance for the demonstration world. The same seed gives the same world, byte for byte, on
 * every machine and day: nothing here asks the clock or the system for randomness.
 */
export interface Random {
  /** A number in [0, 1). */
  next(): number;
  /** A whole number from `low` to `high`, both included. */
  whole(low: number, high: number): number;
  chance(probability: number): boolean;
  pick<T>(list: readonly T[]): T;
  /** One of `list`, each as likely as its weight. */
  weighted<T>(list: readonly T[], weightOf: (item: T) => number): T;
  /** A log-normal number: half of them lie under `median`. */
  around(median: number, spread: number): number;
}

/** The 32 bits of a text (FNV-1a), so that every agency gets its own stream: changing one leaves the others as they were. */
function bitsOf(text: string): number {
  let bits = 0x811c9dc5;
  for (const character of text) bits = Math.imul(bits ^ (character.codePointAt(0) ?? 0), 0x01000193);
  return bits >>> 0;
}

/** mulberry32 (public domain, Tommy Ettinger): 32 bits of state are plenty for a demonstration. */
function mulberry32(start: number): () => number {
  let state = start;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** A stream of chance for one `purpose` of one `seed`. Lists given to `pick` and `weighted` must not be empty. */
export function randomFor(seed: number, purpose: string): Random {
  const next = mulberry32(bitsOf(`${seed}/${purpose}`));
  const whole = (low: number, high: number): number => low + Math.floor(next() * (high - low + 1));
  return {
    next,
    whole,
    chance: (probability) => next() < probability,
    pick: <T>(list: readonly T[]) => list[whole(0, list.length - 1)] as T,
    weighted: <T>(list: readonly T[], weightOf: (item: T) => number) => {
      let left = next() * list.reduce((sum, item) => sum + weightOf(item), 0);
      for (const item of list) if ((left -= weightOf(item)) < 0) return item;
      return list.at(-1) as T;
    },
    around: (median, spread) => {
      let normal = -6; // twelve uniform numbers less six: near enough to a normal one, without sin and cos
      for (let index = 0; index < 12; index++) normal += next();
      return median * Math.exp(spread * normal);
    },
  };
}
