/** One person at one meeting: every scan as it came, and an officer's decision. */
import { act } from '#office/action.ts';
import { notFound } from '#office/problems.ts';
import { settleAttendance } from '#programme/attendance/actions/settle.ts';
import { withdrawAttendance } from '#programme/attendance/actions/withdraw.ts';
import { readDoor } from '#programme/attendance/meeting.ts';
import { readAttendance, scansOf } from '#programme/attendance/queries.ts';
import { answerForm } from '#web/src/forms/answer-form.ts';
import { deedInput } from '#web/src/forms/asked.ts';
import { hatFor } from '#web/src/routes/(staff)/people/hat.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params }) =>
  locals.store.within(locals.viewer, async (tx) => {
    await hatFor(tx, 'attendance:settle');
    const meeting = await readDoor(tx, params.id);
    const attendance = await readAttendance(tx, params.attendance);
    if (attendance.activityId !== meeting.id) throw notFound();
    return { meeting, attendance, scans: await scansOf(tx, attendance) };
  });

export const actions: Actions = {
  settle: (event) =>
    answerForm(event, async (typed) => {
      const input = deedInput(typed, event.params.attendance);
      const { activityId } = await act(event.locals.store, event.locals.viewer, settleAttendance, input);
      return { to: `/attendance/${activityId}` };
    }),
  withdraw: (event) =>
    answerForm(event, async (typed) => {
      const input = deedInput(typed, event.params.attendance);
      const { activityId } = await act(event.locals.store, event.locals.viewer, withdrawAttendance, input);
      return { to: `/attendance/${activityId}` };
    }),
};
