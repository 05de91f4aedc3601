/**
 * Setting up the device for six-digit codes. The secret is made here, kept sealed, and shown until a code
 * of the device proves that it arrived. At first sign-in that also lets the person in and gives the
 * recovery codes; later, from the account page, the action totp.set takes the proven device.
 */
import { sql } from 'kysely';
import type { Tx } from '#platform/postgres/store.ts';
import { typedDigits } from '../typed-digits.ts';
import { later, minutes, type Door, type Knock } from './door.ts';
import { codeRefused, sessionOver } from './problems.ts';
import { keepRecoveryCodes, newRecoveryCodes } from './recovery.ts';
import { stepMinutes } from './rules.ts';
import { knowBrowser, type SignedIn } from './second-step.ts';
import { renewToken, type Session } from './sessions.ts';
import { takeTurn, turnSucceeded } from './throttle.ts';
import { newSealedSecret, shownSecret, stepOf, type NewSecret } from './totp.ts';

interface Offer {
  sealed: Buffer;
}

/** The secret that is being set up; the same one while its page is opened again within a quarter of an hour. */
export function offerSecret(door: Door, { personId }: Session): Promise<NewSecret> {
  return door.store.signIn(async (tx) => {
    const label = await labelOf(tx, personId);
    const kept = await offerOf(tx, door, personId);
    const shown = kept && shownSecret(door, personId, kept.sealed, label);
    if (shown) return shown;
    const sealed = newSealedSecret(door, personId);
    await sql`INSERT INTO auth.second_step_offers (person_id, sealed_secret, offered_at)
      VALUES (${personId}, ${sealed}, ${door.now()}) ON CONFLICT (person_id) DO UPDATE
      SET sealed_secret = excluded.sealed_secret, offered_at = excluded.offered_at, proven_step = NULL`.execute(
      tx,
    );
    return shownSecret(door, personId, sealed, label)!;
  });
}

/** Somebody with several offices tells the entries in the device apart by it. */
async function labelOf(tx: Tx, personId: string): Promise<string> {
  const { rows } = await sql<{ email: string | null }>`SELECT auth.email_of(${personId}) AS email`.execute(
    tx,
  );
  return rows[0]?.email ?? 'Truatkhap';
}

async function offerOf(tx: Tx, door: Door, personId: string): Promise<Offer | null> {
  const { rows } = await sql<Offer>`
    SELECT sealed_secret AS sealed FROM auth.second_step_offers
    WHERE person_id = ${personId} AND offered_at > ${later(door.now(), -minutes(stepMinutes))} FOR UPDATE`.execute(
    tx,
  );
  return rows[0] ?? null;
}

/** The half minute of the code by which the device has proven itself. @throws Problem sign_in.code_refused */
async function provenStep(
  tx: Tx,
  door: Door,
  personId: string,
  typed: string,
): Promise<{ step: number; sealed: Buffer }> {
  const offer = await offerOf(tx, door, personId);
  const step = offer && stepOf(door, personId, offer.sealed, typedDigits(typed));
  if (!offer || step === null) throw codeRefused();
  return { step, sealed: offer.sealed };
}

/**
 * First sign-in: the device is taken, ten recovery codes are given, the session opens.
 * @throws Problem sign_in.code_refused, sign_in.wait, sign_in.session_over
 */
export async function setUpSecondStep(
  door: Door,
  session: Session,
  typed: string,
  knock: Knock,
): Promise<SignedIn & { recoveryCodes: string[] }> {
  if (session.stage !== 'set_up') throw sessionOver();
  const { personId } = session;
  const turn = await takeTurn(door, 'code', personId, knock);
  const recovery = newRecoveryCodes();
  return door.store.signIn(async (tx) => {
    const { step, sealed } = await provenStep(tx, door, personId, typed);
    const { rows } = await sql`
      INSERT INTO auth.second_steps (person_id, sealed_secret, last_step, set_at)
      VALUES (${personId}, ${sealed}, ${step}, ${door.now()}) ON CONFLICT DO NOTHING RETURNING 1 AS taken`.execute(
      tx,
    );
    if (rows.length === 0) throw sessionOver(); // set up meanwhile, in another window
    await sql`DELETE FROM auth.second_step_offers WHERE person_id = ${personId}`.execute(tx);
    await keepRecoveryCodes(tx, personId, recovery);
    await turnSucceeded(tx, turn);
    const token = await renewToken(tx, session, { stage: 'open' });
    if (token === null) throw sessionOver();
    await sql`SELECT auth.note('person.second_step_set', ${personId})`.execute(tx);
    const browser = await knowBrowser(tx, door, personId, knock);
    return { token, browser, recoveryCodes: recovery.shown };
  });
}

/**
 * From the account page: the new device answers with a code, and the action totp.set may take it.
 * @throws Problem sign_in.code_refused, sign_in.wait
 */
export async function proveSecret(
  door: Door,
  { personId }: Session,
  typed: string,
  knock: Knock,
): Promise<void> {
  const turn = await takeTurn(door, 'code', personId, knock);
  await door.store.signIn(async (tx) => {
    const { step } = await provenStep(tx, door, personId, typed);
    await turnSucceeded(tx, turn);
    await sql`UPDATE auth.second_step_offers SET proven_step = ${step} WHERE person_id = ${personId}`.execute(
      tx,
    );
  });
}

/** For the account page. */
export function secondStepOf(
  door: Door,
  personId: string,
): Promise<{ setAt: Date | null; recoveryCodes: number }> {
  return door.store.signIn(async (tx) => {
    const { rows } = await sql<{ setAt: Date | null; recoveryCodes: number }>`
      SELECT (SELECT set_at FROM auth.second_steps WHERE person_id = ${personId}) AS "setAt",
        (SELECT count(*) FROM auth.recovery_codes WHERE person_id = ${personId}) AS "recoveryCodes"`.execute(
      tx,
    );
    return rows[0]!;
  });
}
