/** One fiscal year: Areas → provinces → activities → results. */
import { error } from '@sveltejs/kit';
import { areasToday } from '#office/territory/queries.ts';
import { basisOfYear } from '#programme/plan/basis.ts';
import { activitiesOfYear, enrolmentsOfYear, fiscalYears, resultsOfYear } from '#programme/queries.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ params, locals }) => {
  const be = /^25\d\d$/u.test(params.be) ? Number(params.be) : null;
  if (be === null) error(404, 'Not found');
  return locals.store.within(locals.viewer, async (tx) => {
    const year = (await fiscalYears(tx)).find((one) => one.be === be);
    if (!year) error(404, 'Not found');
    return {
      year,
      basis: await basisOfYear(tx, be),
      areas: await areasToday(tx),
      enrolments: await enrolmentsOfYear(tx, be),
      activities: await activitiesOfYear(tx, be),
      results: await resultsOfYear(tx, be),
    };
  });
};
