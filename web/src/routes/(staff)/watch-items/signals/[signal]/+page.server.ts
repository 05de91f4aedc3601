/** A frozen candidate read back: what somebody acted on, as it was then. */
import { readSignal } from '#office/watch-items/signals/signal.ts';
import type { PageServerLoad } from './$types';
import { hatFor } from '#web/src/routes/(staff)/watch-items/hat.ts';

export const load: PageServerLoad = ({ locals, params }) =>
  locals.store.within(locals.viewer, async (tx) => {
    await hatFor(tx, 'watch:open');
    return { signal: await readSignal(tx, params.signal) };
  });
