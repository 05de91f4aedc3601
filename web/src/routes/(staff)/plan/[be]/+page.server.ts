/** The plan of a year: an Area's own, or for the centre every Area's. */
import { fiscalYearBeOfInstant } from '#kernel/fiscal-year.ts';
import { mayDo } from '#office/staff/permissions.ts';
import { yearStanding } from '#programme/plan/basis.ts';
import { planOfYear } from '#programme/plan/queries.ts';
import { byArea, rollUp } from '#programme/plan/roll-up.ts';
import { hatFor } from '#web/src/routes/(staff)/watch-items/hat.ts';
import { areaAsked, yearOf } from '#web/src/routes/(staff)/plan/year-of.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ params, locals, url }) =>
  locals.store.within(locals.viewer, async (tx) => {
    const me = await hatFor(tx, 'plan:draft');
    const be = yearOf(params.be);
    const areaNo = areaAsked(me, url);
    const lines = await planOfYear(tx, be, areaNo);
    return {
      be,
      areaNo: areaNo ?? null,
      isNation: me.scopeKind === 'nation',
      isBegun: be <= fiscalYearBeOfInstant(new Date()),
      isOpen: (await yearStanding(tx, be)) !== null,
      mayCorrectYear: mayDo(me.role, 'plan:open_year'),
      // The nation's lines are hundreds: of all Areas at once only those that wait for somebody.
      lines: areaNo === undefined ? lines.filter(({ state }) => state === 'proposed') : lines,
      waiting: lines.filter(({ state }) => state === 'proposed').length,
      sums: rollUp(lines),
      areas: areaNo === undefined ? byArea(lines) : [],
    };
  });
