/** The door of a test office: cheap passwords whose work is counted, and a clock that the test moves. */
import { sql } from 'kysely';
import { Secret, TOTP } from 'otpauth';
import { keysOf } from '#platform/crypto/keys.ts';
import { argonPasswords } from '#platform/crypto/passwords.ts';
import type { Door, Knock } from '#office/staff/sign-in/door.ts';
import { giveEmailAndPassword } from '#office/staff/sign-in/first-step.ts';
import { keepPassword } from '#office/staff/sign-in/links.ts';
import { sessionOf, type Session } from '#office/staff/sign-in/sessions.ts';
import type { TestOffice } from './office-store.ts';

export interface TestDoor extends Door {
  /** Passwords compared since the last look; looking sets it back. */
  comparisons: () => number;
  /** Moves the clock on. */
  pass: (milliseconds: number) => void;
}

export const goodPhrase = 'ม้า ถูก แบตเตอรี่ ลวดเย็บ';

export function knock(given: Partial<Knock> = {}): Knock {
  return { machine: '192.0.2.1', browser: '', client: 'Firefox · Linux', ...given };
}

export function testDoor(office: TestOffice, rules: Partial<Door['rules']> = {}): TestDoor {
  const passwords = argonPasswords({ memoryCost: 64, timeCost: 1 });
  let compared = 0;
  let offset = 0;
  return {
    get store() {
      return office.store;
    },
    keys: keysOf(Buffer.alloc(32, 1)),
    passwords: {
      ...passwords,
      verify: (stored, password) => {
        compared += 1;
        return passwords.verify(stored, password);
      },
    },
    rules: { idleMinutes: 30, absoluteHours: 12, secondStep: 'required', ...rules },
    now: () => new Date(Date.now() + offset),
    comparisons: () => {
      const counted = compared;
      compared = 0;
      return counted;
    },
    pass: (milliseconds) => {
      offset += milliseconds;
    },
  };
}

let accounts = 0;

/** A person who can sign in: an address and a password, and a second step where asked. */
export async function account(
  office: TestOffice,
  door: Door,
  personId: string,
  secondStep = false,
): Promise<{ email: string; code: () => string }> {
  const email = `person${(accounts += 1)}@example.go.th`;
  await office.owner('UPDATE office.people SET email = $1 WHERE person_id = $2', [email, personId]);
  const secret = new Secret({ size: 20 });
  await door.store.signIn(async (tx) => {
    await keepPassword(tx, door, personId, await door.passwords.hash(goodPhrase));
    if (!secondStep) return;
    const sealed = door.keys.seal('second step', personId, secret.base32);
    await sql`INSERT INTO auth.second_steps VALUES (${personId}, ${sealed}, 0, now())`.execute(tx);
  });
  return { email, code: () => codeOf(secret.base32, door.now()) };
}

/** What a device with this secret shows at an instant. */
export function codeOf(secret: string, at: Date): string {
  return new TOTP({ secret: Secret.fromBase32(secret.replaceAll(' ', '')) }).generate({
    timestamp: at.getTime(),
  });
}

/** Signs in by e-mail and password. */
export async function enterBy(
  door: Door,
  email: string,
  given: Partial<Knock> = {},
): Promise<Session & { token: string }> {
  const { token } = await giveEmailAndPassword(door, { email, password: goodPhrase }, knock(given));
  return { ...(await sessionOf(door, token))!, token };
}

/** The code of the problem (or of the database's refusal) that something ended with, or 'done'. */
export function codeFrom(promise: Promise<unknown>): Promise<string> {
  return promise.then(
    () => 'done',
    (error: unknown) => (error as { code?: string }).code ?? (error as Error).message,
  );
}
