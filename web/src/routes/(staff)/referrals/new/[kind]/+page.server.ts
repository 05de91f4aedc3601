/** Something to hand on: a note, a slip, or the decision not to. */
import { act } from '#office/action.ts';
import { notFound } from '#office/problems.ts';
import { readItem } from '#office/watch-items/queries.ts';
import { answerForm } from '#web/src/forms/answer-form.ts';
import { sending } from '#web/src/forms/asked.ts';
import { isReferralKind, newActions, newForm } from '#web/src/routes/(staff)/referrals/deed-forms.ts';
import { hatFor } from '#web/src/routes/(staff)/referrals/hat.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params, url }) =>
  locals.store.within(locals.viewer, async (tx) => {
    const { kind } = params;
    if (!isReferralKind(kind)) throw notFound();
    await hatFor(tx, 'referral:draft');
    const itemId = url.searchParams.get('item') ?? '';
    const item = itemId === '' || kind === 'slip' ? null : await readItem(tx, itemId);
    return {
      asked: newForm(kind, locals.language, item?.id ?? ''),
      about: item && `${item.number} · ${item.agencyName}`,
    };
  });

export const actions: Actions = {
  default: (event) =>
    answerForm(event, async (typed) => {
      const { store, viewer } = event.locals;
      const { kind } = event.params;
      if (!isReferralKind(kind)) throw notFound();
      const { request_id: _, ...input } = typed;
      const { id } = await act(store, viewer, newActions[kind], input, sending(typed));
      return { to: `/referrals/${id}` };
    }),
};
