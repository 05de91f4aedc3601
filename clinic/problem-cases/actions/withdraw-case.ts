/** A case is given up without a word of the asker on how it ended: consent taken back, nobody to reach, opened by mistake. */
import { sql } from 'kysely';
import * as v from 'valibot';
import { bangkokToday } from '#kernel/working-days.ts';
import { action } from '#office/action.ts';
import { placeOf } from '../case.ts';
import { ofRow, why } from '../fields.ts';
import { caseSubject, goingOn } from '../states.ts';

export const withdrawCase = action({
  name: 'problem_case.withdraw',
  may: 'problem_case:run',
  writes: 'problem_case.withdrawn',
  subject: caseSubject,
  from: goingOn,
  to: 'withdrawn',
  input: v.object({ ...ofRow, why }),
  async run({ tx, me }, { id, why: reason }) {
    await sql`UPDATE office.problem_cases SET withdrawn_why = ${reason}, ended_by = ${me.personId}::uuid,
      ended_on = ${bangkokToday(new Date())}::date WHERE problem_case_id = ${id}::uuid`.execute(tx);
    return { subjectId: id, place: placeOf(me), result: { id } };
  },
});
