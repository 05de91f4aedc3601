/** Freezing: a moment of the present as at which figures can be asked for ever. */
import { sql } from 'kysely';
import type { Tx } from '#platform/postgres/store.ts';

/** A moment of the present that stays: what is counted as at it never changes. Waits for whoever is just sending. */
export const frozenMoment = async (tx: Tx): Promise<bigint> => {
  const { rows } = await sql<{ moment: string }>`SELECT office.frozen_moment()::text AS moment`.execute(tx);
  return BigInt(rows[0]!.moment);
};
