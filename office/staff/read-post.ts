/** One post as the viewer may see it. */
import { sql } from 'kysely';
import type { Tx } from '#platform/postgres/store.ts';
import { notFound } from '../problems.ts';
import type { Role, ScopeKind } from './roles.ts';

export interface Post {
  personId: string;
  role: Role;
  scopeKind: ScopeKind;
  scopeId: string;
  fromAt: Date;
  untilAt: Date | null;
}

/** @throws Problem office.not_found */
export async function readPost(tx: Tx, postId: string): Promise<Post> {
  const { rows } = await sql<Post>`
    SELECT person_id AS "personId", role, scope_kind AS "scopeKind", scope_id AS "scopeId", from_at AS "fromAt",
      until_at AS "untilAt"
    FROM office.posts WHERE post_id = ${postId}`.execute(tx);
  if (!rows[0]) throw notFound();
  return rows[0];
}
