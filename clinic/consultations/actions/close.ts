/** สิ้นสุดการให้คำปรึกษา: the asker has the advice, and nothing more is asked. */
import { sql } from 'kysely';
import * as v from 'valibot';
import { action } from '#office/action.ts';
import { ofConsultation } from '../fields.ts';
import { mustBeFree } from '../lease.ts';
import { consultationSubject } from '../states.ts';

export const closeConsultation = action({
  name: 'consultation.close',
  may: 'clinic:answer',
  writes: 'consultation.closed',
  subject: consultationSubject,
  from: ['answered'],
  to: 'closed',
  input: v.object(ofConsultation),
  async run({ tx, me }, { id }) {
    await mustBeFree(tx, id, me.personId);
    await sql`UPDATE office.consultations SET state = 'closed', held_by = NULL, held_until = NULL,
      closed_on = (now() AT TIME ZONE 'Asia/Bangkok')::date WHERE consultation_id = ${id}::uuid`.execute(tx);
    return { subjectId: id, place: { areaNo: Number(me.scopeId) }, result: { id } };
  },
});
