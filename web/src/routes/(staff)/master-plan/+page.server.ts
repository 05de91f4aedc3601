/** The plan's tree with this year's targets. */
import { fiscalYearBeOfInstant } from '#kernel/fiscal-year.ts';
import { shownTree } from '#master-plan/tree/shown.ts';
import { mayDo } from '#office/staff/permissions.ts';
import { hatFor } from '#web/src/routes/(staff)/watch-items/hat.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) =>
  locals.store.within(locals.viewer, async (tx) => {
    const me = await hatFor(tx, 'return:read');
    const be = fiscalYearBeOfInstant(new Date());
    return {
      be,
      nodes: await shownTree(tx, be),
      mayKeep: mayDo(me.role, 'plan_tree:keep'),
      follows: mayDo(me.role, 'return:follow'),
    };
  });
