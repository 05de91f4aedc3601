/**
 * The code on the letter to the head of an agency: 26 random digits (86 bits) and two that check them,
 * in seven groups of four. Digits, because they are typed on a phone, read aloud, and stand on every
 * keyboard; the check (ISO 7064, MOD 97-10, as in bank account numbers) finds every wrong digit and every
 * two that changed places, so that a slip is told from a code that is no longer good.
 */
import { digestOf, randomText } from '#platform/crypto/tokens.ts';
import { inGroups, typedDigits } from './typed-digits.ts';

const randomLength = 26;

export interface NewCode {
  /** '1234 5678 …' for the letter; shown once and kept nowhere. */
  shown: string;
  /** What the database keeps, in hex. */
  hash: string;
}

export function newAgencyCode(): NewCode {
  const random = randomText('0123456789', randomLength);
  const check = 98 - Number((BigInt(random) * 100n) % 97n);
  const code = `${random}${String(check).padStart(2, '0')}`;
  return { shown: inGroups(code), hash: hashOfCode(code) };
}

/** The digits of a code as somebody typed it, or null where there is a slip in it. */
export function readAgencyCode(typed: string): string | null {
  const digits = typedDigits(typed);
  if (!/^\d{28}$/u.test(digits)) return null;
  return BigInt(digits) % 97n === 1n ? digits : null;
}

/** Of the digits alone, however they were grouped. */
export function hashOfCode(digits: string): string {
  return digestOf(digits).toString('hex');
}
