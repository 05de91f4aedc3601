/** A new meeting of the province's committee. */
import { planMeeting } from '#master-plan/committee/actions/plan-meeting.ts';
import { roundChoices } from '#master-plan/committee/queries.ts';
import { act } from '#office/action.ts';
import { answerForm } from '#web/src/forms/answer-form.ts';
import { sending } from '#web/src/forms/asked.ts';
import { hatFor } from '#web/src/routes/(staff)/watch-items/hat.ts';
import { newMeeting } from '../forms.ts';
import { optionOfRound } from '../rounds.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals: { store, viewer, language } }) =>
  store.within(viewer, async (tx) => {
    await hatFor(tx, 'committee:run');
    const rounds = (await roundChoices(tx)).map(optionOfRound(language));
    return { asked: newMeeting({ language, rounds }) };
  });

export const actions: Actions = {
  default: (event) =>
    answerForm(event, async (typed) => {
      const { request_id: _, ...input } = typed;
      const { id } = await act(event.locals.store, event.locals.viewer, planMeeting, input, sending(typed));
      return { to: `/master-plan/committee/${id}` };
    }),
};
