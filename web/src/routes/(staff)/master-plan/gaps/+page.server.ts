/** Where the plan leads nowhere. */
import { gapsOf } from '#master-plan/tree/queries.ts';
import { hatFor } from '#web/src/routes/(staff)/watch-items/hat.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) =>
  locals.store.within(locals.viewer, async (tx) => {
    await hatFor(tx, 'return:read');
    return { gaps: await gapsOf(tx) };
  });
