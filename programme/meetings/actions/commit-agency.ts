/** What an agency agreed to at a meeting becomes a recommendation: with an owner, a day, an answer and a look by others. */
import { sql } from 'kysely';
import * as v from 'valibot';
import { action } from '#office/action.ts';
import { optional, rowId, words } from '#office/form-fields.ts';
import { dueFields } from '#office/recommendations/due.ts';
import { issueRecommendation, recordIssue } from '#office/recommendations/issue.ts';
import { heldStates, meetingSubject } from '../states.ts';
import { ownMeeting } from '../meeting.ts';

export const commitAgency = action({
  name: 'meeting.commit_agency',
  may: 'recommendation:issue',
  writes: 'meeting.agency_committed',
  subject: meetingSubject,
  from: heldStates,
  input: v.object({
    id: rowId,
    agencyId: words(5, 200),
    advice: words(5, 4000),
    grounds: optional(words(1, 4000)),
    ...dueFields,
  }),
  async run({ tx, me }, { id, agencyId, advice, grounds, dueOn, workingDays }) {
    const { place, titleTh } = await ownMeeting(tx, id);
    const issued = await issueRecommendation(tx, me, {
      agencyId,
      advice,
      grounds: grounds ?? `ข้อตกลงใน${titleTh}`,
      dueOn,
      workingDays,
    });
    await recordIssue(tx, issued);
    await sql`INSERT INTO office.meeting_commitments (activity_id, recommendation_id) VALUES (${id}, ${issued.id})`.execute(
      tx,
    );
    return { subjectId: id, place, data: { recommendation: issued.id }, result: { id: issued.id } };
  },
});
