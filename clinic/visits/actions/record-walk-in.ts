/** Somebody asks at the mobile unit of a visit: a consultation like any other, joined to the visit by its id alone. */
import { sql } from 'kysely';
import * as v from 'valibot';
import { intakeFields } from '#clinic/consultations/fields.ts';
import { consultationSubject } from '#clinic/consultations/states.ts';
import { takeDown } from '#clinic/consultations/taking-down.ts';
import { action } from '#office/action.ts';
import { rowId } from '#office/form-fields.ts';
import { noMobileUnit, notUnderWay } from '../problems.ts';
import { readVisit } from '../queries.ts';
import { heldVisit } from '../visit.ts';

const { channel: _, ...asked } = intakeFields;

export const recordWalkIn = action({
  name: 'visit.record_walk_in',
  may: 'clinic:record',
  writes: 'consultation.recorded',
  subject: consultationSubject,
  from: 'new',
  input: v.object({ visitId: rowId, ...asked }),
  async run({ tx, me }, { visitId, ...typed }) {
    const { state, areaNo } = await heldVisit(tx, visitId);
    if (state !== 'under_way') throw notUnderWay();
    if (!(await readVisit(tx, visitId)).hasMobileUnit) throw noMobileUnit();
    const result = await takeDown(tx, me, { ...typed, channel: 'mobile_unit' });
    await sql`INSERT INTO office.visit_consultations (consultation_id, visit_id)
      VALUES (${result.id}::uuid, ${visitId}::uuid)`.execute(tx);
    return { subjectId: result.id, place: { areaNo }, result };
  },
});
