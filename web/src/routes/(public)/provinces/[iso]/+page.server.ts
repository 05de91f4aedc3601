/** One province, as everybody may see it. */
import { error } from '@sveltejs/kit';
import { districtsOf, provinceByIso } from '#office/territory/queries.ts';
import { doneByProvince, namelessPlacesOf } from '#programme/done.ts';
import { activitiesAhead, activitiesDone, activityPages } from '#programme/activities.ts';
import { enrolmentsOfProvince, resultsOfProvince } from '#programme/queries.ts';
import { pageIn } from '#web/src/page-in.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ params, locals, url }) =>
  locals.store.within(locals.viewer, async (tx) => {
    const province = await provinceByIso(tx, params.iso);
    if (!province) error(404, 'Not found');
    const { iso, areaNo } = province;
    return {
      province,
      districts: (await districtsOf(tx, iso)).length,
      done: (await doneByProvince(tx, null, iso))[0]!,
      enrolments: await enrolmentsOfProvince(tx, iso),
      nameless: areaNo === null ? 0 : await namelessPlacesOf(tx, areaNo),
      planned: await activitiesAhead(tx, { provinceIso: iso }),
      held: await activitiesDone(tx, { provinceIso: iso }, { page: pageIn(url) }),
      page: pageIn(url),
      pages: await activityPages(tx, { provinceIso: iso }, true),
      results: await resultsOfProvince(tx, iso),
    };
  });
