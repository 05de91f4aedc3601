/** Every round, the latest quarter on top. */
import { listRounds } from '#master-plan/rounds/queries.ts';
import { mayDo } from '#office/staff/permissions.ts';
import { hatFor } from '#web/src/routes/(staff)/watch-items/hat.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) =>
  locals.store.within(locals.viewer, async (tx) => {
    const me = await hatFor(tx, 'return:read');
    return { rounds: await listRounds(tx), mayKeep: mayDo(me.role, 'return_round:keep') };
  });
