/** One deed at a recommendation: its form, and the action it sends. */
import { act, whoAmI } from '#office/action.ts';
import { notFound } from '#office/problems.ts';
import { readRecommendation } from '#office/recommendations/queries.ts';
import { mayDo } from '#office/staff/permissions.ts';
import { answerForm } from '#web/src/forms/answer-form.ts';
import { deedInput, sending } from '#web/src/forms/asked.ts';
import { deedForm } from '#web/src/routes/(staff)/recommendations/deed-form.ts';
import { deeds, isDeed } from '#web/src/routes/(staff)/recommendations/deeds.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params }) =>
  locals.store.within(locals.viewer, async (tx) => {
    const me = await whoAmI(tx);
    if (!me || !isDeed(params.deed) || !mayDo(me.role, deeds[params.deed].may)) throw notFound();
    const read = await readRecommendation(tx, params.id);
    const { id, number, advice, agencyName } = read;
    return {
      recommendation: { id, number, advice, agencyName },
      asked: deedForm(params.deed, read, locals.language),
    };
  });

export const actions: Actions = {
  default: (event) =>
    answerForm(event, async (typed) => {
      const { store, viewer } = event.locals;
      const { id, deed } = event.params;
      if (!isDeed(deed)) throw notFound();
      const { wish, ...words } = typed;
      const subject = deeds[deed].atWish ? String(wish) : id;
      await act(store, viewer, deeds[deed].action(words), deedInput(words, subject), sending(typed));
      return { to: `/recommendations/${id}` };
    }),
};
