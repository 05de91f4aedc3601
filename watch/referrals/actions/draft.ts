/** A hand-over note: written afresh from open sources, or with the consent of whoever asked the clinic. */
import { sql } from 'kysely';
import * as v from 'valibot';
import { action } from '#office/action.ts';
import { choice, day, optional } from '#office/form-fields.ts';
import { line, prose } from '#office/letters/fields.ts';
import { dayBetween } from '#office/letters/days.ts';
import { notFound } from '#office/problems.ts';
import type { Tx } from '#platform/postgres/store.ts';
import { aboutOf, areaOf, common, hasReadConsultation } from '../fields.ts';
import { consentUnclear, hasRead } from '../problems.ts';
import { basisNames, referralSubject } from '../states.ts';

const input = v.object({
  ...common,
  basis: choice(basisNames),
  basisWords: prose(5, 4000),
  consentedOn: optional(day),
  consultationNumber: optional(line(3, 60)),
  facts: prose(10, 8000),
});

export const draftReferral = action({
  name: 'referral.draft',
  may: 'referral:draft',
  writes: 'referral.drafted',
  subject: referralSubject,
  from: 'new',
  input,
  async run({ tx, me }, typed) {
    const { basis, destination, destinationName, facts, basisWords, consentedOn } = typed;
    const { watchItemId, agencyId } = await aboutOf(tx, typed);
    const consultationId = await consentOf(tx, typed);
    if (basis === 'open_sources' && (await hasReadConsultation(tx, agencyId, null))) throw hasRead();
    const { rows } = await sql<{ id: string }>`
      INSERT INTO office.referrals (number, kind, area_no, watch_item_id, agency_id, destination, destination_name, basis, basis_words,
        consented_on, facts, state, drafted_by)
      VALUES (office.next_number('referral', ${areaOf(me)}::int), 'note', ${areaOf(me)}, ${watchItemId}, ${agencyId}, ${destination},
        ${destinationName ?? null}, ${basis}, ${basisWords}, ${consentedOn ?? null}::date, ${facts}, 'drafted', ${me.personId})
      RETURNING referral_id AS id`.execute(tx);
    const { id } = rows[0]!;
    if (consultationId !== null)
      await sql`INSERT INTO office.referral_consultations (referral_id, consultation_id) VALUES (${id}, ${consultationId})`.execute(
        tx,
      );
    return { subjectId: id, place: { areaNo: areaOf(me) }, data: { basis, destination }, result: { id } };
  },
});

/** The consultation that the consent is about, where the viewer reads it. */
async function consentOf(tx: Tx, typed: v.InferOutput<typeof input>): Promise<string | null> {
  const { basis, consentedOn, consultationNumber } = typed;
  const isWhole = consentedOn !== undefined && consultationNumber !== undefined;
  if (basis === 'open_sources') {
    if (consentedOn !== undefined || consultationNumber !== undefined) throw consentUnclear();
    return null;
  }
  if (!isWhole) throw consentUnclear();
  dayBetween(null, consentedOn);
  const { rows } = await sql<{ id: string }>`
    SELECT consultation_id AS id FROM office.consultations WHERE number = ${consultationNumber}`.execute(tx);
  if (!rows[0]) throw notFound();
  return rows[0].id;
}
