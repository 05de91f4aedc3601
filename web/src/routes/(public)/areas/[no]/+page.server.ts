/** One Area: its provinces, its clinic, what was done. */
import { error } from '@sveltejs/kit';
import { clinics } from '#office/agencies/queries.ts';
import { areasToday, provincesToday } from '#office/territory/queries.ts';
import { activitiesOfArea, activityPages } from '#programme/activities.ts';
import { enrolmentsOfArea } from '#programme/queries.ts';
import { pageIn } from '#web/src/page-in.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ params, locals, url }) => {
  if (!/^[1-9]$/u.test(params.no)) error(404, 'Not found');
  const areaNo = Number(params.no);
  return locals.store.within(locals.viewer, async (tx) => {
    const area = (await areasToday(tx)).find((one) => one.areaNo === areaNo);
    if (!area) error(404, 'Not found');
    return {
      area,
      provinces: (await provincesToday(tx)).filter((one) => one.areaNo === areaNo),
      clinics: await clinics(tx, areaNo),
      enrolments: await enrolmentsOfArea(tx, areaNo),
      activities: await activitiesOfArea(tx, areaNo, pageIn(url)),
      page: pageIn(url),
      pages: await activityPages(tx, { areaNo }),
    };
  });
};
