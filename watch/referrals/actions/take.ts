/** The group that receives referrals takes a note, or sends it back with the reason; never who knows the confidence. */
import { sql } from 'kysely';
import * as v from 'valibot';
import { action } from '#office/action.ts';
import { rowId, version } from '#office/form-fields.ts';
import { prose } from '#office/letters/fields.ts';
import type { Tx } from '#platform/postgres/store.ts';
import { areaOf } from '../fields.ts';
import { hasRead } from '../problems.ts';
import { referralSubject } from '../states.ts';

export const takeReferral = action({
  name: 'referral.take',
  may: 'referral:take',
  writes: 'referral.taken',
  subject: referralSubject,
  from: ['handed_over'],
  to: 'taken',
  input: v.object({ id: rowId, version }),
  async run({ tx, me }, { id }) {
    await mustKnowNothing(tx, id);
    await sql`UPDATE office.referrals SET taken_by = ${me.personId}, taken_at = now() WHERE referral_id = ${id}`.execute(
      tx,
    );
    return { subjectId: id, place: { areaNo: areaOf(me) }, result: { id } };
  },
});

export const sendBackReferral = action({
  name: 'referral.send_back',
  may: 'referral:take',
  writes: 'referral.sent_back',
  subject: referralSubject,
  from: ['handed_over'],
  to: 'sent_back',
  input: v.object({ id: rowId, version, why: prose(5, 4000) }),
  async run({ tx, me }, { id, why }) {
    await mustKnowNothing(tx, id);
    await sql`UPDATE office.referrals SET why = ${why} WHERE referral_id = ${id}`.execute(tx);
    return { subjectId: id, place: { areaNo: areaOf(me) }, result: { id } };
  },
});

async function mustKnowNothing(tx: Tx, id: string): Promise<void> {
  const { rows } = await sql<{ knows: boolean }>`SELECT office.may_not_take_referral(${id}) AS knows`.execute(
    tx,
  );
  if (rows[0]!.knows) throw hasRead();
}
