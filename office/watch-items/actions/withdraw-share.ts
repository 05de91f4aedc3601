/** A part of an item is no longer shown to a partner body. What they read before, they have read. */
import { sql } from 'kysely';
import * as v from 'valibot';
import { action } from '#office/action.ts';
import { rowId, version } from '#office/form-fields.ts';
import { notFound } from '#office/problems.ts';
import { placeOfItem } from '../item.ts';
import { itemSubject, rungs } from '../states.ts';

export const withdrawWatchShare = action({
  name: 'watch_item.withdraw_share',
  may: 'watch:share',
  writes: 'watch_item.share_withdrawn',
  subject: itemSubject,
  from: rungs,
  input: v.object({ id: rowId, version, shareId: rowId }),
  async run({ tx, me }, { id, shareId }) {
    const place = await placeOfItem(tx, id);
    const { rows } = await sql<{ body: string; what: string }>`
      UPDATE office.watch_shares SET withdrawn_at = now(), withdrawn_by = ${me.personId}
      WHERE watch_share_id = ${shareId} AND watch_item_id = ${id} AND withdrawn_at IS NULL
      RETURNING body, what`.execute(tx);
    const [share] = rows;
    if (!share) throw notFound();
    return { subjectId: id, place, data: { ...share }, result: { id } };
  },
});
