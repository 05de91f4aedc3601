/**
 * Sessions: a random token in a cookie, its digest in the database. A new token at every gain of rights
 * (password, second step, hat), so that one planted before is worth nothing after. A session ends by
 * itself when it is idle or old, and at once when its person says so, moves, or is disabled.
 */
import { sql } from 'kysely';
import { digestOf, newToken } from '#platform/crypto/tokens.ts';
import type { Tx } from '#platform/postgres/store.ts';
import { hours, later, minutes, type Door } from './door.ts';
import { stepMinutes } from './rules.ts';

/** second_step: the password was right; set_up: no second step yet, and one is required; open: signed in. */
export type Stage = 'second_step' | 'set_up' | 'open';

export interface Session {
  sessionId: string;
  personId: string;
  postId: string | null;
  stage: Stage;
  /** When the password was last given. */
  confirmedAt: Date;
}

/** A session as its person sees it in the own list. */
export interface ListedSession {
  sessionId: string;
  client: string;
  startedAt: Date;
  seenAt: Date;
}

/** Begins a session and sweeps old ones. @returns the token for the cookie */
export async function beginSession(
  tx: Tx,
  door: Door,
  { personId, stage, client }: { personId: string; stage: Stage; client: string },
): Promise<string> {
  const token = newToken();
  const now = door.now();
  await sql`DELETE FROM auth.sessions WHERE started_at < ${later(now, -hours(door.rules.absoluteHours))}`.execute(
    tx,
  );
  await sql`INSERT INTO auth.sessions (token_hash, person_id, stage, client, started_at, seen_at, confirmed_at)
    VALUES (${digestOf(token)}, ${personId}, ${stage}, ${client.slice(0, 60)}, ${now}, ${now}, ${now})`.execute(
    tx,
  );
  return token;
}

/** The session of a token, or null when there is none, or it is idle or old. Being asked for keeps it awake. */
export function sessionOf(door: Door, token: string): Promise<Session | null> {
  const now = door.now();
  const { idleMinutes, absoluteHours } = door.rules;
  return door.store.signIn(async (tx) => {
    const { rows } = await sql<Session & { seenAt: Date }>`
      SELECT session_id AS "sessionId", person_id AS "personId", post_id AS "postId", stage, seen_at AS "seenAt",
        confirmed_at AS "confirmedAt"
      FROM auth.sessions WHERE token_hash = ${digestOf(token)} AND seen_at > ${later(now, -minutes(idleMinutes))}
        AND started_at > ${later(now, -hours(absoluteHours))}
        AND (stage = 'open' OR started_at > ${later(now, -minutes(stepMinutes))})`.execute(tx);
    const found = rows[0];
    if (!found) return null;
    const { seenAt, ...session } = found;
    // Written at most once a minute: fifty readers must not become fifty writers.
    if (now.getTime() - seenAt.getTime() > minutes(1))
      await sql`UPDATE auth.sessions SET seen_at = ${now} WHERE session_id = ${session.sessionId}`.execute(
        tx,
      );
    return session;
  });
}

/**
 * Gives a session a new token and what it gained. The token before stops at that moment.
 * @returns the token, or null when the session was ended meanwhile
 */
export async function renewToken(
  tx: Tx,
  session: Session,
  gained: { stage?: Stage; postId?: string | null } = {},
): Promise<string | null> {
  const token = newToken();
  const { stage = session.stage, postId = session.postId } = gained;
  const { rows } = await sql`
    UPDATE auth.sessions SET token_hash = ${digestOf(token)}, stage = ${stage}, post_id = ${postId}
    WHERE session_id = ${session.sessionId} AND stage = ${session.stage} RETURNING 1 AS renewed`.execute(tx);
  return rows.length === 1 ? token : null;
}

export function endSession(door: Door, token: string): Promise<void> {
  return door.store.signIn(async (tx) => {
    await sql`DELETE FROM auth.sessions WHERE token_hash = ${digestOf(token)}`.execute(tx);
  });
}

/** The person's open sessions, the one used last first. */
export function sessionsOf(door: Door, personId: string): Promise<ListedSession[]> {
  const now = door.now();
  const { idleMinutes, absoluteHours } = door.rules;
  return door.store.signIn(async (tx) => {
    const { rows } = await sql<ListedSession>`
      SELECT session_id AS "sessionId", client, started_at AS "startedAt", seen_at AS "seenAt" FROM auth.sessions
      WHERE person_id = ${personId} AND stage = 'open' AND seen_at > ${later(now, -minutes(idleMinutes))}
        AND started_at > ${later(now, -hours(absoluteHours))} ORDER BY seen_at DESC, session_id`.execute(tx);
    return rows;
  });
}

/** Ends one of the person's own sessions; somebody else's id ends nothing. */
export function endOneSession(door: Door, personId: string, sessionId: string): Promise<void> {
  return door.store.signIn(async (tx) => {
    await sql`DELETE FROM auth.sessions WHERE person_id = ${personId} AND session_id::text = ${sessionId}`.execute(
      tx,
    );
  });
}

/** Signs a person out everywhere, the session that asks included, and forgets the browsers known. */
export function endEverywhere(door: Door, personId: string): Promise<void> {
  return door.store.signIn(async (tx) => {
    await sql`DELETE FROM auth.sessions WHERE person_id = ${personId}`.execute(tx);
    await sql`DELETE FROM auth.known_browsers WHERE person_id = ${personId}`.execute(tx);
    await sql`SELECT auth.note('person.signed_out_everywhere', ${personId})`.execute(tx);
  });
}
