/** A file of ITA results is handed in. */
import { handInItaList } from '#master-plan/ita/actions/hand-in-list.ts';
import { ItaList } from '#master-plan/ita/list.ts';
import { unreadableList } from '#master-plan/ita/problems.ts';
import { waitingList } from '#master-plan/ita/results.ts';
import { act } from '#office/action.ts';
import { answerForm } from '#web/src/forms/answer-form.ts';
import { sending } from '#web/src/forms/asked.ts';
import { hatFor } from '#web/src/routes/(staff)/watch-items/hat.ts';
import { randomUUID } from 'node:crypto';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) =>
  locals.store.within(locals.viewer, async (tx) => {
    await hatFor(tx, 'ita:import');
    return { requestId: randomUUID(), waiting: await waitingList(tx) };
  });

export const actions: Actions = {
  default: (event) =>
    answerForm(event, async (typed, form) => {
      const { store, viewer } = event.locals;
      await store.within(viewer, (tx) => hatFor(tx, 'ita:import')); // before a byte of it is read
      const file = form.get('file');
      if (!(file instanceof File)) throw unreadableList();
      const itaList = await ItaList.read(await file.bytes());
      const { be, source, leaveOut } = typed;
      const { id } = await act(
        store,
        viewer,
        handInItaList,
        { be, source, leaveOut, itaList },
        sending(typed),
      );
      return { to: `/master-plan/ita/import/${id}` };
    }),
};
