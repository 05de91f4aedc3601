/** What the actions of a step share. */
import { sql } from 'kysely';
import type { Place } from '#office/action.ts';
import { notFound } from '#office/problems.ts';
import type { Tx } from '#platform/postgres/store.ts';
import { placeOfItem } from './item.ts';

/** The item of a step and where it lies. @throws Problem office.not_found */
export async function placeOfStep(tx: Tx, stepId: string): Promise<{ itemId: string; place: Place }> {
  const { rows } = await sql<{ itemId: string }>`
    SELECT watch_item_id AS "itemId" FROM office.watch_steps WHERE watch_step_id = ${stepId}`.execute(tx);
  if (!rows[0]) throw notFound();
  return { itemId: rows[0].itemId, place: await placeOfItem(tx, rows[0].itemId) };
}
