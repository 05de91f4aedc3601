/** One shared item: the parts that the reader's body was given. */
import { dueDay, readCalendar } from '#office/deadlines/calendar.ts';
import { isOpen } from '#office/recommendations/states.ts';
import { isVerifiedProcess, processName } from '#office/watch-items/processes.ts';
import { readSharedItem } from '#office/watch-items/shared.ts';
import { hatFor } from '#web/src/routes/(staff)/watch-items/hat.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params }) =>
  locals.store.within(locals.viewer, async (tx) => {
    await hatFor(tx, 'watch:read');
    const item = await readSharedItem(tx, params.id);
    const calendar = await readCalendar(tx);
    const late = (day: string) => dueDay(day, calendar).overdue;
    return {
      item: { ...item, process: processName(item.process, item.processOther, locals.language) },
      processVerified: isVerifiedProcess(item.process),
      recommendations: item.recommendations.map((one) => ({
        ...one,
        overdue: isOpen(one.state) && late(one.dueOn),
      })),
      steps: item.steps.map((step) => ({ ...step, overdue: step.state === 'planned' && late(step.dueOn) })),
    };
  });
