/** The centre no longer accepts the words: no question is taken online until it accepts some again. */
import { sql } from 'kysely';
import * as v from 'valibot';
import { action } from '#office/action.ts';
import { rowId, version } from '#office/form-fields.ts';
import { line } from '#office/letters/fields.ts';
import { intakeTextSubject } from '../states.ts';

export const withdrawIntakeText = action({
  name: 'intake_text.withdraw',
  may: 'clinic:accept_intake',
  writes: 'intake_text.withdrawn',
  subject: intakeTextSubject,
  from: ['accepted'],
  to: 'withdrawn',
  input: v.object({ id: rowId, version, why: line(5, 500) }),
  async run({ tx }, { id, why }) {
    await sql`UPDATE office.intake_texts SET withdrawn_why = ${why}, state = 'withdrawn' WHERE intake_text_id = ${id}::uuid`.execute(
      tx,
    );
    return { subjectId: id, place: {}, result: { id } };
  },
});
