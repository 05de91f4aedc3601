/**
 * The desk of the Area takes a resolution up as a recommendation of the office. The committee asks; what the office
 * advises, to whom and by when, is the desk's own word.
 */
import { sql } from 'kysely';
import * as v from 'valibot';
import { action } from '#office/action.ts';
import { words } from '#office/form-fields.ts';
import { dueFields } from '#office/recommendations/due.ts';
import { issueRecommendation, recordIssue } from '#office/recommendations/issue.ts';
import { ofRow, placeOf } from '../fields.ts';
import { takenUpAlready } from '../problems.ts';
import { readResolution } from '../queries.ts';
import { resolutionSubject } from '../states.ts';

export const takeUpResolution = action({
  name: 'committee_resolution.take_up',
  may: 'recommendation:issue',
  writes: 'committee_resolution.taken_up',
  subject: resolutionSubject,
  from: ['open', 'going_on', 'carried'],
  input: v.object({ ...ofRow, agencyId: words(5, 200), advice: words(5, 4000), ...dueFields }),
  async run({ tx, me }, { id, agencyId, advice, dueOn, workingDays }) {
    const resolution = await readResolution(tx, id);
    if (resolution.recommendationId !== null) throw takenUpAlready();
    const issued = await issueRecommendation(tx, me, {
      agencyId,
      advice,
      grounds: undefined,
      dueOn,
      workingDays,
    });
    await recordIssue(tx, issued);
    await sql`UPDATE office.committee_resolutions SET recommendation_id = ${issued.id}::uuid
      WHERE committee_resolution_id = ${id}::uuid`.execute(tx);
    return { subjectId: id, place: placeOf(resolution), data: { due_on: issued.dueOn }, result: { id } };
  },
});
