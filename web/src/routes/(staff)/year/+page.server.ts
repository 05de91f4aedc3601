/** The year for staff: this fiscal year. */
import { redirect } from '@sveltejs/kit';
import { fiscalYearBeOfInstant } from '#kernel/fiscal-year.ts';
import { readerOf } from '#programme/reader.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) =>
  locals.store.within(locals.viewer, async (tx) => {
    await readerOf(tx);
    redirect(303, `/year/${fiscalYearBeOfInstant(new Date())}`);
  });
