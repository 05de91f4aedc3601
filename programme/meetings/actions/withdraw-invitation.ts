/** The desk takes an invitation back; its seats are free again, and what was answered stays to be read. */
import { sql } from 'kysely';
import * as v from 'valibot';
import { action } from '#office/action.ts';
import { rowId, version } from '#office/form-fields.ts';
import { invitationSubject } from '../invitation-states.ts';
import { ownInvitation } from '../invitation.ts';

export const withdrawInvitation = action({
  name: 'meeting_invitation.withdraw',
  may: 'meeting:invite',
  writes: 'meeting_invitation.withdrawn',
  subject: invitationSubject,
  from: ['invited', 'accepted', 'declined'],
  to: 'withdrawn',
  input: v.object({ id: rowId, version }),
  async run({ tx }, { id }) {
    const { place } = await ownInvitation(tx, id);
    await sql`UPDATE office.meeting_invitations SET seats_taken = 0, state = 'withdrawn' WHERE meeting_invitation_id = ${id}`.execute(
      tx,
    );
    return { subjectId: id, place, result: { id } };
  },
});
