/** What a figure is beside its target, by bands that are data: reached, near, far; or why nothing is said. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { parse } from 'yaml';

const schema = v.strictObject({ verified: v.boolean(), reached: v.number(), near: v.number() });

export const bands = v.parse(schema, parse(readFileSync(join(import.meta.dirname, 'bands.yaml'), 'utf8')));

export type Light = 'reached' | 'near' | 'far' | 'no_data' | 'no_target';

/**
 * @param value hundredths; null where there is none: that is grey, never far
 * @param direction whether more or less is better; with less, target / value is what counts
 */
export function lightOf(value: bigint | null, target: bigint | null, direction: 'more' | 'less'): Light {
  if (value === null) return 'no_data';
  if (target === null) return 'no_target';
  const [part, whole] = direction === 'more' ? [value, target] : [target, value];
  // Nothing wanted is reached by anything; with less wanted, nothing at all is reached too.
  if (whole <= 0n) return 'reached';
  const isAtLeast = (percent: number) => part * 100n >= whole * BigInt(percent);
  return isAtLeast(bands.reached) ? 'reached' : isAtLeast(bands.near) ? 'near' : 'far';
}
