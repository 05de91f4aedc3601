/** One item: published, changed, or taken away again by the body's head. */
import { publishOitPage } from '#master-plan/oit/actions/publish-page.ts';
import { withdrawOitPage } from '#master-plan/oit/actions/withdraw-page.ts';
import { itemOf } from '#master-plan/oit/catalogue.ts';
import { ownPages } from '#master-plan/oit/queries.ts';
import { act } from '#office/action.ts';
import { notFound } from '#office/problems.ts';
import { answerForm } from '#web/src/forms/answer-form.ts';
import { sending } from '#web/src/forms/asked.ts';
import { hatFor } from '#web/src/routes/(staff)/watch-items/hat.ts';
import { randomUUID } from 'node:crypto';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params }) =>
  locals.store.within(locals.viewer, async (tx) => {
    const me = await hatFor(tx, 'oit:publish');
    const known = itemOf(params.catalogue, params.item);
    if (!known) throw notFound();
    const page = (await ownPages(tx)).find(
      (one) => one.catalogueId === params.catalogue && one.item === params.item,
    );
    return {
      catalogue: { id: known.catalogue.id, th: known.catalogue.th, en: known.catalogue.en },
      item: known.item,
      agencyId: me.scopeId,
      page: page?.state === 'published' ? page : null,
      requestId: randomUUID(),
    };
  });

export const actions: Actions = {
  publish: (event) =>
    answerForm(event, async (typed) => {
      const { store, viewer } = event.locals;
      const { catalogue, item } = event.params;
      const { madeFrom, link } = typed;
      const input = { catalogueId: catalogue, itemId: item, madeFrom, link };
      await act(store, viewer, publishOitPage, input, sending(typed));
      return { to: `/master-plan/oit?catalogue=${catalogue}` };
    }),
  withdraw: (event) =>
    answerForm(event, async (typed) => {
      const { store, viewer } = event.locals;
      const { id, version } = typed;
      await act(store, viewer, withdrawOitPage, { id, version }, sending(typed));
      return { to: `/master-plan/oit?catalogue=${event.params.catalogue}` };
    }),
};
