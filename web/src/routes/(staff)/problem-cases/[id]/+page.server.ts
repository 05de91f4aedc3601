/** One problem case. That it was opened is written down before its words come out. */
import { commitmentsOf, meetingsOf, partiesOf } from '#clinic/problem-cases/queries.ts';
import { historyOf, openCasePage } from '#clinic/problem-cases/reading.ts';
import { dueDay, readCalendar } from '#office/deadlines/calendar.ts';
import { hatFor } from '#web/src/routes/(staff)/watch-items/hat.ts';
import type { PageServerLoad } from './$types';
import { deeds, mayGoOn } from '../forms.ts';

export const load: PageServerLoad = ({ locals, params }) =>
  locals.store.within(locals.viewer, async (tx) => {
    await hatFor(tx, 'problem_case:run');
    const found = await openCasePage(tx, params.id);
    const goesOn = mayGoOn(found.state);
    const parties = await partiesOf(tx, found.id);
    const calendar = await readCalendar(tx);
    const isLate = (day: string) => goesOn && dueDay(day, calendar).overdue;
    return {
      found,
      goesOn,
      parties,
      commitments: (await commitmentsOf(tx, found.id)).map((one) => ({
        ...one,
        overdue: one.state === 'promised' && isLate(one.dueOn),
      })),
      meetings: await meetingsOf(tx, found.id),
      history: await historyOf(tx, found.id),
      deeds: goesOn ? deeds.filter((deed) => deed !== 'commit' || parties.length > 0) : [],
    };
  });
