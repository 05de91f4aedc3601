/** Somebody must always be able to appoint: the nation's last administrator is not ended, moved or disabled. */
import { sql } from 'kysely';
import type { Tx } from '#platform/postgres/store.ts';
import { lastAdministrator } from './problems.ts';

/** @throws Problem staff.last_administrator */
export async function mustNotBeLast(tx: Tx, postId: string): Promise<void> {
  const { rows } = await sql`
    SELECT FROM office.posts AS p WHERE post_id = ${postId} AND role = 'administrator' AND scope_kind = 'nation'
      AND office.in_force(p) AND NOT auth.administrator_stays_without(post_id)`.execute(tx);
  if (rows.length > 0) throw lastAdministrator();
}
