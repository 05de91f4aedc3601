/** Somebody wished that a matter were handed on, and the desk does not: with the reason. */
import { sql } from 'kysely';
import * as v from 'valibot';
import { action } from '#office/action.ts';
import { prose } from '#office/letters/fields.ts';
import { aboutOf, areaOf, common } from '../fields.ts';
import { referralSubject } from '../states.ts';

export const refuseToRefer = action({
  name: 'referral.refuse',
  may: 'referral:draft',
  writes: 'referral.refused',
  subject: referralSubject,
  from: 'new',
  input: v.object({ ...common, why: prose(5, 4000) }),
  async run({ tx, me }, typed) {
    const { destination, destinationName, why } = typed;
    const { watchItemId, agencyId } = await aboutOf(tx, typed);
    const { rows } = await sql<{ id: string }>`
      INSERT INTO office.referrals (number, kind, area_no, watch_item_id, agency_id, destination, destination_name, why, state, drafted_by)
      VALUES (office.next_number('referral', ${areaOf(me)}::int), 'refusal', ${areaOf(me)}, ${watchItemId}, ${agencyId}, ${destination},
        ${destinationName ?? null}, ${why}, 'refused', ${me.personId})
      RETURNING referral_id AS id`.execute(tx);
    const { id } = rows[0]!;
    return { subjectId: id, place: { areaNo: areaOf(me) }, data: { destination }, result: { id } };
  },
});
