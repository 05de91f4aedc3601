/** How whole and how timely a round is, province by province. */
import { wholenessOf } from '#master-plan/roll-up/completeness.ts';
import { listRounds } from '#master-plan/rounds/queries.ts';
import { hatFor } from '#web/src/routes/(staff)/watch-items/hat.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url }) =>
  locals.store.within(locals.viewer, async (tx) => {
    await hatFor(tx, 'return:follow');
    const rounds = (await listRounds(tx)).filter(({ state }) => state === 'fixed');
    const round = rounds.find(({ id }) => id === url.searchParams.get('round')) ?? rounds[0] ?? null;
    return { rounds, round, rows: round ? await wholenessOf(tx, round.id) : [] };
  });
