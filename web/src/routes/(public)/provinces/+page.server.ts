/** The 77 provinces and what was done in each. */
import { doneByProvince } from '#programme/done.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => ({
  provinces: await locals.store.within(locals.viewer, (tx) => doneByProvince(tx)),
});
