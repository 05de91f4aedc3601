/** The director, or who acts as director, signs: the advice gets its number, and from here on it never changes. */
import { sql } from 'kysely';
import * as v from 'valibot';
import { bangkokToday } from '#kernel/working-days.ts';
import { action, recordEvent, type Me } from '#office/action.ts';
import { headOf } from '#office/letters/paper.ts';
import type { Tx } from '#platform/postgres/store.ts';
import { adviceFacts, holdConsultation, mustBeWhole } from '../advice.ts';
import { ofAdvice } from '../fields.ts';
import { planFollowUps } from '../follow-ups.ts';
import { adviceSubject } from '../states.ts';

export const signAdvice = action({
  name: 'advice.sign',
  may: 'clinic:sign',
  writes: 'advice.signed',
  subject: adviceSubject,
  from: ['to_sign'],
  to: 'signed',
  input: v.object(ofAdvice),
  async run({ tx, me }, { id }) {
    const facts = await adviceFacts(tx, id);
    const { consultationId, areaNo, edition } = facts;
    const today = bangkokToday(new Date());
    mustBeWhole(facts, today);
    await answer(tx, consultationId, areaNo, today);
    const { name, title } = await signerOf(tx, me);
    const { name: officeName } = await headOf(tx, areaNo);
    const { rows } = await sql<{ number: string }>`
      UPDATE office.advices SET number = office.next_number('advice', ${areaNo}), office_name = ${officeName},
        signed_by = ${me.personId}::uuid, signer_name = ${name}, signer_title = ${title}, signed_on = ${today}::date,
        signed_at = clock_timestamp()
      WHERE advice_id = ${id}::uuid RETURNING number`.execute(tx);
    return {
      subjectId: id,
      place: { areaNo },
      data: { consultationId, edition },
      result: { id, number: rows[0]!.number },
    };
  },
});

/** The first answer ends the wait; a new version leaves the consultation as it is. */
async function answer(tx: Tx, consultationId: string, areaNo: number, today: string): Promise<void> {
  const { state } = await holdConsultation(tx, consultationId, ['in_hand', 'clarifying', 'answered']);
  if (state === 'answered') return;
  await sql`UPDATE office.consultations SET state = 'answered', answered_on = ${today}::date, held_by = NULL,
    held_until = NULL, version = version + 1 WHERE consultation_id = ${consultationId}::uuid`.execute(tx);
  await planFollowUps(tx, consultationId, areaNo);
  const subject = { subjectKind: 'consultation', subjectId: consultationId };
  const data = { from: state, to: 'answered' };
  await recordEvent(tx, { name: 'consultation.answered', ...subject, place: { areaNo }, data });
}

/** The name and position under the signature: the person's own position, else what the post is called. */
async function signerOf(tx: Tx, me: Me): Promise<{ name: string; title: string }> {
  const { rows } = await sql<{ name: string; title: string | null }>`
    SELECT full_name AS name, position_title AS title FROM office.people WHERE person_id = ${me.personId}::uuid`.execute(
    tx,
  );
  const { name, title } = rows[0]!;
  return { name, title: title ?? `ผู้อำนวยการสำนักงาน ปปท. เขต ${me.scopeId}` };
}
