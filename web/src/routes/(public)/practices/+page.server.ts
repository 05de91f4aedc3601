/** Practices of model agencies, and how far they went: counted by place, never by who. */
import { provincesToday } from '#office/territory/queries.ts';
import { cards, spread } from '#programme/model-agencies/published.ts';
import { criteriaInForce } from '#programme/model-agencies/criteria.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) =>
  locals.store.within(locals.viewer, async (tx) => {
    const { version, verified, criteria } = criteriaInForce();
    return {
      cards: await cards(tx),
      spread: await spread(tx),
      provinces: (await provincesToday(tx)).map(({ iso, th, en }) => ({ iso, th, en })),
      criteria: { version, verified, all: criteria },
    };
  });
