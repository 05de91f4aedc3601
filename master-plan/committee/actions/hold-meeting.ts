/** The meeting took place: on which day, who was in the chair by post, and its minutes in brief. Then it is closed. */
import { sql } from 'kysely';
import * as v from 'valibot';
import { bangkokToday } from '#kernel/working-days.ts';
import { action } from '#office/action.ts';
import { choice, day, optional, words } from '#office/form-fields.ts';
import { ofRow, placeOf } from '../fields.ts';
import { notToday } from '../problems.ts';
import { readMeeting } from '../queries.ts';
import { chairPostNames, meetingSubject } from '../states.ts';

export const holdMeeting = action({
  name: 'committee_meeting.hold',
  may: 'committee:run',
  writes: 'committee_meeting.held',
  subject: meetingSubject,
  from: ['frozen'],
  to: 'held',
  input: v.object({
    ...ofRow,
    heldOn: day,
    chairPost: choice(chairPostNames),
    minutes: optional(words(5, 8000)),
  }),
  async run({ tx }, { id, heldOn, chairPost, minutes }) {
    if (heldOn > bangkokToday(new Date())) throw notToday();
    const meeting = await readMeeting(tx, id);
    await sql`
      UPDATE office.committee_meetings SET on_day = ${heldOn}::date, chair_post = ${chairPost}, minutes = ${minutes ?? null}
      WHERE committee_meeting_id = ${id}::uuid`.execute(tx);
    return { subjectId: id, place: placeOf(meeting), data: { heldOn }, result: { id } };
  },
});

export const closeMeeting = action({
  name: 'committee_meeting.close',
  may: 'committee:run',
  writes: 'committee_meeting.closed',
  subject: meetingSubject,
  from: ['held'],
  to: 'closed',
  input: v.object(ofRow),
  async run({ tx }, { id }) {
    return { subjectId: id, place: placeOf(await readMeeting(tx, id)), result: { id } };
  },
});

export const callOffMeeting = action({
  name: 'committee_meeting.call_off',
  may: 'committee:run',
  writes: 'committee_meeting.called_off',
  subject: meetingSubject,
  from: ['planned', 'frozen'],
  to: 'called_off',
  input: v.object({ ...ofRow, why: words(5, 1000) }),
  async run({ tx }, { id, why }) {
    await sql`UPDATE office.committee_meetings SET off_why = ${why} WHERE committee_meeting_id = ${id}::uuid`.execute(
      tx,
    );
    return { subjectId: id, place: placeOf(await readMeeting(tx, id)), result: { id } };
  },
});
