/** What must go elsewhere at once leaves a line of the register and nothing else: day, way, receiver, receipt. */
import { sql } from 'kysely';
import * as v from 'valibot';
import { action } from '#office/action.ts';
import { choice, day, optional } from '#office/form-fields.ts';
import { dayBetween } from '#office/letters/days.ts';
import { line } from '#office/letters/fields.ts';
import { aboutOf, areaOf, common } from '../fields.ts';
import { channelNames, referralSubject } from '../states.ts';

export const enterSlip = action({
  name: 'referral.enter_slip',
  may: 'referral:draft',
  writes: 'referral.slip_entered',
  subject: referralSubject,
  from: 'new',
  input: v.object({
    destination: common.destination,
    destinationName: common.destinationName,
    channel: choice(channelNames),
    sentOn: optional(day),
    receipt: line(1, 200),
  }),
  async run({ tx, me }, { destination, destinationName, channel, sentOn, receipt }) {
    await aboutOf(tx, { destination, destinationName });
    const { rows } = await sql<{ id: string }>`
      INSERT INTO office.referrals (number, kind, area_no, destination, destination_name, channel, sent_on, receipt, state, drafted_by)
      VALUES (office.next_number('referral', ${areaOf(me)}::int), 'slip', ${areaOf(me)}, ${destination}, ${destinationName ?? null},
        ${channel}, ${dayBetween(null, sentOn)}::date, ${receipt}, 'entered', ${me.personId})
      RETURNING referral_id AS id`.execute(tx);
    const { id } = rows[0]!;
    return { subjectId: id, place: { areaNo: areaOf(me) }, data: { destination, channel }, result: { id } };
  },
});
