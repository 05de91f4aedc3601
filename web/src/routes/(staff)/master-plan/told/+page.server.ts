/** What bodies told of their projects, searched. */
import { toldIn, toldKinds } from '#master-plan/told/queries.ts';
import { listRounds } from '#master-plan/rounds/queries.ts';
import { hatFor } from '#web/src/routes/(staff)/watch-items/hat.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url }) =>
  locals.store.within(locals.viewer, async (tx) => {
    await hatFor(tx, 'return:follow');
    const asked = (name: string) => (url.searchParams.get(name) ?? '').replaceAll('\0', '').trim();
    const rounds = (await listRounds(tx)).filter(({ state }) => state === 'fixed');
    const roundId = (rounds.find(({ id }) => id === asked('round')) ?? rounds[0])?.id ?? null;
    const kind = toldKinds.find((one) => one === asked('kind')) ?? null;
    const words = asked('words').slice(0, 100);
    const found = roundId === null ? { rows: [], count: 0 } : await toldIn(tx, { roundId, kind, words });
    return {
      rounds: rounds.map(({ id, be, quarter }) => ({ id, be, quarter })),
      roundId,
      kind,
      words,
      ...found,
    };
  });
