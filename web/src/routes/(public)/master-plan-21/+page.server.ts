/** Master plan issue 21 for everybody: the tree, this year's targets, and what was published of each indicator. */
import { fiscalYearBeOfInstant } from '#kernel/fiscal-year.ts';
import { actualsOf, listIndicators } from '#master-plan/indicators/queries.ts';
import { actualValue, shownTree } from '#master-plan/tree/shown.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) =>
  locals.store.within(locals.viewer, async (tx) => {
    const be = fiscalYearBeOfInstant(new Date());
    const cards = new Map((await listIndicators(tx)).map((card) => [card.id, card]));
    const actuals = (await actualsOf(tx, null)).flatMap((one) => {
      const card = cards.get(one.indicatorId);
      return card
        ? [
            {
              ...one,
              titleTh: card.titleTh,
              titleEn: card.titleEn,
              unitTh: card.unitTh,
              unitEn: card.unitEn,
              value: actualValue(card, one),
            },
          ]
        : [];
    });
    return { be, nodes: await shownTree(tx, be), actuals };
  });
