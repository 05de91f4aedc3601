/** Signed advice is told anew for everybody; what is out is corrected. */
import { openAdvice } from '#clinic/advice/reading.ts';
import { openConsultation } from '#clinic/consultations/reading.ts';
import { draftPublication } from '#clinic/publishing/actions/draft.ts';
import { notInForce } from '#clinic/publishing/problems.ts';
import { outOf } from '#clinic/publishing/queries.ts';
import { act } from '#office/action.ts';
import { answerForm } from '#web/src/forms/answer-form.ts';
import { sending } from '#web/src/forms/asked.ts';
import { newPublication } from '#web/src/routes/(staff)/clinic/publication-forms.ts';
import { hatFor } from '#web/src/routes/(staff)/watch-items/hat.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url }) =>
  locals.store.within(locals.viewer, async (tx) => {
    await hatFor(tx, 'clinic:answer');
    const advice = await openAdvice(tx, url.searchParams.get('advice') ?? '');
    if (advice.state !== 'signed' || advice.replacedById !== null) throw notInForce();
    const { topic } = await openConsultation(tx, advice.consultationId);
    return { asked: newPublication(locals.language, advice, topic, await outOf(tx, advice.id)) };
  });

export const actions: Actions = {
  default: (event) =>
    answerForm(event, async (typed) => {
      const { store, viewer } = event.locals;
      const { id } = await act(store, viewer, draftPublication, typed, sending(typed));
      return { to: `/clinic/publications/${id}` };
    }),
};
