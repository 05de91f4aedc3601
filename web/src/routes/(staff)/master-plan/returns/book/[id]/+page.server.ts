/** What a handed-in workbook would change, before it does. */
import { takeInBook } from '#master-plan/returns/actions/take-in-book.ts';
import { readBook } from '#master-plan/returns/book/books.ts';
import { act } from '#office/action.ts';
import { answerForm } from '#web/src/forms/answer-form.ts';
import { sending } from '#web/src/forms/asked.ts';
import { hatFor } from '#web/src/routes/(staff)/watch-items/hat.ts';
import { randomUUID } from 'node:crypto';
import type { Actions, PageServerLoad } from './$types';
import { indicatorTitles } from './titles.ts';

/** Returns and changes of each that a page shows. */
const shownPages = 50;
const shownChanges = 40;

export const load: PageServerLoad = ({ locals, params }) =>
  locals.store.within(locals.viewer, async (tx) => {
    await hatFor(tx, 'return:fill');
    const { pages, ...book } = await readBook(tx, params.id);
    const shown = pages
      .slice(0, shownPages)
      .map((page) => ({ ...page, changes: page.changes.slice(0, shownChanges) }));
    const named = shown.flatMap(({ changes }) => changes.filter(({ kind }) => kind === 'value').map(({ of }) => of));
    return {
      book,
      requestId: randomUUID(),
      pageCount: pages.length,
      pages: shown,
      isOutdated: pages.some(({ version, versionNow }) => version !== versionNow),
      titles: await indicatorTitles(tx, named),
    };
  }); // prettier-ignore

export const actions: Actions = {
  default: (event) =>
    answerForm(event, async (typed) => {
      const { store, viewer } = event.locals;
      const input = { id: event.params.id, version: typed['version'] };
      const { returns } = await act(store, viewer, takeInBook, input, sending(typed));
      return {
        to: returns.length === 1 ? `/master-plan/returns/${returns[0]}/fill?saved` : '/master-plan/returns',
      };
    }),
};
