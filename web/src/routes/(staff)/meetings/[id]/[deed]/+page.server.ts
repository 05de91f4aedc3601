/** One deed at a meeting: its form, and the action it sends. */
import { act } from '#office/action.ts';
import { notFound } from '#office/problems.ts';
import { readMeeting } from '#programme/meetings/queries.ts';
import { answerForm } from '#web/src/forms/answer-form.ts';
import { deedInput, sending } from '#web/src/forms/asked.ts';
import { deeds, isDeed } from '#web/src/routes/(staff)/meetings/deeds.ts';
import { choicesFor, hatFor } from '#web/src/routes/(staff)/meetings/hat.ts';
import { meetingForm } from '#web/src/routes/(staff)/meetings/meeting-form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params }) =>
  locals.store.within(locals.viewer, async (tx) => {
    if (!isDeed(params.deed)) throw notFound();
    const me = await hatFor(tx, deeds[params.deed].may);
    const meeting = await readMeeting(tx, params.id);
    if (!meeting.isOwn) throw notFound();
    const { id, titleTh, titleEn } = meeting;
    const choices = await choicesFor(tx, me, locals.language);
    return { meeting: { id, titleTh, titleEn }, asked: meetingForm(params.deed, choices, meeting) };
  });

export const actions: Actions = {
  default: (event) =>
    answerForm(event, async (typed) => {
      const { store, viewer } = event.locals;
      const { id, deed } = event.params;
      if (!isDeed(deed)) throw notFound();
      await act(store, viewer, deeds[deed].action, deedInput(typed, id), sending(typed));
      return { to: `/meetings/${id}` };
    }),
};
