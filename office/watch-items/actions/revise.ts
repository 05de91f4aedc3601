/** The words of an item and the day on which somebody looks again, while it goes on. */
import { sql } from 'kysely';
import * as v from 'valibot';
import { action } from '#office/action.ts';
import { day, optional, rowId, version, words } from '#office/form-fields.ts';
import { mustNotHavePassed, placeOfItem } from '../item.ts';
import { itemSubject, rungs } from '../states.ts';

export const reviseWatchItem = action({
  name: 'watch_item.revise',
  may: 'watch:open',
  writes: 'watch_item.revised',
  subject: itemSubject,
  from: rungs,
  input: v.object({
    id: rowId,
    version,
    title: words(5, 300),
    summary: optional(words(1, 4000)),
    reviewOn: day,
  }),
  async run({ tx }, { id, title, summary, reviewOn }) {
    mustNotHavePassed('reviewOn', reviewOn);
    const place = await placeOfItem(tx, id);
    await sql`UPDATE office.watch_items SET title = ${title}, summary = ${summary ?? null}::text, review_on = ${reviewOn}::date
      WHERE watch_item_id = ${id}`.execute(tx);
    return { subjectId: id, place, data: { review_on: reviewOn }, result: { id } };
  },
});
