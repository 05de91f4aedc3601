/** What a list of ITA results would change, before it does. */
import { takeInItaList } from '#master-plan/ita/actions/take-in-list.ts';
import { readList } from '#master-plan/ita/results.ts';
import { act } from '#office/action.ts';
import { answerForm } from '#web/src/forms/answer-form.ts';
import { sending } from '#web/src/forms/asked.ts';
import { hatFor } from '#web/src/routes/(staff)/watch-items/hat.ts';
import { randomUUID } from 'node:crypto';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params }) =>
  locals.store.within(locals.viewer, async (tx) => {
    await hatFor(tx, 'ita:import');
    return { list: await readList(tx, params.id), requestId: randomUUID() };
  });

export const actions: Actions = {
  default: (event) =>
    answerForm(event, async (typed) => {
      const { store, viewer } = event.locals;
      const input = { id: event.params.id, version: typed['version'] };
      const { be } = await act(store, viewer, takeInItaList, input, sending(typed));
      return { to: `/master-plan/ita?be=${be}` };
    }),
};
