/** An office that reads the meeting gives its word: the governor, the NACC's Region and centre, the PACC's Area and centre. */
import { sql } from 'kysely';
import * as v from 'valibot';
import { action } from '#office/action.ts';
import { rowId, words } from '#office/form-fields.ts';
import { placeOf } from '../fields.ts';
import { readMeeting } from '../queries.ts';
import { commentSubject } from '../states.ts';

export const commentOnMeeting = action({
  name: 'committee_comment.write',
  may: 'committee:comment',
  writes: 'committee_comment.written',
  subject: commentSubject,
  from: 'new',
  input: v.object({ committeeMeetingId: rowId, told: words(2, 4000) }),
  async run({ tx, me }, { committeeMeetingId, told }) {
    const meeting = await readMeeting(tx, committeeMeetingId);
    const { rows } = await sql<{ id: string }>`
      INSERT INTO office.committee_comments (committee_meeting_id, words, role, written_by)
      VALUES (${committeeMeetingId}::uuid, ${told}, ${me.role}, ${me.personId}::uuid) RETURNING committee_comment_id AS id`.execute(
      tx,
    );
    return { subjectId: rows[0]!.id, place: placeOf(meeting), result: { id: committeeMeetingId } };
  },
});
