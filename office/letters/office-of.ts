/** Which office a person of the desk writes for: 0 is the centre, 1 to 9 the Areas. */
import { sql } from 'kysely';
import type { Me, Place } from '#office/action.ts';
import { notPermitted } from '#office/problems.ts';
import type { Tx } from '#platform/postgres/store.ts';

/** @throws Problem office.not_permitted for whoever belongs to no office with registers */
export function officeOf(me: Me): number {
  if (me.scopeKind === 'area') return Number(me.scopeId);
  if (me.scopeKind === 'nation') return 0;
  throw notPermitted();
}

/** Where events about an office's letters lie: in its Area; the centre's are the nation's. */
export function placeOf(officeNo: number): Place {
  return { areaNo: officeNo === 0 ? null : officeNo };
}

/** Whether the viewer keeps the letters of that office. */
export async function keeps(tx: Tx, officeNo: number): Promise<boolean> {
  const { rows } = await sql<{ mine: boolean }>`
    SELECT ${officeNo}::smallint = ANY (office.my_letter_offices()) AS mine`.execute(tx);
  return rows[0]!.mine;
}
