/** The desk takes an invitation back before it is answered, and says why. */
import { sql } from 'kysely';
import * as v from 'valibot';
import { action } from '#office/action.ts';
import { generalWords } from '#office/districts/general-words.ts';
import { rowId, version } from '#office/form-fields.ts';
import { invitationFacts } from '../invitation.ts';
import { invitation } from '../states.ts';

export const withdrawInvitation = action({
  name: 'province_invitation.withdraw',
  may: 'workspace:invite',
  writes: 'province_invitation.withdrawn',
  subject: invitation,
  from: ['invited'],
  to: 'withdrawn',
  input: v.object({ id: rowId, version, reason: generalWords(3, 1000) }),
  async run({ tx }, { id, reason }) {
    const { place, provinceIso } = await invitationFacts(tx, id);
    await sql`UPDATE office.province_invitations SET state = 'withdrawn', withdrawn_reason = ${reason}
      WHERE invitation_id = ${id}`.execute(tx);
    return { subjectId: id, place, result: { id, provinceIso } };
  },
});
