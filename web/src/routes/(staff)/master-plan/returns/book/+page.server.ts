/** Filling in offline: the file of the returns whose window is open, and where it comes back. */
import { handInBook } from '#master-plan/returns/actions/hand-in-book.ts';
import { fillableReturns, waitingBook } from '#master-plan/returns/book/books.ts';
import { unreadableBook } from '#master-plan/returns/book/problems.ts';
import { ReturnBook } from '#master-plan/returns/book/read.ts';
import { act } from '#office/action.ts';
import { answerForm } from '#web/src/forms/answer-form.ts';
import { sending } from '#web/src/forms/asked.ts';
import { hatFor } from '#web/src/routes/(staff)/watch-items/hat.ts';
import { randomUUID } from 'node:crypto';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) =>
  locals.store.within(locals.viewer, async (tx) => {
    await hatFor(tx, 'return:fill');
    const returns = await fillableReturns(tx);
    return {
      requestId: randomUUID(),
      waiting: await waitingBook(tx),
      returns: returns.map(({ id, nameTh, be, quarter }) => ({ id, nameTh, be, quarter })),
    };
  });

export const actions: Actions = {
  default: (event) =>
    answerForm(event, async (typed, form) => {
      const { store, viewer } = event.locals;
      await store.within(viewer, (tx) => hatFor(tx, 'return:fill')); // before a byte of it is read
      const file = form.get('file');
      if (!(file instanceof File)) throw unreadableBook('no_file');
      const book = await ReturnBook.read(await file.bytes());
      const { id } = await act(store, viewer, handInBook, { book }, sending(typed));
      return { to: `/master-plan/returns/book/${id}` };
    }),
};
