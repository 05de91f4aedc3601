/** One step, as the desk or the partner it is shared with may see it. */
import { sql } from 'kysely';
import * as v from 'valibot';
import { rowId } from '#office/form-fields.ts';
import { notFound } from '#office/problems.ts';
import type { Tx } from '#platform/postgres/store.ts';
import type { StepState } from './states.ts';

export interface OneStep {
  id: string;
  itemId: string;
  version: number;
  what: string;
  dueOn: string;
  state: StepState;
  /** The viewer speaks for the partner body of this step. */
  isMine: boolean;
}

/** @throws Problem office.not_found */
export async function readStep(tx: Tx, id: string): Promise<OneStep> {
  if (!v.is(rowId, id)) throw notFound();
  const { rows } = await sql<OneStep>`
    SELECT watch_step_id AS id, watch_item_id AS "itemId", version, what, due_on AS "dueOn", state,
      coalesce(office.is_my_body(body, body_scope_kind, body_scope_id), false) AS "isMine"
    FROM office.watch_steps WHERE watch_step_id = ${id}`.execute(tx);
  if (!rows[0]) throw notFound();
  return rows[0];
}
