/** What was done: told by the office, or by the partner body with whom the step was agreed. */
import { sql } from 'kysely';
import * as v from 'valibot';
import { action } from '#office/action.ts';
import { day, rowId, version, words } from '#office/form-fields.ts';
import { mustHaveCome } from '../item.ts';
import { stepSubject } from '../states.ts';
import { placeOfStep } from '../step.ts';

export const reportWatchStep = action({
  name: 'watch_step.report',
  may: 'watch_step:report',
  writes: 'watch_step.reported',
  subject: stepSubject,
  from: ['planned'],
  to: 'done',
  input: v.object({ id: rowId, version, doneOn: day, report: words(3, 4000) }),
  async run({ tx, me }, { id, doneOn, report }) {
    mustHaveCome('doneOn', doneOn);
    const { itemId, place } = await placeOfStep(tx, id);
    await sql`UPDATE office.watch_steps SET done_on = ${doneOn}::date, report = ${report}, reported_by = ${me.personId},
      reported_at = now() WHERE watch_step_id = ${id}`.execute(tx);
    return {
      subjectId: id,
      place,
      data: { watch_item_id: itemId, done_on: doneOn },
      result: { id, itemId },
    };
  },
});
