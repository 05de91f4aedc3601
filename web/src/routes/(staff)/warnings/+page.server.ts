/** Urgent warnings of the desk, the soonest first. */
import { listWarnings } from '#watch/warnings/queries.ts';
import { hatFor } from '../watch-items/hat.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) =>
  locals.store.within(locals.viewer, async (tx) => {
    await hatFor(tx, 'watch:open');
    return { warnings: await listWarnings(tx) };
  });
