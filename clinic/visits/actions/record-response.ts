/** What the visited agency says to what was found, by the post that said it; it stands in the report beside the findings. */
import { sql } from 'kysely';
import * as v from 'valibot';
import { action } from '#office/action.ts';
import { mustHaveCome } from '#office/watch-items/item.ts';
import { ofRow, responseFields } from '../fields.ts';
import { notYet } from '../problems.ts';
import { visitAgencySubject } from '../states.ts';
import { heldVisit, knownAgency, placeOf } from '../visit.ts';

export const recordResponse = action({
  name: 'visit_agency.record_response',
  may: 'visit:run',
  writes: 'visit_agency.response_recorded',
  subject: visitAgencySubject,
  from: ['seen', 'responded'],
  to: 'responded',
  input: v.object({ ...ofRow, ...responseFields }),
  async run({ tx }, { id, response, responder, respondedOn }) {
    const { visitId } = await knownAgency(tx, id);
    const { state, areaNo } = await heldVisit(tx, visitId);
    if (state !== 'findings_in' && state !== 'reported') throw notYet();
    mustHaveCome('respondedOn', respondedOn);
    await sql`UPDATE office.visit_agencies SET response = ${response}, responder = ${responder},
      responded_on = ${respondedOn}::date WHERE visit_agency_id = ${id}::uuid`.execute(tx);
    return {
      subjectId: id,
      place: placeOf(areaNo),
      data: { responded_on: respondedOn },
      result: { id, visitId },
    };
  },
});
