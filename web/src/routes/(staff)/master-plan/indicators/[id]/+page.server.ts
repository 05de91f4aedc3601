/** One indicator: its card, every target it has had, and what was published of it. */
import { actualsOf, readIndicator, targetsOf } from '#master-plan/indicators/queries.ts';
import { hundredthsOf, shownFigure } from '#master-plan/returns/figures.ts';
import { actualValue } from '#master-plan/tree/shown.ts';
import { mayDo } from '#office/staff/permissions.ts';
import { hatFor } from '#web/src/routes/(staff)/watch-items/hat.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params }) =>
  locals.store.within(locals.viewer, async (tx) => {
    const me = await hatFor(tx, 'return:read');
    const card = await readIndicator(tx, params.id);
    const mayDecide = mayDo(me.role, 'target:decide');
    return {
      card,
      targets: (await targetsOf(tx, card.id)).map((one) => ({
        ...one,
        value: shownFigure(hundredthsOf(one.value)),
        mayDecide: mayDecide && one.mayDecide && (one.provinceIso !== null || me.role === 'nacc_centre'),
      })),
      actuals: (await actualsOf(tx, card.id)).map((one) => ({ ...one, value: actualValue(card, one) })),
      mayPropose: mayDo(me.role, 'target:propose'),
      mayRecord: mayDo(me.role, 'plan_tree:keep'),
    };
  });
