/** An officer signs somebody in or out: at the desk, somebody who was not listed, or afterwards from the paper list. */
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import * as v from 'valibot';
import { action } from '#office/action.ts';
import { choice, optional, rowId } from '#office/form-fields.ts';
import { notFound } from '#office/problems.ts';
import { isOpenEntry } from '#programme/participants/queries.ts';
import { clockTime, instantOf } from '../clock-time.ts';
import { openDoor, placeOf } from '../meeting.ts';
import { recount } from '../recount.ts';
import { attendanceSubject, deskHows, wayNames } from '../states.ts';

export const signAtDesk = action({
  name: 'attendance.sign',
  may: 'attendance:record',
  writes: 'attendance.signed',
  subject: attendanceSubject,
  from: 'new',
  input: v.object({
    activityId: rowId,
    participantId: rowId,
    way: choice(wayNames),
    how: choice(deskHows),
    /** '09:15' on the day of the meeting; left empty, now. */
    clock: optional(clockTime),
  }),
  async run({ tx, me }, { activityId, participantId, way, how, clock }) {
    const meeting = await openDoor(tx, activityId);
    if (!(await isOpenEntry(tx, participantId))) throw notFound();
    const at = clock === undefined ? new Date() : instantOf(meeting.onDay, clock);
    await sql`
      INSERT INTO office.attendance_scans (scan_id, activity_id, participant_id, way, how, said_at, at, recorded_by)
      VALUES (${randomUUID()}, ${activityId}, ${participantId}, ${way}, ${how}, ${at}, ${at}, ${me.personId})`.execute(
      tx,
    );
    await recount(tx, activityId, { first: meeting.onDay, last: meeting.endsOn }, [participantId]);
    const { rows } = await sql<{ id: string }>`
      SELECT attendance_id AS id FROM office.attendances WHERE activity_id = ${activityId} AND participant_id = ${participantId}`.execute(
      tx,
    );
    const { id } = rows[0]!;
    return { subjectId: id, place: placeOf(meeting), data: { way, how }, result: { id, activityId } };
  },
});
