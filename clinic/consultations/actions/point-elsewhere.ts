/** What is not for the clinic is pointed to where it belongs, and the asker is told: nothing is sent on for him. */
import { sql } from 'kysely';
import * as v from 'valibot';
import { action } from '#office/action.ts';
import { choice, words } from '#office/form-fields.ts';
import { ofConsultation } from '../fields.ts';
import { destinationNames } from '../kinds.ts';
import { mustBeFree } from '../lease.ts';
import { consultationSubject, openStates } from '../states.ts';

export const pointElsewhere = action({
  name: 'consultation.point_elsewhere',
  may: 'clinic:answer',
  writes: 'consultation.pointed_elsewhere',
  subject: consultationSubject,
  from: openStates,
  to: 'not_ours',
  input: v.object({ ...ofConsultation, pointedTo: choice(destinationNames), pointedNote: words(5, 1000) }),
  async run({ tx, me }, { id, pointedTo, pointedNote }) {
    await mustBeFree(tx, id, me.personId);
    // With the state, which the database holds to where it was pointed to.
    await sql`UPDATE office.consultations SET state = 'not_ours', pointed_to = ${pointedTo}, pointed_note = ${pointedNote},
      held_by = NULL, held_until = NULL WHERE consultation_id = ${id}::uuid`.execute(tx);
    return { subjectId: id, place: { areaNo: Number(me.scopeId) }, result: { id } };
  },
});
