/** What the ways of handing on have in common. */
import { sql } from 'kysely';
import type { Me } from '#office/action.ts';
import { choice, optional, rowId } from '#office/form-fields.ts';
import { line } from '#office/letters/fields.ts';
import { notFound } from '#office/problems.ts';
import type { Tx } from '#platform/postgres/store.ts';
import { destinationUnnamed } from './problems.ts';
import { destinationNames, type Destination } from './states.ts';

export const common = {
  watchItemId: optional(rowId),
  destination: choice(destinationNames),
  destinationName: optional(line(2, 200)),
};

export interface About {
  watchItemId: string | null;
  agencyId: string | null;
}

/** The agency of the item, where the viewer sees it. @throws Problem office.not_found, referrals.destination_unnamed */
export async function aboutOf(
  tx: Tx,
  typed: { watchItemId?: string | undefined; destination: Destination; destinationName?: string | undefined },
): Promise<About> {
  if (typed.destination === 'other' && typed.destinationName === undefined) throw destinationUnnamed();
  const { watchItemId = null } = typed;
  if (watchItemId === null) return { watchItemId, agencyId: null };
  const { rows } = await sql<{ agencyId: string }>`
    SELECT agency_id AS "agencyId" FROM office.watch_items WHERE watch_item_id = ${watchItemId}`.execute(tx);
  if (!rows[0]) throw notFound();
  return { watchItemId, agencyId: rows[0].agencyId };
}

/** The Area whose desk the viewer is of. */
export const areaOf = (me: Me): number => Number(me.scopeId);

export async function hasReadConsultation(
  tx: Tx,
  agencyId: string | null,
  consultationId: string | null,
): Promise<boolean> {
  const { rows } = await sql<{ has: boolean }>`
    SELECT office.has_read_consultation(${agencyId}::text, ${consultationId}::uuid) AS has`.execute(tx);
  return rows[0]!.has;
}
