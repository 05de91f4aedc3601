/** An officer takes down what somebody asks by telephone, at the door or by letter: eight fields, two minutes. */
import * as v from 'valibot';
import { action } from '#office/action.ts';
import { intakeFields } from '../fields.ts';
import { consultationSubject } from '../states.ts';
import { takeDown } from '../taking-down.ts';

export const recordConsultation = action({
  name: 'consultation.record',
  may: 'clinic:record',
  writes: 'consultation.recorded',
  subject: consultationSubject,
  from: 'new',
  input: v.object(intakeFields),
  async run({ tx, me }, asked) {
    const result = await takeDown(tx, me, asked);
    return { subjectId: result.id, place: { areaNo: Number(me.scopeId) }, result };
  },
});
