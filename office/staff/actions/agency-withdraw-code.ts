/** Stops a code that was sent astray: the desk any code of its agencies, a head those of the own officers. */
import { sql } from 'kysely';
import * as v from 'valibot';
import { action } from '#office/action.ts';
import { optional, rowId, version } from '#office/form-fields.ts';
import { placeOfAgency } from '../places.ts';
import { invitation } from '../states.ts';

export const withdrawCode = action({
  name: 'agency.withdraw_code',
  may: 'agency_enrolment:withdraw',
  writes: 'agency_invitation.withdrawn',
  subject: invitation,
  from: ['open'],
  to: 'withdrawn',
  input: v.strictObject({ id: rowId, version: optional(version) }),
  async run({ tx }, { id }) {
    const { rows } = await sql<{ agencyId: string }>`
      SELECT agency_id AS "agencyId" FROM office.agency_invitations WHERE invitation_id = ${id}`.execute(tx);
    const { agencyId } = rows[0]!;
    return { subjectId: id, place: await placeOfAgency(tx, agencyId), result: agencyId };
  },
});
