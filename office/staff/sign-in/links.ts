/**
 * One-time links: the first administrator's, and those by which people set a password. Looking at a link
 * does not use it up (mail programs look), setting the password does. Of two at once, one succeeds.
 */
import { sql } from 'kysely';
import { digestOf, newToken } from '#platform/crypto/tokens.ts';
import type { Store, Tx } from '#platform/postgres/store.ts';
import { hours, later, type Door, type Knock } from './door.ts';
import { stageAfterPassword, type FirstStep } from './first-step.ts';
import { goodPassword } from './new-password.ts';
import { linkGone } from './problems.ts';
import { beginSession } from './sessions.ts';
import { takeTurn, turnSucceeded } from './throttle.ts';

export type Purpose = 'first_administrator' | 'set_password';

export interface NewLink {
  /** Path on the site, shown once. */
  path: string;
  /** What is kept, in hex. */
  hash: string;
}

export function newLink(): NewLink {
  const token = newToken();
  return { path: `/sign-in/link/${token}`, hash: digestOf(token).toString('hex') };
}

/**
 * The path of a new link by which the first administrator enters, or null where one exists who can sign
 * in. Called at every start; the link of the start before stops.
 */
export function firstAdministratorLink(store: Store): Promise<string | null> {
  return store.signIn(async (tx) => {
    const { rows } = await sql<{ exists: boolean }>`SELECT auth.administrator_exists() AS exists`.execute(tx);
    return rows[0]!.exists ? null : administratorLink(tx, new Date(), null);
  });
}

/**
 * The way back when the last administrator is lost: only for a command on the machine itself. Works beside
 * administrators who exist; good for one day; leaves an event.
 */
export function lostAdministratorLink(store: Store): Promise<string> {
  return store.signIn(async (tx) => {
    const now = new Date();
    await sql`SELECT auth.note_administrator_link()`.execute(tx);
    return administratorLink(tx, now, later(now, hours(24)));
  });
}

async function administratorLink(tx: Tx, now: Date, expiresAt: Date | null): Promise<string> {
  const { path, hash } = newLink();
  await sql`DELETE FROM auth.links WHERE purpose = 'first_administrator'`.execute(tx);
  await sql`INSERT INTO auth.links (link_hash, purpose, made_at, expires_at)
    VALUES (${Buffer.from(hash, 'hex')}, 'first_administrator', ${now}, ${expiresAt})`.execute(tx);
  return path;
}

/** What a link is for, or null when it is not good (any more). Does not use it up. */
export function purposeOf(door: Door, token: string): Promise<Purpose | null> {
  return door.store.signIn(async (tx) => {
    const { rows } = await sql<{ purpose: Purpose }>`
      SELECT purpose FROM auth.links WHERE link_hash = ${digestOf(token)}
        AND (expires_at IS NULL OR expires_at > ${door.now()})
        AND (person_id IS NULL OR auth.is_enabled(person_id))`.execute(tx);
    return rows[0]?.purpose ?? null;
  });
}

/**
 * Uses the link of the first administrator: the person is entered with the post, or, where the e-mail
 * address is known, let in again.
 * @throws Problem sign_in.link_gone, sign_in.password_weak, sign_in.wait
 */
export async function becomeAdministrator(
  door: Door,
  token: string,
  given: { fullName: string; email: string; password: string },
  knock: Knock,
): Promise<FirstStep> {
  const { fullName, email } = given;
  const password = goodPassword(given.password, [fullName, email]);
  const turn = await takeTurn(door, 'link', null, knock);
  if ((await purposeOf(door, token)) !== 'first_administrator') throw linkGone();
  const hash = await door.passwords.hash(password);
  return door.store.signIn(async (tx) => {
    const { rows } = await sql<{ person: string | null }>`
      SELECT auth.take_first_link(${digestOf(token)}, ${fullName}, ${email}) AS person`.execute(tx);
    const personId = rows[0]!.person;
    if (personId === null) throw linkGone();
    await clearSecondStep(tx, personId);
    await turnSucceeded(tx, turn);
    return enter(tx, door, personId, hash, knock);
  });
}

/**
 * Uses a link by which a person sets a password.
 * @throws Problem sign_in.link_gone, sign_in.password_weak, sign_in.wait
 */
export async function setPasswordByLink(
  door: Door,
  token: string,
  typed: string,
  knock: Knock,
): Promise<FirstStep> {
  const turn = await takeTurn(door, 'link', null, knock);
  const about = await ownerOf(door, token);
  if (about === null) throw linkGone();
  const hash = await door.passwords.hash(goodPassword(typed, about));
  return door.store.signIn(async (tx) => {
    const { rows } = await sql<{ personId: string; clears: boolean }>`
      DELETE FROM auth.links WHERE link_hash = ${digestOf(token)} AND purpose = 'set_password'
        AND expires_at > ${door.now()} AND auth.is_enabled(person_id)
      RETURNING person_id AS "personId", clears_second_step AS clears`.execute(tx);
    const used = rows[0];
    if (!used) throw linkGone();
    if (used.clears) await clearSecondStep(tx, used.personId);
    await turnSucceeded(tx, turn);
    await sql`SELECT auth.note('person.password_set', ${used.personId}, '{"by": "one_time_link"}')`.execute(
      tx,
    );
    return enter(tx, door, used.personId, hash, knock);
  });
}

/** Name and address of whom a link is for. */
function ownerOf(door: Door, token: string): Promise<string[] | null> {
  return door.store.signIn(async (tx) => {
    const { rows } = await sql<{ name: string; email: string | null }>`
      SELECT auth.name_of(l.person_id) AS name, auth.email_of(l.person_id) AS email FROM auth.links AS l
      WHERE l.link_hash = ${digestOf(token)} AND l.purpose = 'set_password' AND l.expires_at > ${door.now()}
        AND auth.is_enabled(l.person_id)`.execute(tx);
    return rows[0] ? [rows[0].name, rows[0].email ?? ''] : null;
  });
}

async function clearSecondStep(tx: Tx, personId: string): Promise<void> {
  await sql`DELETE FROM auth.second_steps WHERE person_id = ${personId}`.execute(tx);
  await sql`DELETE FROM auth.second_step_offers WHERE person_id = ${personId}`.execute(tx);
  await sql`DELETE FROM auth.recovery_codes WHERE person_id = ${personId}`.execute(tx);
}

/** Keeps the password, ends every session before, and begins one that still lacks its second step. */
export async function enter(
  tx: Tx,
  door: Door,
  personId: string,
  hash: string,
  knock: Knock,
): Promise<FirstStep> {
  await keepPassword(tx, door, personId, hash);
  await sql`DELETE FROM auth.sessions WHERE person_id = ${personId}`.execute(tx);
  await sql`DELETE FROM auth.links WHERE person_id = ${personId}`.execute(tx);
  const { rows } = await sql`SELECT FROM auth.second_steps WHERE person_id = ${personId}`.execute(tx);
  const stage = stageAfterPassword(door, rows.length > 0);
  return { token: await beginSession(tx, door, { personId, stage, client: knock.client }), stage };
}

export async function keepPassword(
  tx: Tx,
  door: Pick<Door, 'now'>,
  personId: string,
  hash: string,
): Promise<void> {
  await sql`INSERT INTO auth.passwords (person_id, hash, changed_at) VALUES (${personId}, ${hash}, ${door.now()})
    ON CONFLICT (person_id) DO UPDATE SET hash = excluded.hash, changed_at = excluded.changed_at`.execute(tx);
}
