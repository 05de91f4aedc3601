/** What the scans leave open is decided by an officer: when somebody came and went. Later scans change it no more. */
import { sql } from 'kysely';
import * as v from 'valibot';
import { action } from '#office/action.ts';
import { optional, rowId, version } from '#office/form-fields.ts';
import { clockTime, instantOf } from '../clock-time.ts';
import { outBeforeIn } from '../problems.ts';
import { meetingOf } from '../queries.ts';
import { attendanceSubject } from '../states.ts';
import { placeOf } from '../meeting.ts';

export const settleAttendance = action({
  name: 'attendance.settle',
  may: 'attendance:settle',
  writes: 'attendance.settled',
  subject: attendanceSubject,
  from: ['present', 'withdrawn'],
  to: 'present',
  input: v.object({ id: rowId, version, inClock: clockTime, outClock: optional(clockTime) }),
  async run({ tx, me }, { id, inClock, outClock }) {
    const meeting = await meetingOf(tx, id);
    const inAt = instantOf(meeting.onDay, inClock);
    const outAt = outClock === undefined ? null : instantOf(meeting.onDay, outClock);
    if (outAt !== null && outAt < inAt) throw outBeforeIn();
    const minutes = outAt === null ? null : (outAt.getTime() - inAt.getTime()) / 60_000;
    await sql`UPDATE office.attendances SET in_at = ${inAt}, out_at = ${outAt}, minutes = ${minutes}, settled_by = ${me.personId}
      WHERE attendance_id = ${id}`.execute(tx);
    return { subjectId: id, place: placeOf(meeting), result: { activityId: meeting.id } };
  },
});
