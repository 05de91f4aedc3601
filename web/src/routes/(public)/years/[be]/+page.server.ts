/** One fiscal year: Areas → provinces → activities → results. */
import { error } from '@sveltejs/kit';
import { areasToday } from '#office/territory/queries.ts';
import { basisOfYear } from '#programme/plan/basis.ts';
import { activitiesOfYear, activityPages } from '#programme/activities.ts';
import { enrolmentsOfYear, fiscalYears, resultsOfYear } from '#programme/queries.ts';
import { yearFigures, yearFlow } from '#programme/year-figures.ts';
import { pageIn } from '#web/src/page-in.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ params, locals, url }) => {
  const page = pageIn(url);
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
      figures: await yearFigures(tx, be),
      flow: await yearFlow(tx, be),
      activities: await activitiesOfYear(tx, be, page),
      page,
      pages: await activityPages(tx, { be }),
      results: await resultsOfYear(tx, be),
    };
  });
};
