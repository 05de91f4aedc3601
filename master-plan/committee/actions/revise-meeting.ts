/** Day, place, chair or rounds of a meeting change before its pack is frozen; its number stays. */
import { sql } from 'kysely';
import * as v from 'valibot';
import { action } from '#office/action.ts';
import { mustBeRounds, ofRow, placeOf, planFields } from '../fields.ts';
import { readMeeting } from '../queries.ts';
import { meetingSubject } from '../states.ts';

export const reviseMeeting = action({
  name: 'committee_meeting.revise',
  may: 'committee:run',
  writes: 'committee_meeting.revised',
  subject: meetingSubject,
  from: ['planned'],
  input: v.object({ ...ofRow, ...planFields }),
  async run({ tx }, { id, onDay, place, chairPost, roundIds }) {
    const meeting = await readMeeting(tx, id);
    await mustBeRounds(tx, roundIds);
    await sql`
      UPDATE office.committee_meetings SET on_day = ${onDay}::date, place = ${place}, chair_post = ${chairPost ?? null},
        round_ids = ${roundIds}::text[] WHERE committee_meeting_id = ${id}::uuid`.execute(tx);
    return { subjectId: id, place: placeOf(meeting), data: { onDay }, result: { id } };
  },
});
