/** A new urgent warning about a watch item. */
import { act } from '#office/action.ts';
import { wrongState } from '#office/problems.ts';
import { readItem } from '#office/watch-items/queries.ts';
import { itemStates, rungs } from '#office/watch-items/states.ts';
import { draftWarning } from '#watch/warnings/actions/draft.ts';
import { supervisorOf } from '#watch/warnings/supervisors.ts';
import { answerForm } from '#web/src/forms/answer-form.ts';
import { sending } from '#web/src/forms/asked.ts';
import { hatFor } from '#web/src/routes/(staff)/watch-items/hat.ts';
import { draftForm } from '../deed-forms.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url }) =>
  locals.store.within(locals.viewer, async (tx) => {
    await hatFor(tx, 'warning:run');
    const item = await readItem(tx, url.searchParams.get('item') ?? '');
    if (item.state === 'ended') throw wrongState(itemStates, item.state, rungs);
    const asked = draftForm(locals.language, item.id, await supervisorOf(tx, item.agencyId));
    return { asked, item: { number: item.number, agencyName: item.agencyName } };
  });

export const actions: Actions = {
  default: (event) =>
    answerForm(event, async (typed) => {
      const { request_id: _, ...input } = typed;
      const { store, viewer } = event.locals;
      const { id } = await act(store, viewer, draftWarning, input, sending(typed));
      return { to: `/warnings/${id}` };
    }),
};
