/** Somebody else decides on a proposed target. */
import { approveTarget, declineTarget } from '#master-plan/indicators/actions/decide-target.ts';
import { readIndicator, targetsOf } from '#master-plan/indicators/queries.ts';
import { targetStates } from '#master-plan/indicators/states.ts';
import { act } from '#office/action.ts';
import { notFound, wrongState } from '#office/problems.ts';
import { answerForm } from '#web/src/forms/answer-form.ts';
import { deedInput, sending } from '#web/src/forms/asked.ts';
import { isTargetDeed, targetForm } from '#web/src/routes/(staff)/master-plan/indicators/forms.ts';
import { hatFor } from '#web/src/routes/(staff)/watch-items/hat.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params }) =>
  locals.store.within(locals.viewer, async (tx) => {
    const { deed } = params;
    if (!isTargetDeed(deed)) throw notFound();
    await hatFor(tx, 'target:decide');
    const card = await readIndicator(tx, params.id);
    const target = (await targetsOf(tx, card.id)).find(({ id }) => id === params.target);
    if (!target) throw notFound();
    if (target.state !== 'proposed') throw wrongState(targetStates, target.state, ['proposed']);
    return { asked: targetForm(deed, locals.language, card, target) };
  });

export const actions: Actions = {
  default: (event) =>
    answerForm(event, async (typed) => {
      const { id, target, deed } = event.params;
      if (!isTargetDeed(deed)) throw notFound();
      const chosen = deed === 'approve' ? approveTarget : declineTarget;
      await act(event.locals.store, event.locals.viewer, chosen, deedInput(typed, target), sending(typed));
      return { to: `/master-plan/indicators/${id}` };
    }),
};
