/** One practice on one card. */
import { provincesToday } from '#office/territory/queries.ts';
import { readCard, spread } from '#programme/model-agencies/published.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params }) =>
  locals.store.within(locals.viewer, async (tx) => {
    const card = await readCard(tx, params.id);
    return {
      card,
      spread: await spread(tx, card.id),
      provinces: (await provincesToday(tx)).map(({ iso, th, en }) => ({ iso, th, en })),
    };
  });
