/** An outcome that was written down wrongly is taken back, with the reason; it stays readable. */
import { sql } from 'kysely';
import * as v from 'valibot';
import { action } from '#office/action.ts';
import { rowId, version, words } from '#office/form-fields.ts';
import { placeOfItem } from '#office/watch-items/item.ts';
import { outcomeSubject } from '../states.ts';

export const withdrawOutcome = action({
  name: 'watch_outcome.withdraw',
  may: 'watch:move',
  writes: 'watch_outcome.withdrawn',
  subject: outcomeSubject,
  from: ['recorded'],
  to: 'withdrawn',
  input: v.object({ id: rowId, version, why: words(5, 2000) }),
  async run({ tx }, { id, why }) {
    const { rows } = await sql<{ itemId: string }>`
      UPDATE office.watch_outcomes SET withdrawn_why = ${why} WHERE watch_outcome_id = ${id}
      RETURNING watch_item_id AS "itemId"`.execute(tx);
    const { itemId } = rows[0]!;
    return { subjectId: id, place: await placeOfItem(tx, itemId), result: { itemId } };
  },
});
