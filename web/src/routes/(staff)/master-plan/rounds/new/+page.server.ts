/** A new round: its quarter and its window. */
import { planRound } from '#master-plan/rounds/actions/plan-round.ts';
import { quarterOf } from '#master-plan/rounds/quarter.ts';
import { act } from '#office/action.ts';
import { answerForm } from '#web/src/forms/answer-form.ts';
import { sending } from '#web/src/forms/asked.ts';
import { newRound } from '#web/src/routes/(staff)/master-plan/rounds/forms.ts';
import { hatFor } from '#web/src/routes/(staff)/watch-items/hat.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) =>
  locals.store.within(locals.viewer, async (tx) => {
    await hatFor(tx, 'return_round:keep');
    return { asked: newRound(locals.language, quarterOf(new Date())) };
  });

export const actions: Actions = {
  default: (event) =>
    answerForm(event, async (typed) => {
      const { request_id: _, ...input } = typed;
      const { id } = await act(event.locals.store, event.locals.viewer, planRound, input, sending(typed));
      return { to: `/master-plan/rounds/${id}` };
    }),
};
