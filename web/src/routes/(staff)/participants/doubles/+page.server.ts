/** Pairs that may be one person; an officer decides which entry stays. */
import { act } from '#office/action.ts';
import { mergeParticipants } from '#programme/participants/actions/merge.ts';
import { doubles } from '#programme/participants/doubles.ts';
import { answerForm } from '#web/src/forms/answer-form.ts';
import { hatFor } from '#web/src/routes/(staff)/people/hat.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) =>
  locals.store.within(locals.viewer, async (tx) => {
    await hatFor(tx, 'participants:merge');
    return { pairs: await doubles(tx) };
  });

export const actions: Actions = {
  default: (event) =>
    answerForm(event, async (typed) => {
      const { id } = await act(event.locals.store, event.locals.viewer, mergeParticipants, typed);
      return { to: `/participants/${id}` };
    }),
};
