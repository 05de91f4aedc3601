/** A problem case is opened from a consultation, with the asker's consent. */
import { openCase } from '#clinic/problem-cases/actions/open-case.ts';
import { openConsultation } from '#clinic/consultations/reading.ts';
import { notYetTaken } from '#clinic/problem-cases/problems.ts';
import { isOpenedFrom } from '#clinic/problem-cases/states.ts';
import { act } from '#office/action.ts';
import { answerForm } from '#web/src/forms/answer-form.ts';
import { sending } from '#web/src/forms/asked.ts';
import { newCase } from '#web/src/routes/(staff)/problem-cases/forms.ts';
import { hatFor } from '#web/src/routes/(staff)/watch-items/hat.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params }) =>
  locals.store.within(locals.viewer, async (tx) => {
    await hatFor(tx, 'problem_case:run');
    const { id, number, state, question } = await openConsultation(tx, params.id);
    if (!isOpenedFrom(state)) throw notYetTaken();
    return { consultation: { id, number, question }, asked: newCase(locals.language, id) };
  });

export const actions: Actions = {
  default: (event) =>
    answerForm(event, async (typed) => {
      const { store, viewer } = event.locals;
      const input = { ...typed, consultationId: event.params.id };
      const { id } = await act(store, viewer, openCase, input, sending(typed));
      return { to: `/problem-cases/${id}` };
    }),
};
