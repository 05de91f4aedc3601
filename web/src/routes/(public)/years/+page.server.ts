/** Every fiscal year that is known. */
import { fiscalYears } from '#programme/queries.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => ({
  years: await locals.store.within(locals.viewer, fiscalYears),
});
