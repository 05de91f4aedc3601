/** Letters that came in to the viewer's own office. */
import { dueDay, readCalendar } from '#office/deadlines/calendar.ts';
import { listIncoming } from '#office/letters/registers.ts';
import type { PageServerLoad } from './$types';
import { oneOf, pageIn } from '../address.ts';
import { hatFor } from '../hat.ts';

export const load: PageServerLoad = ({ locals, url }) =>
  locals.store.within(locals.viewer, async (tx) => {
    await hatFor(tx, 'letter:register');
    const state = oneOf(url.searchParams.get('state'), ['registered', 'handled', 'all']);
    const page = pageIn(url.searchParams);
    const { rows, total, pages } = await listIncoming(tx, { state, page });
    const calendar = await readCalendar(tx);
    return {
      filters: { state, page },
      total,
      pages,
      rows: rows.map((row) => ({
        ...row,
        overdue:
          row.replyDueOn !== null && row.state === 'registered' && dueDay(row.replyDueOn, calendar).overdue,
      })),
    };
  });
