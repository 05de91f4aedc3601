/** The parties met: on which day and where, who came, by body and post, and what was agreed. */
import { sql } from 'kysely';
import * as v from 'valibot';
import { action } from '#office/action.ts';
import { day, words } from '#office/form-fields.ts';
import { mustHaveCome } from '#office/watch-items/item.ts';
import { mustGoOn, placeOf } from '../case.ts';
import { ofRow } from '../fields.ts';
import { caseOfMeeting } from '../queries.ts';
import { meetingSubject } from '../states.ts';

export const recordMeeting = action({
  name: 'problem_case_meeting.record',
  may: 'problem_case:run',
  writes: 'problem_case_meeting.held',
  subject: meetingSubject,
  from: ['planned'],
  to: 'held',
  input: v.object({
    ...ofRow,
    onDay: day,
    place: words(2, 300),
    attended: words(2, 2000),
    agreed: words(3, 4000),
  }),
  async run({ tx, me }, { id, onDay, place, attended, agreed }) {
    const caseId = await caseOfMeeting(tx, id);
    await mustGoOn(tx, caseId);
    mustHaveCome('onDay', onDay);
    await sql`UPDATE office.problem_case_meetings SET on_day = ${onDay}::date, place = ${place},
      attended = ${attended}, agreed = ${agreed} WHERE problem_case_meeting_id = ${id}::uuid`.execute(tx);
    return { subjectId: id, place: placeOf(me), data: { caseId, onDay }, result: { id, caseId } };
  },
});
