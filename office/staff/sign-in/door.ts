/** What sign-in needs: the store, the key beside it, the work of passwords, the limits, and the time. */
import { argonPasswords, type Passwords } from '#platform/crypto/passwords.ts';
import { openKeys, type Keys } from '#platform/crypto/keys.ts';
import type { Store } from '#platform/postgres/store.ts';
import { signInRules, type SignInRules } from './rules.ts';

export interface Door {
  store: Store;
  keys: Keys;
  passwords: Passwords;
  rules: SignInRules;
  now(): Date;
}

export interface DoorOptions {
  store: Store;
  /** Made where it is not there; see docs/how-to/lost-administrator.md for what is lost with it. */
  keyFile: string;
  demonstration: boolean;
}

/** The door of a running office. @throws Problem crypto.key_file, sign_in.rules */
export function openDoor({ store, keyFile, demonstration }: DoorOptions): Door {
  return {
    store,
    keys: openKeys(keyFile),
    passwords: argonPasswords(),
    rules: signInRules(demonstration),
    now: () => new Date(),
  };
}

/** Who knocks: nothing of it is kept in clear. */
export interface Knock {
  /** The machine's network address. */
  machine: string;
  /** The long-lived cookie of a browser that was signed in before; '' without one. */
  browser: string;
  /** For the own list of sessions: 'Chrome · Windows'. */
  client: string;
}

export const minutes = (n: number) => n * 60_000;
export const hours = (n: number) => n * 3_600_000;
export const later = (instant: Date, milliseconds: number) => new Date(instant.getTime() + milliseconds);
