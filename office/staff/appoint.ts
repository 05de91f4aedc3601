/** Giving somebody a post: what appointing and moving have in common. */
import { sql } from 'kysely';
import type { Tx } from '#platform/postgres/store.ts';
import type { Me } from '../action.ts';
import { notFound } from '../problems.ts';
import type { NewPost } from './person-fields.ts';
import {
  alreadyHeld,
  emptyTime,
  noSuchScope,
  notOneself,
  personDisabled,
  scopeNotForRole,
} from './problems.ts';
import { roles, type ScopeKind } from './roles.ts';

const day = 86_400_000;

/**
 * A new post for a person whom the appointer sees, over a scope within the appointer's own.
 * @returns its id
 * @throws Problem staff.scope_not_for_role, no_such_scope, not_oneself, already_held, person_disabled, empty_time
 */
export async function appoint(tx: Tx, me: Me, personId: string, post: NewPost): Promise<string> {
  if (!(roles[post.role].scopes as readonly ScopeKind[]).includes(post.scopeKind)) throw scopeNotForRole();
  if (personId === me.personId) throw notOneself();
  await mustBeInSight(tx, post);
  await mustBeEnabled(tx, personId);
  const { fromAt, untilAt } = timeOf(post);
  await mustBeNew(tx, personId, post);
  const { rows } = await sql<{ id: string }>`
    INSERT INTO office.posts (person_id, role, scope_kind, scope_id, from_at, until_at, appointed_by)
    VALUES (${personId}, ${post.role}, ${post.scopeKind}, ${post.scopeId}, coalesce(${fromAt}::timestamptz, clock_timestamp()),
      ${untilAt}::timestamptz, ${me.personId}) RETURNING post_id AS id`.execute(tx);
  return rows[0]!.id;
}

async function mustBeInSight(tx: Tx, { scopeKind, scopeId }: NewPost): Promise<void> {
  const { rows } = await sql<{ seen: boolean }>`
    SELECT office.scope_in_sight(${scopeKind}, ${scopeId}) AS seen`.execute(tx);
  if (!rows[0]!.seen) throw noSuchScope();
}

async function mustBeEnabled(tx: Tx, personId: string): Promise<void> {
  const { rows } = await sql<{ state: string }>`
    SELECT state FROM office.people WHERE person_id = ${personId}`.execute(tx);
  if (!rows[0]) throw notFound();
  if (rows[0].state !== 'active') throw personDisabled();
}

/** Two who appoint the same person at once queue up. */
async function mustBeNew(tx: Tx, personId: string, { role, scopeKind, scopeId }: NewPost): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(hashtext(${`posts of ${personId}`}))`.execute(tx);
  const { rows } = await sql`
    SELECT FROM office.posts AS p WHERE person_id = ${personId} AND role = ${role} AND scope_kind = ${scopeKind}
      AND scope_id = ${scopeId} AND office.in_force(p)`.execute(tx);
  if (rows.length > 0) throw alreadyHeld();
}

/**
 * From midnight in Bangkok of the first day (now, when none is given) to the end of the last. People of an
 * agency are confirmed once a year.
 */
function timeOf({ role, fromOn, untilOn }: NewPost): { fromAt: Date | null; untilAt: Date | null } {
  const fromAt = fromOn === undefined ? null : new Date(`${fromOn}T00:00:00+07:00`);
  const yearly = role === 'agency_head' || role === 'agency_officer';
  const lastDay = untilOn === undefined ? null : Date.parse(`${untilOn}T00:00:00+07:00`) + day;
  const untilAt = lastDay !== null ? new Date(lastDay) : yearly ? new Date(Date.now() + 365 * day) : null;
  if (untilAt && untilAt.getTime() <= Math.max(fromAt?.getTime() ?? 0, Date.now())) throw emptyTime();
  return { fromAt, untilAt };
}
