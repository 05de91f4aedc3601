/** The centre adds an indicator that bodies report. */
import { addIndicator } from '#master-plan/indicators/actions/add-indicator.ts';
import { listNodes } from '#master-plan/tree/queries.ts';
import { act } from '#office/action.ts';
import { answerForm } from '#web/src/forms/answer-form.ts';
import { sending } from '#web/src/forms/asked.ts';
import { newIndicator } from '#web/src/routes/(staff)/master-plan/indicators/forms.ts';
import { hatFor } from '#web/src/routes/(staff)/watch-items/hat.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) =>
  locals.store.within(locals.viewer, async (tx) => {
    await hatFor(tx, 'plan_tree:keep');
    const goals = (await listNodes(tx)).filter(({ kind }) => kind === 'goal');
    const choices = goals.map((one) => ({
      value: one.id,
      label: locals.language === 'th' ? one.titleTh : one.titleEn,
    }));
    return { asked: newIndicator(locals.language, choices) };
  });

export const actions: Actions = {
  default: (event) =>
    answerForm(event, async (typed) => {
      const { request_id: _, ...input } = typed;
      const { id } = await act(event.locals.store, event.locals.viewer, addIndicator, input, sending(typed));
      return { to: `/master-plan/indicators/${id}` };
    }),
};
