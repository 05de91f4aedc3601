/** Title and summary of a case are told better while it goes on. */
import { sql } from 'kysely';
import * as v from 'valibot';
import { action } from '#office/action.ts';
import { consultationBehind, mustTellNobody, placeOf } from '../case.ts';
import { ofRow, toldFields } from '../fields.ts';
import { readCase } from '../queries.ts';
import { caseSubject, goingOn } from '../states.ts';

export const reviseCase = action({
  name: 'problem_case.revise',
  may: 'problem_case:run',
  writes: 'problem_case.revised',
  subject: caseSubject,
  from: goingOn,
  input: v.object({ ...ofRow, ...toldFields }),
  async run({ tx, me }, { id, title, summary }) {
    const { consultationId } = await readCase(tx, id);
    mustTellNobody({ title, summary }, await consultationBehind(tx, consultationId));
    await sql`UPDATE office.problem_cases SET title = ${title}, summary = ${summary}
      WHERE problem_case_id = ${id}::uuid`.execute(tx);
    return { subjectId: id, place: placeOf(me), result: { id } };
  },
});
