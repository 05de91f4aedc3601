/** Tests that ran out of time and that nobody came back to are graded by what was saved; for the worker's clock. */
import { sql } from 'kysely';
import type { Store } from '#platform/postgres/store.ts';

/** @returns how many were ended, at most a thousand at a time */
export function endTestsRunOut(store: Store): Promise<number> {
  return store.within({ kind: 'system', job: 'end-tests' }, async (tx) => {
    const { rows } = await sql<{ ended: number }>`SELECT office.end_attempts_run_out() AS ended`.execute(tx);
    return rows[0]!.ended;
  });
}
