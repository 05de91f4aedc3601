/** A meeting does not take place. Who had come by then stays on its list, and its page says so. */
import { sql } from 'kysely';
import * as v from 'valibot';
import { action } from '#office/action.ts';
import { rowId, version, words } from '#office/form-fields.ts';
import { ownMeeting } from '../meeting.ts';
import { aheadStates, meetingSubject } from '../states.ts';

export const cancelMeeting = action({
  name: 'meeting.cancel',
  may: 'meeting:plan',
  writes: 'meeting.cancelled',
  subject: meetingSubject,
  from: aheadStates,
  to: 'cancelled',
  input: v.object({ id: rowId, version, reason: words(5, 1000) }),
  async run({ tx, found }, { id, reason }) {
    const { place } = await ownMeeting(tx, id);
    // State and reason change together; the row's own check holds them to it.
    await sql`UPDATE office.activities SET state = 'cancelled', cancel_reason = ${reason} WHERE activity_id = ${id}`.execute(
      tx,
    );
    return { subjectId: id, place, data: { was: found!.state }, result: { id } };
  },
});
