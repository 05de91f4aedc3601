/** The note leaves the desk: by which way, on which day, with which receipt. */
import { sql } from 'kysely';
import * as v from 'valibot';
import { action } from '#office/action.ts';
import { choice, day, optional, rowId, version } from '#office/form-fields.ts';
import { dayBetween } from '#office/letters/days.ts';
import { line } from '#office/letters/fields.ts';
import { areaOf } from '../fields.ts';
import { channelNames, referralSubject } from '../states.ts';

export const handOver = action({
  name: 'referral.hand_over',
  may: 'referral:draft',
  writes: 'referral.handed_over',
  subject: referralSubject,
  from: ['drafted'],
  to: 'handed_over',
  input: v.object({
    id: rowId,
    version,
    channel: choice(channelNames),
    sentOn: optional(day),
    receipt: optional(line(1, 200)),
  }),
  async run({ tx, me }, { id, channel, sentOn, receipt }) {
    await sql`UPDATE office.referrals SET channel = ${channel}, sent_on = ${dayBetween(null, sentOn)}::date, receipt = ${receipt ?? null}
      WHERE referral_id = ${id}`.execute(tx);
    return { subjectId: id, place: { areaNo: areaOf(me) }, data: { channel }, result: { id } };
  },
});
