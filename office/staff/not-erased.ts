/** A person whose data was removed stays removed: nothing is written over it, and no post is given. */
import { sql } from 'kysely';
import type { Tx } from '#platform/postgres/store.ts';
import { erased } from './problems.ts';

/** @throws Problem staff.erased */
export async function mustNotBeErased(tx: Tx, personId: string): Promise<void> {
  const { rows } = await sql`
    SELECT 1 AS one FROM office.people WHERE person_id = ${personId} AND erased_at IS NOT NULL`.execute(tx);
  if (rows.length === 1) throw erased();
}
