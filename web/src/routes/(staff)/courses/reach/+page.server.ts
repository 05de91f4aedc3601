/** /courses/reach: hours of people, and agencies that nobody ever came from, within the desk's scope. */
import { fiscalYearBeOfInstant } from '#kernel/fiscal-year.ts';
import { agencyTypes, type AgencyType } from '#office/agencies/kinds.ts';
import { hoursInScope, reachByType } from '#programme/curriculum/reach.ts';
import { hatFor } from '#web/src/routes/(staff)/watch-items/hat.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) =>
  locals.store.within(locals.viewer, async (tx) => {
    await hatFor(tx, 'course:conduct');
    const year = fiscalYearBeOfInstant(new Date());
    const types = await reachByType(tx);
    return {
      year,
      hours: await hoursInScope(tx, year),
      types: types.map((one) => ({
        ...one,
        name: agencyTypes[one.agencyType as AgencyType]?.[locals.language] ?? one.agencyType,
      })),
    };
  });
