/** One line of the plan. */
import { provenOf } from '#programme/plan/evidence.ts';
import { readLine } from '#programme/plan/queries.ts';
import { offeredDeeds } from '#web/src/routes/(staff)/plan/deeds.ts';
import { hatFor } from '#web/src/routes/(staff)/watch-items/hat.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ params, locals }) =>
  locals.store.within(locals.viewer, async (tx) => {
    const me = await hatFor(tx, 'plan:draft');
    const line = await readLine(tx, params.id);
    const proven = line.hasBudget ? await provenOf(tx, line.id, line.budgets) : [];
    return { line, proven, offered: offeredDeeds(line, me) };
  });
