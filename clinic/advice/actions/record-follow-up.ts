/** What the asker says was done with the advice, and what came of it: 30 and 90 days after it was given. */
import { sql } from 'kysely';
import * as v from 'valibot';
import { thbOf } from '#kernel/baht.ts';
import { action } from '#office/action.ts';
import { amount, choice, optional, rowId, version } from '#office/form-fields.ts';
import { prose } from '#office/letters/fields.ts';
import { notFound } from '#office/problems.ts';
import { didNames, followUpSubject, outcomeNames } from '../after-states.ts';
import { moneyOfAnother } from '../problems.ts';

export const recordFollowUp = action({
  name: 'advice_follow_up.record',
  may: 'clinic:answer',
  writes: 'advice_follow_up.recorded',
  subject: followUpSubject,
  from: ['waiting'],
  to: 'recorded',
  input: v.object({
    id: rowId,
    version,
    did: choice(didNames),
    outcome: optional(choice(outcomeNames)),
    changedThb: optional(v.pipe(amount, v.transform(thbOf))),
    note: optional(prose(3, 2000)),
  }),
  async run({ tx, me }, { id, did, outcome, changedThb, note }) {
    if (changedThb !== undefined && outcome !== 'changed_before') throw moneyOfAnother();
    const { rows } = await sql<{ areaNo: number }>`
      UPDATE office.advice_follow_ups SET did = ${did}, outcome = ${outcome ?? null}, changed_thb = ${changedThb ?? null}::numeric,
        note = ${note ?? null}, recorded_by = ${me.personId}::uuid, recorded_at = now()
      WHERE follow_up_id = ${id}::uuid RETURNING area_no AS "areaNo"`.execute(tx);
    if (!rows[0]) throw notFound();
    return { subjectId: id, place: { areaNo: rows[0].areaNo }, result: { id } };
  },
});
