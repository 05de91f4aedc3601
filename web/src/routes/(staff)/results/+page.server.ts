/** The results: of this fiscal year. */
import { redirect } from '@sveltejs/kit';
import { fiscalYearBeOfInstant } from '#kernel/fiscal-year.ts';
import { hatFor } from '#web/src/routes/(staff)/watch-items/hat.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) =>
  locals.store.within(locals.viewer, async (tx) => {
    await hatFor(tx, 'plan:draft');
    redirect(303, `/results/${fiscalYearBeOfInstant(new Date())}`);
  });
