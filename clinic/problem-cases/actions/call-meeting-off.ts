/** A planned meeting is not held; why stays with it. */
import { sql } from 'kysely';
import * as v from 'valibot';
import { action } from '#office/action.ts';
import { mustGoOn, placeOf } from '../case.ts';
import { ofRow, why } from '../fields.ts';
import { caseOfMeeting } from '../queries.ts';
import { meetingSubject } from '../states.ts';

export const callMeetingOff = action({
  name: 'problem_case_meeting.call_off',
  may: 'problem_case:run',
  writes: 'problem_case_meeting.called_off',
  subject: meetingSubject,
  from: ['planned'],
  to: 'called_off',
  input: v.object({ ...ofRow, why }),
  async run({ tx, me }, { id, why: reason }) {
    const caseId = await caseOfMeeting(tx, id);
    await mustGoOn(tx, caseId);
    await sql`UPDATE office.problem_case_meetings SET called_off_why = ${reason}
      WHERE problem_case_meeting_id = ${id}::uuid`.execute(tx);
    return { subjectId: id, place: placeOf(me), data: { caseId }, result: { id, caseId } };
  },
});
