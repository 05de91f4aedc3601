/** What a meeting resolved: who is to do what by when. */
import { sql } from 'kysely';
import * as v from 'valibot';
import { action } from '#office/action.ts';
import { day, optional, rowId, words } from '#office/form-fields.ts';
import { wrongState } from '#office/problems.ts';
import { placeOf } from '../fields.ts';
import { dueBeforeMeeting, notInPack } from '../problems.ts';
import { pageIdsOf, readMeeting } from '../queries.ts';
import { meetingStates, resolutionSubject } from '../states.ts';

export const recordResolution = action({
  name: 'committee_resolution.record',
  may: 'committee:run',
  writes: 'committee_resolution.recorded',
  subject: resolutionSubject,
  from: 'new',
  input: v.object({
    committeeMeetingId: rowId,
    told: words(5, 4000),
    owner: words(2, 300),
    agencyId: optional(words(5, 200)),
    dueOn: day,
  }),
  async run({ tx, me }, { committeeMeetingId: meetingId, told, owner, agencyId, dueOn }) {
    const meeting = await readMeeting(tx, meetingId);
    if (meeting.state !== 'held') throw wrongState(meetingStates, meeting.state, ['held']);
    if (dueOn <= meeting.onDay) throw dueBeforeMeeting();
    if (agencyId !== undefined && !(agencyId in (await pageIdsOf(tx, meetingId)))) throw notInPack();
    // One number each: whoever records at the same time waits.
    await sql`SELECT FROM office.committee_meetings WHERE committee_meeting_id = ${meetingId}::uuid FOR UPDATE`.execute(
      tx,
    );
    const { rows } = await sql<{ id: string; number: number }>`
      INSERT INTO office.committee_resolutions (committee_meeting_id, number, province_iso, area_no, region_no, words, owner,
        agency_id, due_on, recorded_by)
      SELECT m.committee_meeting_id, 1 + coalesce((SELECT max(r.number) FROM office.committee_resolutions r
          WHERE r.committee_meeting_id = m.committee_meeting_id), 0), m.province_iso, m.area_no, m.region_no,
        ${told}, ${owner}, ${agencyId ?? null}, ${dueOn}::date, ${me.personId}::uuid
      FROM office.committee_meetings m WHERE m.committee_meeting_id = ${meetingId}::uuid
      RETURNING committee_resolution_id AS id, number`.execute(tx);
    const { id, number } = rows[0]!;
    return { subjectId: id, place: placeOf(meeting), data: { number, dueOn }, result: { id, meetingId } };
  },
});
