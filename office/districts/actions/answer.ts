/** The Area's desk answers a district centre's question. */
import { sql } from 'kysely';
import * as v from 'valibot';
import { action } from '#office/action.ts';
import { rowId, version } from '#office/form-fields.ts';
import { generalWords } from '../general-words.ts';
import { placeOf } from '../queries.ts';
import { questionSubject } from '../states.ts';

export const answerQuestion = action({
  name: 'district_question.answer',
  may: 'district:answer',
  writes: 'district_question.answered',
  subject: questionSubject,
  from: ['asked'],
  to: 'answered',
  input: v.object({ id: rowId, version, answer: generalWords(5, 4000) }),
  async run({ tx, me }, { id, answer }) {
    // The state goes with the answer: a check holds them together.
    await sql`
      UPDATE office.district_questions SET state = 'answered', answer = ${answer}, answered_by = ${me.personId}, answered_at = now()
      WHERE question_id = ${id}`.execute(tx);
    return { subjectId: id, place: await placeOf(tx, 'question', id), result: { id } };
  },
});
