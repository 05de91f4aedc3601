/**
 * Passwords: argon2id with the parameters that OWASP names (19 MiB, two passes). An account that does not
 * exist costs the same work as one that does, by a decoy of the same making.
 */
import { hash, parseOptions, verify, type Options } from '@node-rs/argon2';
import { newToken } from './tokens.ts';

export interface Passwords {
  hash(password: string): Promise<string>;
  /** Against the stored hash; without one against the decoy, which nobody's password fits. */
  verify(stored: string | null, password: string): Promise<boolean>;
  /** Whether a stored hash was made with weaker parameters than today's. */
  isOutdated(stored: string): boolean;
}

export const usualCost: Options = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export function argonPasswords(cost: Options = usualCost): Passwords {
  const decoy = hash(newToken(), cost);
  decoy.catch(() => {}); // awaited, and then thrown, where it is needed
  return {
    hash: (password) => hash(password, cost),
    verify: async (stored, password) => {
      const fits = await verify(stored ?? (await decoy), password);
      return fits && stored !== null;
    },
    isOutdated: (stored) => {
      const { memoryCost, timeCost } = parseOptions(stored);
      return memoryCost < (cost.memoryCost ?? 0) || timeCost < (cost.timeCost ?? 0);
    },
  };
}
