/** The addressee answers online, in words of its own. */
import { sql } from 'kysely';
import * as v from 'valibot';
import { action } from '#office/action.ts';
import { day, optional, rowId, version } from '#office/form-fields.ts';
import { dayBetween } from '../days.ts';
import { line, prose } from '../fields.ts';
import { factsOf } from '../letter.ts';
import { placeOf } from '../office-of.ts';
import { letter } from '../states.ts';

export const answerLetter = action({
  name: 'letter.answer',
  may: 'letter:answer',
  writes: 'letter.answered',
  subject: letter,
  from: ['dispatched', 'received'],
  to: 'answered',
  input: v.object({
    id: rowId,
    version,
    answer: prose(3, 4000),
    theirNumber: optional(line(1, 100)),
    theirDateOn: optional(day),
  }),
  async run({ tx, me }, { id, answer, theirNumber, theirDateOn }) {
    const { officeNo, dispatchedOn, receivedOn } = await factsOf(tx, id);
    const today = dayBetween(dispatchedOn);
    await sql`
      INSERT INTO office.letter_answers (letter_id, answer, their_number, their_date_on, answered_by)
      VALUES (${id}, ${answer}, ${theirNumber ?? null}, ${theirDateOn ?? null}::date, ${me.personId})`.execute(
      tx,
    );
    await sql`
      UPDATE office.letters SET answered_on = ${today}::date, received_on = ${receivedOn ?? today}::date
      WHERE letter_id = ${id}`.execute(tx);
    return { subjectId: id, place: placeOf(officeNo), data: { by: 'addressee' }, result: id };
  },
});
