/** A draft is announced: from now on everybody may read that it will be. */
import { sql } from 'kysely';
import * as v from 'valibot';
import { action } from '#office/action.ts';
import { rowId, version } from '#office/form-fields.ts';
import { ownMeeting } from '../meeting.ts';
import { dayMissing } from '../problems.ts';
import { meetingSubject } from '../states.ts';

export const announceMeeting = action({
  name: 'meeting.announce',
  may: 'meeting:plan',
  writes: 'meeting.announced',
  subject: meetingSubject,
  from: ['drafted'],
  to: 'announced',
  input: v.object({ id: rowId, version }),
  async run({ tx }, { id }) {
    const { onDay, place } = await ownMeeting(tx, id);
    if (onDay === null) throw dayMissing();
    await sql`UPDATE office.activities SET announced_at = coalesce(announced_at, now()) WHERE activity_id = ${id}`.execute(
      tx,
    );
    return { subjectId: id, place, data: { on_day: onDay }, result: { id } };
  },
});
