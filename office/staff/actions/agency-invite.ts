/**
 * Makes the code that goes with a letter to the head of an agency. Only its digest comes here; the page
 * shows the code once, for printing. A newer code takes the place of one not yet used.
 */
import { sql } from 'kysely';
import * as v from 'valibot';
import type { Tx } from '#platform/postgres/store.ts';
import { action, recordEvent, type Place } from '#office/action.ts';
import { notFound } from '#office/problems.ts';
import { placeOfAgency } from '../places.ts';
import { agencyEnded } from '../problems.ts';
import { invitation } from '../states.ts';

export const codeHash = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/u));

export const inviteAgency = action({
  name: 'agency.invite',
  may: 'agency_enrolment:invite',
  writes: 'agency_invitation.made',
  subject: invitation,
  from: 'new',
  input: v.strictObject({ agencyId: v.string(), codeHash }),
  async run({ tx, me }, { agencyId, codeHash }) {
    await mustRun(tx, agencyId);
    const place = await placeOfAgency(tx, agencyId);
    await withdrawOlder(tx, agencyId, place);
    const { rows } = await sql<{ id: string }>`
      INSERT INTO office.agency_invitations (agency_id, role, code_hash, made_by)
      VALUES (${agencyId}, 'agency_head', ${Buffer.from(codeHash, 'hex')}, ${me.personId})
      RETURNING invitation_id AS id`.execute(tx);
    const { id } = rows[0]!;
    return { subjectId: id, place, data: { role: 'agency_head' }, result: id };
  },
});

async function mustRun(tx: Tx, agencyId: string): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(hashtext(${`codes of ${agencyId}`}))`.execute(tx);
  const { rows } = await sql<{ ended: boolean }>`
    SELECT ended_on IS NOT NULL AS ended FROM office.agencies WHERE agency_id = ${agencyId}`.execute(tx);
  if (!rows[0]) throw notFound();
  if (rows[0].ended) throw agencyEnded();
}

async function withdrawOlder(tx: Tx, agencyId: string, place: Place): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    UPDATE office.agency_invitations SET state = 'withdrawn', version = version + 1
    WHERE agency_id = ${agencyId} AND role = 'agency_head' AND state = 'open' RETURNING invitation_id AS id`.execute(
    tx,
  );
  for (const { id } of rows) {
    const data = { from: 'open', to: 'withdrawn', by: 'newer_code' };
    const event = { name: 'agency_invitation.withdrawn', subjectKind: invitation.kind, subjectId: id };
    await recordEvent(tx, { ...event, place, data });
  }
}
