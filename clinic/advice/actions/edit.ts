/** A draft is written anew; whoever read it before has to read it again. */
import { sql } from 'kysely';
import * as v from 'valibot';
import { bangkokToday } from '#kernel/working-days.ts';
import { mustBeFree } from '#clinic/consultations/lease.ts';
import { action } from '#office/action.ts';
import { adviceFacts, mustFit, writeSources } from '../advice.ts';
import { factsHash } from '../facts.ts';
import { draftFields, ofAdvice } from '../fields.ts';
import { adviceSubject } from '../states.ts';

export const editAdvice = action({
  name: 'advice.edit',
  may: 'clinic:answer',
  writes: 'advice.edited',
  subject: adviceSubject,
  from: ['drafted', 'to_read', 'to_sign'],
  to: 'drafted',
  input: v.object({ ...ofAdvice, ...draftFields }),
  async run({ tx, me }, { id, version: _, ...typed }) {
    const { consultationId, areaNo } = await adviceFacts(tx, id);
    await mustBeFree(tx, consultationId, me.personId);
    const today = bangkokToday(new Date());
    mustFit(typed, today);
    await sql`
      UPDATE office.advices SET facts = ${typed.facts}, facts_sha256 = ${factsHash(typed.facts)},
        assumptions = ${typed.assumptions ?? null}, level = ${typed.level}, conditions = ${typed.conditions ?? null},
        answer = ${typed.answer}, valid_until_on = ${typed.validUntilOn}::date, wants_reader = ${typed.wantsReader},
        drafted_by = ${me.personId}::uuid, drafted_at = clock_timestamp(), read_by = NULL, read_at = NULL, state = 'drafted'
      WHERE advice_id = ${id}::uuid`.execute(tx);
    await writeSources(tx, id, typed, today);
    return { subjectId: id, place: { areaNo }, result: { id } };
  },
});
