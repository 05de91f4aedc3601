/** Advice whose law changed after it was signed: what needs another look, and the way to report a change. */
import { reviewsNeeded } from '#clinic/advice/reviews.ts';
import { hatFor } from '#web/src/routes/(staff)/watch-items/hat.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) =>
  locals.store.within(locals.viewer, async (tx) => {
    await hatFor(tx, 'clinic:answer');
    return { rows: await reviewsNeeded(tx) };
  });
