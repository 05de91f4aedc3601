/** What a visit recommends to an agency. The agency sees the recommendation, never the visit. */
import { sql } from 'kysely';
import * as v from 'valibot';
import { action } from '#office/action.ts';
import { optional, words } from '#office/form-fields.ts';
import { dueFields } from '#office/recommendations/due.ts';
import { issueRecommendation, recordIssue } from '#office/recommendations/issue.ts';
import { ofRow } from '../fields.ts';
import { notYet } from '../problems.ts';
import { visitAgencySubject } from '../states.ts';
import { heldVisit, knownAgency, placeOf } from '../visit.ts';

export const recommendFromVisit = action({
  name: 'visit_agency.recommend',
  may: 'recommendation:issue',
  writes: 'visit_agency.recommended',
  subject: visitAgencySubject,
  from: ['seen', 'responded'],
  input: v.object({ ...ofRow, advice: words(5, 4000), grounds: optional(words(1, 4000)), ...dueFields }),
  async run({ tx, me }, { id, advice, grounds, dueOn, workingDays }) {
    const { agencyId, visitId } = await knownAgency(tx, id);
    const { state, areaNo } = await heldVisit(tx, visitId);
    if (state !== 'under_way' && state !== 'findings_in' && state !== 'reported') throw notYet();
    const issued = await issueRecommendation(tx, me, { agencyId, advice, grounds, dueOn, workingDays });
    await sql`INSERT INTO office.visit_recommendations (recommendation_id, visit_agency_id)
      VALUES (${issued.id}::uuid, ${id}::uuid)`.execute(tx);
    await recordIssue(tx, issued);
    const data = { recommendation_id: issued.id };
    return {
      subjectId: id,
      place: placeOf(areaNo),
      data,
      result: { id, visitId, recommendationId: issued.id },
    };
  },
});
