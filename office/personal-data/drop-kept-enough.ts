/** Deletes what has been kept for as long as held.yaml says. The worker's schedule runs it once a day. */
import { sql } from 'kysely';
import { recordEvent } from '#office/action.ts';
import type { Store } from '#platform/postgres/store.ts';
import { tablesWithDays } from './held.ts';

/** One transaction; one event when anything went. @returns rows that went, by table */
export function dropKeptEnough(store: Store, tables = tablesWithDays()): Promise<Record<string, number>> {
  return store.within({ kind: 'system', job: 'personal-data' }, async (tx) => {
    const dropped: Record<string, number> = {};
    for (const { table, days } of tables) {
      const { rows } = await sql<{
        n: number;
      }>`SELECT office.drop_kept_enough(${table}, ${days}) AS n`.execute(tx);
      if (rows[0]!.n > 0) dropped[table] = rows[0]!.n;
    }
    if (Object.keys(dropped).length > 0)
      await recordEvent(tx, {
        name: 'personal_data.dropped',
        subjectKind: 'personal_data',
        subjectId: 'kept_enough',
        place: {},
        data: dropped,
      });
    return dropped;
  });
}
