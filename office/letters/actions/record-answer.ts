/** The desk enters that an incoming letter answers one of its own. */
import { sql } from 'kysely';
import * as v from 'valibot';
import { action } from '#office/action.ts';
import { rowId, version } from '#office/form-fields.ts';
import { notFound } from '#office/problems.ts';
import { factsOf } from '../letter.ts';
import { placeOf } from '../office-of.ts';
import { letter } from '../states.ts';

export const recordAnswer = action({
  name: 'letter.record_answer',
  may: 'letter:register',
  writes: 'letter.answered',
  subject: letter,
  from: ['dispatched', 'received'],
  to: 'answered',
  input: v.object({ id: rowId, version, incomingId: rowId }),
  async run({ tx, me }, { id, incomingId }) {
    const { officeNo, receivedOn, dispatchedOn } = await factsOf(tx, id);
    const { rows } = await sql<{ on: string; theirs: string | null; theirDay: string | null }>`
      SELECT received_on::text AS "on", their_number AS theirs, their_date_on::text AS "theirDay"
      FROM office.incoming_letters WHERE incoming_id = ${incomingId} AND office_no = ${officeNo}`.execute(tx);
    const answer = rows[0];
    if (!answer) throw notFound();
    await sql`
      INSERT INTO office.letter_answers (letter_id, incoming_id, their_number, their_date_on, answered_by)
      VALUES (${id}, ${incomingId}, ${answer.theirs}, ${answer.theirDay}::date, ${me.personId})`.execute(tx);
    const on = answer.on < dispatchedOn! ? dispatchedOn! : answer.on;
    await sql`
      UPDATE office.letters SET answered_on = ${on}::date, received_on = ${receivedOn ?? on}::date
      WHERE letter_id = ${id}`.execute(tx);
    return { subjectId: id, place: placeOf(officeNo), data: { by: 'desk' }, result: id };
  },
});
