/** Who is writing an answer just now: a lease of half an hour, so that two officers never answer past each other. */
import { sql } from 'kysely';
import type { Tx } from '#platform/postgres/store.ts';
import { heldByAnother } from './problems.ts';

export const leaseMinutes = 30;

interface Lease {
  heldBy: string | null;
  /** 'HH:MM' in Bangkok. */
  until: string | null;
  /** Its time is not over. */
  runs: boolean;
}

export async function leaseOf(tx: Tx, id: string): Promise<Lease> {
  const { rows } = await sql<Lease>`
    SELECT held_by AS "heldBy", to_char(held_until AT TIME ZONE 'Asia/Bangkok', 'HH24:MI') AS until,
      coalesce(held_until > clock_timestamp(), false) AS runs
    FROM office.consultations WHERE consultation_id = ${id}::uuid`.execute(tx);
  return rows[0] ?? { heldBy: null, until: null, runs: false };
}

/** @throws Problem consultations.held_by_another while somebody else's time runs */
export async function mustBeFree(tx: Tx, id: string, personId: string): Promise<void> {
  const { heldBy, until, runs } = await leaseOf(tx, id);
  if (runs && heldBy !== personId) throw heldByAnother(until ?? '');
}

/** For another half hour from now. */
export async function hold(tx: Tx, id: string, personId: string): Promise<void> {
  await sql`UPDATE office.consultations SET taken_by = ${personId}::uuid, held_by = ${personId}::uuid,
    held_until = clock_timestamp() + make_interval(mins => ${leaseMinutes}) WHERE consultation_id = ${id}::uuid`.execute(
    tx,
  );
}

export async function letGo(tx: Tx, id: string): Promise<void> {
  await sql`UPDATE office.consultations SET held_by = NULL, held_until = NULL
    WHERE consultation_id = ${id}::uuid`.execute(tx);
}
