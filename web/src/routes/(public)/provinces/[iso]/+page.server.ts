/** One province, as everybody may see it. */
import { error } from '@sveltejs/kit';
import { districtsOf, provinceByIso } from '#office/territory/queries.ts';
import { doneByProvince, namelessPlacesOf } from '#programme/done.ts';
import { activitiesOfProvince, enrolmentsOfProvince, resultsOfProvince } from '#programme/queries.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ params, locals }) =>
  locals.store.within(locals.viewer, async (tx) => {
    const province = await provinceByIso(tx, params.iso);
    if (!province) error(404, 'Not found');
    const { iso, areaNo } = province;
    return {
      province,
      districts: (await districtsOf(tx, iso)).length,
      done: (await doneByProvince(tx)).find((one) => one.iso === iso)!,
      enrolments: await enrolmentsOfProvince(tx, iso),
      nameless: areaNo === null ? 0 : await namelessPlacesOf(tx, areaNo),
      activities: await activitiesOfProvince(tx, iso),
      results: await resultsOfProvince(tx, iso),
    };
  });
