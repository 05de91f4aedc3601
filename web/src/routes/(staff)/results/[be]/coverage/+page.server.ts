/** Who was reached in an Area, and who never: for its own desk and the centre, which looks at one Area at a time. */
import { coverageOf } from '#programme/results/coverage.ts';
import { areaAsked, yearOf } from '#web/src/routes/(staff)/plan/year-of.ts';
import { hatFor } from '#web/src/routes/(staff)/watch-items/hat.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ params, locals, url }) =>
  locals.store.within(locals.viewer, async (tx) => {
    const me = await hatFor(tx, 'plan:draft');
    const be = yearOf(params.be);
    const areaNo = areaAsked(me, url) ?? 1;
    const asked = /^\d{1,5}$/u.exec(url.searchParams.get('page') ?? '')?.[0] ?? '1';
    const coverage = await coverageOf(tx, be, areaNo, Number(asked));
    return { be, areaNo, isNation: me.scopeKind === 'nation', ...coverage };
  });
