/** The front page: the newest year in two figures, and every province that a source names. */
import { enrolmentsByName, fiscalYears } from '#programme/queries.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) =>
  locals.store.within(locals.viewer, async (tx) => {
    const years = await fiscalYears(tx);
    const newest = years.find((year) => year.enrolled + year.activities > 0) ?? null;
    return { newest, byName: await enrolmentsByName(tx) };
  });
