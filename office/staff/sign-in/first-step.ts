/**
 * E-mail and password. Whoever is unknown, disabled or mistaken gets the same answer, after the same
 * statements and the same work of argon2.
 */
import { sql } from 'kysely';
import type { Tx } from '#platform/postgres/store.ts';
import type { Door, Knock } from './door.ts';
import { passwordForm } from './new-password.ts';
import { passwordRefused, refused } from './problems.ts';
import { beginSession, type Session, type Stage } from './sessions.ts';
import { forgetOldAttempts, takeTurn, turnSucceeded } from './throttle.ts';

export interface FirstStep {
  token: string;
  stage: Stage;
}

interface Account {
  personId: string | null;
  enabled: boolean;
  hash: string | null;
  hasSecondStep: boolean;
}

/** @throws Problem sign_in.refused, sign_in.wait */
export async function giveEmailAndPassword(
  door: Door,
  { email, password }: { email: string; password: string },
  knock: Knock,
): Promise<FirstStep> {
  const turn = await takeTurn(door, 'password', email, knock);
  const account = await door.store.signIn((tx) => accountOf(tx, email));
  const fits = await door.passwords.verify(account.hash, passwordForm(password));
  if (!fits || !account.enabled || account.personId === null) throw refused();
  const { personId, hash } = account;
  const better = door.passwords.isOutdated(hash!) ? await door.passwords.hash(passwordForm(password)) : null;
  const stage = stageAfterPassword(door, account.hasSecondStep);
  const token = await door.store.signIn(async (tx) => {
    await turnSucceeded(tx, turn);
    await forgetOldAttempts(tx, door);
    if (better)
      await sql`UPDATE auth.passwords SET hash = ${better} WHERE person_id = ${personId}`.execute(tx);
    return beginSession(tx, door, { personId, stage, client: knock.client });
  });
  return { token, stage };
}

export function stageAfterPassword(door: Door, hasSecondStep: boolean): Stage {
  if (hasSecondStep) return 'second_step';
  return door.rules.secondStep === 'required' ? 'set_up' : 'open';
}

/** One row whoever is asked about. */
async function accountOf(tx: Tx, email: string): Promise<Account> {
  const { rows } = await sql<Account>`
    SELECT p.person_id AS "personId", coalesce(p.is_enabled, false) AS enabled, w.hash,
      t.person_id IS NOT NULL AS "hasSecondStep"
    FROM (SELECT 1) AS one
    LEFT JOIN auth.person_of(${email}) AS p ON true
    LEFT JOIN auth.passwords AS w ON w.person_id = p.person_id
    LEFT JOIN auth.second_steps AS t ON t.person_id = p.person_id`.execute(tx);
  return rows[0]!;
}

/**
 * Asks for the password once more, before something that matters. Good for ten minutes.
 * @throws Problem sign_in.password_refused, sign_in.wait
 */
export async function confirmPassword(
  door: Door,
  session: Session,
  password: string,
  knock: Knock,
): Promise<void> {
  const { personId, sessionId } = session;
  const turn = await takeTurn(door, 'password', personId, knock);
  const hash = await door.store.signIn(async (tx) => {
    const { rows } = await sql<{ hash: string }>`
      SELECT hash FROM auth.passwords WHERE person_id = ${personId}`.execute(tx);
    return rows[0]?.hash ?? null;
  });
  if (!(await door.passwords.verify(hash, passwordForm(password)))) throw passwordRefused();
  await door.store.signIn(async (tx) => {
    await turnSucceeded(tx, turn);
    await sql`UPDATE auth.sessions SET confirmed_at = ${door.now()} WHERE session_id = ${sessionId}`.execute(
      tx,
    );
  });
}
