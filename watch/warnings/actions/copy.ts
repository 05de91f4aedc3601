/** The copy has gone to whoever supervises the agency. */
import { sql } from 'kysely';
import * as v from 'valibot';
import { action } from '#office/action.ts';
import { day, optional, rowId, version } from '#office/form-fields.ts';
import { dayBetween } from '#office/letters/days.ts';
import { copyGoesToItself } from '../problems.ts';
import { warningSubject } from '../states.ts';
import { readSent } from '../warning.ts';

export const recordCopy = action({
  name: 'urgent_warning.record_copy',
  may: 'warning:run',
  writes: 'urgent_warning.copied',
  subject: warningSubject,
  from: ['open'],
  input: v.object({ id: rowId, version, copiedOn: optional(day) }),
  async run({ tx, me }, { id, copiedOn }) {
    const { dispatchedOn, addressee, place } = await readSent(tx, id);
    if (addressee === 'supervisor') throw copyGoesToItself();
    const on = dayBetween(dispatchedOn, copiedOn);
    await sql`UPDATE office.urgent_warnings SET copied_on = ${on}::date, copied_by = ${me.personId} WHERE warning_id = ${id}`.execute(
      tx,
    );
    return { subjectId: id, place, data: { copied_on: on }, result: { id } };
  },
});
