/** A bad question is withdrawn: whoever drew it is given its point, and the score before stays beside the new one. */
import { sql } from 'kysely';
import * as v from 'valibot';
import { action } from '#office/action.ts';
import { rowId, version, words } from '#office/form-fields.ts';
import { questionSubject } from '../states.ts';

export const withdrawQuestion = action({
  name: 'question.withdraw',
  may: 'course:edit',
  writes: 'question.withdrawn',
  subject: questionSubject,
  from: ['in_use'],
  to: 'withdrawn',
  input: v.object({ id: rowId, version, reason: words(5, 500) }),
  async run({ tx, me }, { id, reason }) {
    await sql`
      UPDATE office.questions SET state = 'withdrawn', withdrawn_reason = ${reason}, withdrawn_by = ${me.personId}, withdrawn_at = now()
      WHERE question_id = ${id}`.execute(tx);
    const { rows } = await sql<{ graded: number }>`SELECT office.grade_again(${id}) AS graded`.execute(tx);
    const graded = rows[0]!.graded;
    return { subjectId: id, place: {}, data: { graded_again: graded }, result: { id, graded } };
  },
});
