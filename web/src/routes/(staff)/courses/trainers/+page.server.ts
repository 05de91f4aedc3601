/** /courses/trainers: the trainer pool, with what each taught this fiscal year. */
import { fiscalYearBeOfInstant } from '#kernel/fiscal-year.ts';
import { taughtInYear, trainerPool } from '#programme/curriculum/trainers.ts';
import { hatFor } from '#web/src/routes/(staff)/watch-items/hat.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) =>
  locals.store.within(locals.viewer, async (tx) => {
    await hatFor(tx, 'trainer:keep');
    const be = fiscalYearBeOfInstant(new Date());
    const taught = await taughtInYear(tx, be);
    const pool = await trainerPool(tx);
    return { be, pool: pool.map((one) => ({ ...one, taught: taught.get(one.who) ?? null })) };
  });
