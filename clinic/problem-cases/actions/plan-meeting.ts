/** The parties are to meet: a day and a place. From the first on the case is under way. */
import { sql } from 'kysely';
import * as v from 'valibot';
import { action } from '#office/action.ts';
import { day, words } from '#office/form-fields.ts';
import { placeOf } from '../case.ts';
import { ofRow } from '../fields.ts';
import { caseSubject, goingOn } from '../states.ts';

export const planMeeting = action({
  name: 'problem_case.plan_meeting',
  may: 'problem_case:run',
  writes: 'problem_case.meeting_planned',
  subject: caseSubject,
  from: goingOn,
  to: 'under_way',
  input: v.object({ ...ofRow, onDay: day, place: words(2, 300) }),
  async run({ tx, me }, { id, onDay, place }) {
    await sql`INSERT INTO office.problem_case_meetings (problem_case_id, on_day, place)
      VALUES (${id}::uuid, ${onDay}::date, ${place})`.execute(tx);
    return { subjectId: id, place: placeOf(me), data: { onDay }, result: { id } };
  },
});
