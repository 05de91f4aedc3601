/** Reading codes at the door: one at a time without script; with it, kept on the device and sent when there is a line. */
import { randomUUID } from 'node:crypto';
import { act } from '#office/action.ts';
import { takeInScans } from '#programme/attendance/actions/take-in-scans.ts';
import { codeHash, typedCode } from '#programme/attendance/codes.ts';
import { openDoor } from '#programme/attendance/meeting.ts';
import { answerForm } from '#web/src/forms/answer-form.ts';
import { hatFor } from '#web/src/routes/(staff)/people/hat.ts';
import { doorOf } from '#web/src/sign-in/steps.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params }) =>
  locals.store.within(locals.viewer, async (tx) => {
    await hatFor(tx, 'attendance:record');
    return { meeting: await openDoor(tx, params.id), scanId: randomUUID() };
  });

export const actions: Actions = {
  default: (event) =>
    answerForm(event, async ({ code, way, scanId }) => {
      const { store, viewer } = event.locals;
      const now = new Date().toISOString();
      const hash = typedCode(code) === '' ? '' : codeHash(doorOf(event).keys, typedCode(code));
      const scans = [{ id: scanId, codeHash: hash, way, at: now }];
      const input = { activityId: event.params.id, sentAt: now, scans };
      return { told: await act(store, viewer, takeInScans, input) };
    }),
};
