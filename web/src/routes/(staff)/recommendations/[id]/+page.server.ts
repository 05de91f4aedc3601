/** One recommendation: as the desk, the agency or a partner it is shared with sees it. */
import { whoAmI } from '#office/action.ts';
import { dueDay, readCalendar } from '#office/deadlines/calendar.ts';
import { notFound } from '#office/problems.ts';
import { readRecommendation } from '#office/recommendations/queries.ts';
import { possibleDeeds } from '../deeds.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params }) =>
  locals.store.within(locals.viewer, async (tx) => {
    const me = await whoAmI(tx);
    if (!me) throw notFound();
    const read = await readRecommendation(tx, params.id);
    const { issuedById: _, claimedById: __, ...recommendation } = read;
    return {
      recommendation,
      due: dueDay(read.dueOn, await readCalendar(tx)),
      deeds: possibleDeeds(me, read),
    };
  });
