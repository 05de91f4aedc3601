/** Somebody is expected at a meeting and gets a code for its door; issued again, the one before opens nothing. */
import { sql } from 'kysely';
import * as v from 'valibot';
import { action } from '#office/action.ts';
import { rowId, wholeNumber } from '#office/form-fields.ts';
import { notFound } from '#office/problems.ts';
import { isOpenEntry } from '#programme/participants/queries.ts';
import { placeOf, readDoor } from '../meeting.ts';
import { issuedMeanwhile } from '../problems.ts';
import { codeSubject } from '../states.ts';

export const expectParticipant = action({
  name: 'attendance_code.issue',
  may: 'attendance:record',
  writes: 'attendance_code.issued',
  subject: codeSubject,
  from: 'new',
  input: v.object({
    activityId: rowId,
    participantId: rowId,
    issueNo: wholeNumber(1, 999),
    codeHash: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/u)),
  }),
  async run({ tx, me }, { activityId, participantId, issueNo, codeHash }) {
    const meeting = await readDoor(tx, activityId);
    if (!(await isOpenEntry(tx, participantId))) throw notFound();
    const { rows } = await sql<{ id: string }>`
      INSERT INTO office.attendance_codes AS c (activity_id, participant_id, code_mark, issue_no, issued_by)
      VALUES (${activityId}, ${participantId}, ${Buffer.from(codeHash, 'hex')}, ${issueNo}, ${me.personId})
      ON CONFLICT ON CONSTRAINT attendance_codes_once DO UPDATE SET code_mark = excluded.code_mark, issue_no = excluded.issue_no,
        issued_by = excluded.issued_by, issued_at = now(), version = c.version + 1
      WHERE c.issue_no < excluded.issue_no
      RETURNING attendance_code_id AS id`.execute(tx);
    if (!rows[0]) throw issuedMeanwhile();
    return { subjectId: rows[0].id, place: placeOf(meeting), data: { issueNo }, result: { activityId } };
  },
});
