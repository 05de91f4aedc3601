/** The Area's desk takes a matter over that a district centre handed to it: from now on the desk has it. */
import { sql } from 'kysely';
import * as v from 'valibot';
import { action } from '#office/action.ts';
import { rowId, version } from '#office/form-fields.ts';
import { placeOf } from '../queries.ts';
import { matterSubject } from '../states.ts';

export const takeOver = action({
  name: 'district_matter.take_over',
  may: 'district:answer',
  writes: 'district_matter.taken_over',
  subject: matterSubject,
  from: ['handed_over'],
  to: 'taken_over',
  input: v.object({ id: rowId, version }),
  async run({ tx, me }, { id }) {
    await sql`UPDATE office.district_matters SET state = 'taken_over', taken_over_by = ${me.personId}, taken_over_at = now()
      WHERE matter_id = ${id}`.execute(tx);
    return { subjectId: id, place: await placeOf(tx, 'matter', id), result: { id } };
  },
});
