/** The results of a year: of an Area, or for the centre of all; provinces by name within one Area only. */
import { results, stepsByProvince } from '#programme/results/read.ts';
import { areaAsked, yearOf } from '#web/src/routes/(staff)/plan/year-of.ts';
import { flagShareFor } from '#web/src/routes/(staff)/results/flag-share.ts';
import { hatFor } from '#web/src/routes/(staff)/watch-items/hat.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals, url }) => {
  const me = await locals.store.within(locals.viewer, (tx) => hatFor(tx, 'plan:draft'));
  const be = yearOf(params.be);
  const areaNo = areaAsked(me, url);
  const share = await flagShareFor(locals, areaNo);
  return locals.store.within(locals.viewer, async (tx) => ({
    be,
    areaNo: areaNo ?? null,
    isNation: me.scopeKind === 'nation',
    results: await results(tx, { be, areaNo }, new Date(), share),
    provinces: areaNo === undefined ? [] : await stepsByProvince(tx, be, areaNo),
  }));
};
