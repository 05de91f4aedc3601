/** Six-digit codes (RFC 6238): the secret sealed for its person, each code good once. */
import { Secret, TOTP } from 'otpauth';
import type { Door } from './door.ts';

const issuer = 'ตรวจขับ';
const seconds = 30;

const totpOf = (secret: Secret) =>
  new TOTP({ issuer, secret, algorithm: 'SHA1', digits: 6, period: seconds });

export interface NewSecret {
  /** For typing into the device: 'ABCD EFGH …'. */
  text: string;
  /** For the picture: 'otpauth://totp/…'. */
  address: string;
}

/** 160 random bits, sealed. */
export function newSealedSecret(door: Door, personId: string): Buffer {
  return door.keys.seal('second step', personId, new Secret({ size: 20 }).base32);
}

/** A sealed secret as it is shown while it is set up, or null where the key beside the database is another. */
export function shownSecret(
  door: Door,
  personId: string,
  sealed: Uint8Array,
  label: string,
): NewSecret | null {
  const text = door.keys.open('second step', personId, sealed);
  if (text === null) return null;
  const totp = totpOf(Secret.fromBase32(text));
  totp.label = label;
  return { text: text.replace(/(.{4})(?=.)/gu, '$1 '), address: totp.toString() };
}

/**
 * The half minute that a code belongs to: this one, the last or the next, since clocks differ. Null where
 * it fits none, or the key beside the database is another.
 */
export function stepOf(door: Door, personId: string, sealed: Uint8Array, code: string): number | null {
  const text = door.keys.open('second step', personId, sealed);
  if (text === null) return null;
  const timestamp = door.now().getTime();
  const delta = totpOf(Secret.fromBase32(text)).validate({ token: code, timestamp, window: 1 });
  return delta === null ? null : Math.floor(timestamp / 1000 / seconds) + delta;
}
