/** An agency on the plan was not visited after all; why is written down, and it takes no part in the report. */
import { sql } from 'kysely';
import * as v from 'valibot';
import { action } from '#office/action.ts';
import { words } from '#office/form-fields.ts';
import { ofRow } from '../fields.ts';
import { notUnderWay } from '../problems.ts';
import { visitAgencySubject } from '../states.ts';
import { heldVisit, knownAgency, placeOf } from '../visit.ts';

export const leaveOut = action({
  name: 'visit_agency.leave_out',
  may: 'visit:run',
  writes: 'visit_agency.left_out',
  subject: visitAgencySubject,
  from: ['to_see'],
  to: 'left_out',
  input: v.object({ ...ofRow, why: words(5, 1000) }),
  async run({ tx }, { id, why }) {
    const { visitId } = await knownAgency(tx, id);
    const { state, areaNo } = await heldVisit(tx, visitId);
    if (state !== 'planned' && state !== 'under_way') throw notUnderWay();
    await sql`UPDATE office.visit_agencies SET left_out_why = ${why} WHERE visit_agency_id = ${id}::uuid`.execute(
      tx,
    );
    return { subjectId: id, place: placeOf(areaNo), result: { id, visitId } };
  },
});
