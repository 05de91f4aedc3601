/** An item ends with what came of it. Nothing on it may still be open to do. */
import { sql } from 'kysely';
import * as v from 'valibot';
import { action } from '#office/action.ts';
import { choice, rowId, version, words } from '#office/form-fields.ts';
import type { Tx } from '#platform/postgres/store.ts';
import { placeOfItem } from '../item.ts';
import { stepsOpen } from '../problems.ts';
import { itemSubject, rungs } from '../states.ts';

export const endWatchItem = action({
  name: 'watch_item.end',
  may: 'watch:end',
  writes: 'watch_item.ended',
  subject: itemSubject,
  from: rungs,
  to: 'ended',
  input: v.object({
    id: rowId,
    version,
    outcome: choice(['explained', 'changed_before', 'changed_after', 'not_changed', 'not_ours']),
    reason: words(5, 4000),
  }),
  async run({ tx, me, found }, { id, outcome, reason }) {
    const open = await countOpenSteps(tx, id);
    if (open > 0) throw stepsOpen(open);
    const place = await placeOfItem(tx, id);
    await sql`INSERT INTO office.watch_moves (watch_item_id, from_state, to_state, reason, outcome, person_id)
      VALUES (${id}, ${found!.state}, 'ended', ${reason}, ${outcome}, ${me.personId})`.execute(tx);
    await sql`UPDATE office.watch_items SET outcome = ${outcome}, ended_by = ${me.personId}, ended_at = now()
      WHERE watch_item_id = ${id}`.execute(tx);
    return { subjectId: id, place, data: { outcome }, result: { id } };
  },
});

async function countOpenSteps(tx: Tx, id: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    SELECT count(*) AS n FROM office.watch_steps WHERE watch_item_id = ${id} AND state = 'planned'`.execute(
    tx,
  );
  return rows[0]!.n;
}
