/** One deed at a line: its form, and the action it sends. */
import { act } from '#office/action.ts';
import { notFound } from '#office/problems.ts';
import { readLine } from '#programme/plan/queries.ts';
import { answerForm } from '#web/src/forms/answer-form.ts';
import { deedInput, sending } from '#web/src/forms/asked.ts';
import { deedForm, deeds, isDeed } from '#web/src/routes/(staff)/plan/deeds.ts';
import { hatFor } from '#web/src/routes/(staff)/watch-items/hat.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ params, locals }) =>
  locals.store.within(locals.viewer, async (tx) => {
    if (!isDeed(params.deed)) throw notFound();
    await hatFor(tx, deeds[params.deed].may);
    const line = await readLine(tx, params.id);
    return { title: line.title, asked: deedForm(params.deed, line, locals.language) };
  });

export const actions: Actions = {
  default: (event) =>
    answerForm(event, async (typed) => {
      const { store, viewer } = event.locals;
      const { id, deed } = event.params;
      if (!isDeed(deed)) throw notFound();
      const done = await act(store, viewer, deeds[deed].action, deedInput(typed, id), sending(typed));
      return { to: `/plan/lines/${done.id}` };
    }),
};
