/** The head of an agency names a person who works with the programme; at most three, each with an own code. */
import { sql } from 'kysely';
import * as v from 'valibot';
import { action } from '#office/action.ts';
import { officerName } from '../person-fields.ts';
import { placeOfAgency } from '../places.ts';
import { enoughOfficers } from '../problems.ts';
import { invitation } from '../states.ts';
import { codeHash } from './agency-invite.ts';

export const nameOfficer = action({
  name: 'agency.name_officer',
  may: 'agency_enrolment:name',
  writes: 'agency_invitation.made',
  subject: invitation,
  from: 'new',
  input: v.strictObject({ forName: officerName, codeHash }),
  async run({ tx, me }, { forName, codeHash }) {
    const agencyId = me.scopeId;
    await sql`SELECT pg_advisory_xact_lock(hashtext(${`codes of ${agencyId}`}))`.execute(tx);
    const { rows: counted } = await sql<{
      n: number;
    }>`SELECT office.agency_officers(${agencyId}) AS n`.execute(tx);
    if (counted[0]!.n >= 3) throw enoughOfficers();
    const { rows } = await sql<{ id: string }>`
      INSERT INTO office.agency_invitations (agency_id, role, for_name, code_hash, made_by)
      VALUES (${agencyId}, 'agency_officer', ${forName}, ${Buffer.from(codeHash, 'hex')}, ${me.personId})
      RETURNING invitation_id AS id`.execute(tx);
    const { id } = rows[0]!;
    return {
      subjectId: id,
      place: await placeOfAgency(tx, agencyId),
      data: { role: 'agency_officer' },
      result: id,
    };
  },
});
