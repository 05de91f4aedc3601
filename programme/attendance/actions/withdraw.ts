/** Somebody was signed in who was not there: the entry counts no more. Its scans stay. */
import * as v from 'valibot';
import { action } from '#office/action.ts';
import { rowId, version } from '#office/form-fields.ts';
import { meetingOf } from '../queries.ts';
import { attendanceSubject } from '../states.ts';
import { placeOf } from '../meeting.ts';

export const withdrawAttendance = action({
  name: 'attendance.withdraw',
  may: 'attendance:settle',
  writes: 'attendance.withdrawn',
  subject: attendanceSubject,
  from: ['present'],
  to: 'withdrawn',
  input: v.object({ id: rowId, version }),
  async run({ tx }, { id }) {
    const meeting = await meetingOf(tx, id);
    return { subjectId: id, place: placeOf(meeting), result: { activityId: meeting.id } };
  },
});
