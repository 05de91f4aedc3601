/** The second step: a code of the device, or a recovery code. */
import { sql } from 'kysely';
import { newToken } from '#platform/crypto/tokens.ts';
import type { Tx } from '#platform/postgres/store.ts';
import { typedDigits } from '../typed-digits.ts';
import { hours, later, type Door, type Knock } from './door.ts';
import { codeRefused, sessionOver } from './problems.ts';
import { recoveryLength, useRecoveryCode } from './recovery.ts';
import { renewToken, type Session } from './sessions.ts';
import { takeTurn, turnSucceeded } from './throttle.ts';
import { stepOf } from './totp.ts';

export interface SignedIn {
  token: string;
  /** For the long-lived cookie by which this browser is known from now on. */
  browser: string;
}

/** @throws Problem sign_in.code_refused, sign_in.wait, sign_in.session_over */
export async function giveCode(door: Door, session: Session, typed: string, knock: Knock): Promise<SignedIn> {
  if (session.stage !== 'second_step') throw sessionOver();
  const turn = await takeTurn(door, 'code', session.personId, knock);
  return door.store.signIn(async (tx) => {
    await mustFit(tx, door, session.personId, typedDigits(typed));
    await turnSucceeded(tx, turn);
    const token = await renewToken(tx, session, { stage: 'open' });
    if (token === null) throw sessionOver();
    return { token, browser: await knowBrowser(tx, door, session.personId, knock) };
  });
}

/**
 * Whether the device of a person fits a code; uses the code up.
 * @throws Problem sign_in.code_refused
 */
async function mustFit(tx: Tx, door: Door, personId: string, digits: string): Promise<void> {
  if (digits.length === recoveryLength) {
    if ((await useRecoveryCode(tx, personId, digits)) === null) throw codeRefused();
    return;
  }
  const { rows } = await sql<{ sealed: Buffer; last: number }>`
    SELECT sealed_secret AS sealed, last_step AS last FROM auth.second_steps WHERE person_id = ${personId}
    FOR UPDATE`.execute(tx);
  const kept = rows[0];
  const step = kept ? stepOf(door, personId, kept.sealed, digits) : null;
  if (!kept || step === null || step <= kept.last) throw codeRefused();
  await sql`UPDATE auth.second_steps SET last_step = ${step} WHERE person_id = ${personId}`.execute(tx);
}

/** Remembers the browser for this person. A cookie that we did not give is replaced by one that nobody planted. */
export async function knowBrowser(tx: Tx, door: Door, personId: string, { browser }: Knock): Promise<string> {
  const { rows } = await sql<{ ours: boolean }>`
    SELECT EXISTS (SELECT FROM auth.known_browsers WHERE browser_hash = ${door.keys.mark('browser', browser)}) AS ours`.execute(
    tx,
  );
  const kept = rows[0]!.ours ? browser : newToken();
  await sql`DELETE FROM auth.known_browsers WHERE seen_at < ${later(door.now(), -hours(180 * 24))}`.execute(
    tx,
  );
  await sql`INSERT INTO auth.known_browsers (browser_hash, person_id, seen_at)
    VALUES (${door.keys.mark('browser', kept)}, ${personId}, ${door.now()})
    ON CONFLICT (browser_hash, person_id) DO UPDATE SET seen_at = excluded.seen_at`.execute(tx);
  return kept;
}
