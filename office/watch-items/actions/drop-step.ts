/** A step that will not be taken after all; why is written down. */
import { sql } from 'kysely';
import * as v from 'valibot';
import { action } from '#office/action.ts';
import { rowId, version, words } from '#office/form-fields.ts';
import { stepSubject } from '../states.ts';
import { placeOfStep } from '../step.ts';

export const dropWatchStep = action({
  name: 'watch_step.drop',
  may: 'watch:move',
  writes: 'watch_step.dropped',
  subject: stepSubject,
  from: ['planned'],
  to: 'dropped',
  input: v.object({ id: rowId, version, report: words(3, 4000) }),
  async run({ tx, me }, { id, report }) {
    const { itemId, place } = await placeOfStep(tx, id);
    await sql`UPDATE office.watch_steps SET report = ${report}, reported_by = ${me.personId}, reported_at = now()
      WHERE watch_step_id = ${id}`.execute(tx);
    return { subjectId: id, place, data: { watch_item_id: itemId }, result: { id, itemId } };
  },
});
