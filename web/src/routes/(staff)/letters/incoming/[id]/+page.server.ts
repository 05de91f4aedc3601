/** One letter that came in: its facts, its scan, and that it was dealt with. */
import { act } from '#office/action.ts';
import { attachIncoming } from '#office/letters/actions/attach-incoming.ts';
import { handleIncoming } from '#office/letters/actions/handle-incoming.ts';
import { eventsOf, partsOf } from '#office/letters/queries.ts';
import { readIncoming } from '#office/letters/registers.ts';
import { answerForm } from '#web/src/forms/answer-form.ts';
import type { Actions, PageServerLoad } from './$types';
import { hatFor } from '#web/src/routes/(staff)/letters/hat.ts';
import { fileIn } from '#web/src/routes/(staff)/letters/kept.ts';

export const load: PageServerLoad = ({ locals, params }) =>
  locals.store.within(locals.viewer, async (tx) => {
    await hatFor(tx, 'letter:register');
    const letter = await readIncoming(tx, params.id);
    return {
      letter,
      ...(await partsOf(tx, { incomingId: letter.id })),
      events: await eventsOf(tx, letter.id),
    };
  });

export const actions: Actions = {
  handle: (event) =>
    answerForm(event, async ({ version, note }) => {
      const { store, viewer } = event.locals;
      const { id } = event.params;
      await act(store, viewer, handleIncoming, { id, version, note });
      return { to: `/letters/incoming/${id}` };
    }),
  attach: (event) =>
    answerForm(event, async (_typed, form) => {
      const { store, viewer, site } = event.locals;
      const { id } = event.params;
      await act(store, viewer, attachIncoming, { id, file: await fileIn(form, site) });
      return { to: `/letters/incoming/${id}` };
    }),
};
