/** Powers of addressees, as powers.yaml has them. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { parse } from 'yaml';

const power = v.strictObject({
  id: v.pipe(v.string(), v.regex(/^[a-z][a-z-]{2,79}$/u)),
  of: v.picklist(['agency', 'supervisor']),
  law_th: v.string(),
  law_en: v.string(),
  what_th: v.string(),
  what_en: v.string(),
});

export type Power = v.InferOutput<typeof power>;
export type Addressee = Power['of'];

export const powers = v.parse(
  v.strictObject({ verified: v.boolean(), source: v.string(), powers: v.array(power) }),
  parse(readFileSync(join(import.meta.dirname, 'powers.yaml'), 'utf8')),
);

export const powersOf = (addressee: Addressee): Power[] => powers.powers.filter(({ of }) => of === addressee);

/** Undefined where no such power is the addressee's own. */
export const powerOf = (id: string, addressee: Addressee): Power | undefined =>
  powersOf(addressee).find((one) => one.id === id);
