/** How many subjects a desk can look at in a day. A list longer than that is a list that nobody reads. */
import { sql } from 'kysely';
import type { Tx } from '#platform/postgres/store.ts';

/** Until a desk has said what it can do: two officers, an hour each. */
export const usualCapacity = 5;

/** @param areaNo null: the centre */
export async function readCapacity(tx: Tx, areaNo: number | null): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    SELECT subjects_per_day AS n FROM office.desk_capacities WHERE area_no = ${areaNo ?? 0}`.execute(tx);
  return rows[0]?.n ?? usualCapacity;
}
