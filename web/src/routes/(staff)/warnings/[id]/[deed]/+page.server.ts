/** One deed at an urgent warning: its form, and the action it sends. */
import { act } from '#office/action.ts';
import { notFound, wrongState } from '#office/problems.ts';
import { readWarning } from '#watch/warnings/queries.ts';
import { warningStates } from '#watch/warnings/states.ts';
import { answerForm } from '#web/src/forms/answer-form.ts';
import { deedInput, sending } from '#web/src/forms/asked.ts';
import { deedActions, deedForm, isWarningDeed } from '#web/src/routes/(staff)/warnings/deed-forms.ts';
import { hatFor } from '#web/src/routes/(staff)/watch-items/hat.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params }) =>
  locals.store.within(locals.viewer, async (tx) => {
    if (!isWarningDeed(params.deed)) throw notFound();
    await hatFor(tx, deedActions[params.deed].may);
    const warning = await readWarning(tx, params.id);
    if (warning.state !== 'open') throw wrongState(warningStates, warning.state, ['open']);
    return {
      warning: { id: warning.id, act: warning.act },
      asked: deedForm(params.deed, locals.language, warning),
    };
  });

export const actions: Actions = {
  default: (event) =>
    answerForm(event, async (typed) => {
      const { store, viewer } = event.locals;
      const { id, deed } = event.params;
      if (!isWarningDeed(deed)) throw notFound();
      await act(store, viewer, deedActions[deed], deedInput(typed, id), sending(typed));
      return { to: `/warnings/${id}` };
    }),
};
