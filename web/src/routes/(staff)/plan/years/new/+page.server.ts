/** The centre opens the next year. */
import { fiscalYearBeOfInstant } from '#kernel/fiscal-year.ts';
import { act } from '#office/action.ts';
import { openYear } from '#programme/plan/actions/open-year.ts';
import { fiscalYears } from '#programme/queries.ts';
import { answerForm } from '#web/src/forms/answer-form.ts';
import { sending } from '#web/src/forms/asked.ts';
import { hatFor } from '#web/src/routes/(staff)/watch-items/hat.ts';
import { yearForm } from '#web/src/routes/(staff)/plan/years/year-form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) =>
  locals.store.within(locals.viewer, async (tx) => {
    await hatFor(tx, 'plan:open_year');
    const there = new Set((await fiscalYears(tx)).map(({ be }) => be));
    const now = fiscalYearBeOfInstant(new Date());
    return { asked: await yearForm(tx, there.has(now) ? now + 1 : now, null, locals.language) };
  });

export const actions: Actions = {
  default: (event) =>
    answerForm(event, async (typed) => {
      const { store, viewer } = event.locals;
      const { be } = await act(store, viewer, openYear, typed, sending(typed));
      return { to: `/year/${be}` };
    }),
};
