/** The centre corrects a year that nobody verified. */
import { act } from '#office/action.ts';
import { notFound } from '#office/problems.ts';
import { correctYear } from '#programme/plan/actions/correct-year.ts';
import { yearStanding } from '#programme/plan/basis.ts';
import { fiscalYears } from '#programme/queries.ts';
import { answerForm } from '#web/src/forms/answer-form.ts';
import { deedInput, sending } from '#web/src/forms/asked.ts';
import { hatFor } from '#web/src/routes/(staff)/watch-items/hat.ts';
import { yearForm } from '#web/src/routes/(staff)/plan/years/year-form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params }) =>
  locals.store.within(locals.viewer, async (tx) => {
    await hatFor(tx, 'plan:open_year');
    const year = (await fiscalYears(tx)).find(({ be }) => String(be) === params.be);
    const standing = year ? await yearStanding(tx, year.be) : null;
    if (!year || !standing) throw notFound();
    return {
      isVerified: standing.isVerified,
      asked: await yearForm(tx, year.be, { ...year, ...standing }, locals.language),
    };
  });

export const actions: Actions = {
  default: (event) =>
    answerForm(event, async (typed) => {
      const { store, viewer } = event.locals;
      const { be } = await act(store, viewer, correctYear, deedInput(typed, event.params.be), sending(typed));
      return { to: `/year/${be}` };
    }),
};
