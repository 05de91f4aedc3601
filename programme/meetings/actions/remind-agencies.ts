/**
 * The desk reminds, in one press, every invited agency that has not answered: its people are told by mail that
 * something waits for them. An agency that nobody can write to is not marked as reminded.
 */
import { sql } from 'kysely';
import * as v from 'valibot';
import { action } from '#office/action.ts';
import { rowId } from '#office/form-fields.ts';
import { ownMeeting } from '../meeting.ts';
import { nobodyToRemind } from '../problems.ts';
import { remindersOf } from '../reminders.ts';
import { meetingSubject } from '../states.ts';

export const remindAgencies = action({
  name: 'meeting.remind',
  may: 'meeting:invite',
  writes: 'meeting.agencies_reminded',
  subject: meetingSubject,
  from: ['announced'],
  input: v.object({ id: rowId }),
  async run({ tx }, { id }) {
    const { place } = await ownMeeting(tx, id);
    const { toTell, toCall } = await remindersOf(tx, id);
    let reminded = 0;
    for (const invitation of toTell) {
      const { rows } = await sql<{ told: number }>`
        SELECT office.remind_of_invitation(${invitation.id}) AS told`.execute(tx);
      if (rows[0]!.told > 0) reminded += 1;
    }
    if (reminded === 0) throw nobodyToRemind();
    return { subjectId: id, place, data: { reminded, to_call: toCall.length }, result: { reminded } };
  },
});
