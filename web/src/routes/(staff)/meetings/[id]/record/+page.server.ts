/** What happened at a meeting is written down: people, how the number was come by, sector by sector. */
import { randomUUID } from 'node:crypto';
import { act } from '#office/action.ts';
import { notFound } from '#office/problems.ts';
import { recordMeeting } from '#programme/meetings/actions/record-meeting.ts';
import { readMeeting } from '#programme/meetings/queries.ts';
import { sectorsTyped } from '#programme/meetings/sectors.ts';
import { answerForm } from '#web/src/forms/answer-form.ts';
import { deedInput, sending } from '#web/src/forms/asked.ts';
import { hatFor } from '#web/src/routes/(staff)/meetings/hat.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params }) =>
  locals.store.within(locals.viewer, async (tx) => {
    await hatFor(tx, 'meeting:plan');
    const meeting = await readMeeting(tx, params.id);
    if (!meeting.isOwn) throw notFound();
    return { meeting, requestId: randomUUID() };
  });

export const actions: Actions = {
  default: (event) =>
    answerForm(event, async (typed) => {
      const { store, viewer } = event.locals;
      const { id } = event.params;
      const input = { ...deedInput(typed, id), sectors: sectorsTyped(typed) };
      await act(store, viewer, recordMeeting, input, sending(typed));
      return { to: `/meetings/${id}` };
    }),
};
