/** One indicator of a place, quarter by quarter. */
import { notFound } from '#office/problems.ts';
import { cardsOf, provinceNames, viewOf } from '#master-plan/roll-up/view.ts';
import { text } from '#master-plan/roll-up/text.ts';
import { hatFor } from '#web/src/routes/(staff)/watch-items/hat.ts';
import { addressOf, titleOf } from '#web/src/routes/(staff)/master-plan/roll-up/rows.ts';
import { seriesRows } from '#web/src/routes/(staff)/master-plan/roll-up/series-rows.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params, url }) =>
  locals.store.within(locals.viewer, async (tx) => {
    const me = await hatFor(tx, 'return:follow');
    const view = await viewOf(tx, me, (name) => (url.searchParams.get(name) ?? '').trim());
    const card = (await cardsOf(tx, view.rounds)).find(({ id }) => id === params.indicator);
    if (!card) throw notFound();
    const { language } = locals;
    const names = await provinceNames(tx);
    const { provinceIso, unitNo, line } = view;
    return {
      title: titleOf(card, language),
      indicator: card.id,
      isCumulative: card.accrual === 'cumulative',
      level: view.level,
      here: addressOf(view),
      place:
        provinceIso === null
          ? unitNo === null
            ? text[language].everywhere
            : text[language].units[line](String(unitNo))
          : (names.get(provinceIso)?.[language] ?? provinceIso),
      rows: await seriesRows(tx, view, card, language),
    };
  });
