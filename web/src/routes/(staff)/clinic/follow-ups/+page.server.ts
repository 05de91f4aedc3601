/** The week's list of askers to be asked what was done, with a text to send them that tells nothing. */
import { followUpsUntil } from '#clinic/advice/follow-ups.ts';
import { toIso } from '#kernel/thai-date.ts';
import { dayNumber } from '#kernel/working-days.ts';
import { dueDay, readCalendar } from '#office/deadlines/calendar.ts';
import { hatFor } from '#web/src/routes/(staff)/watch-items/hat.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url }) =>
  locals.store.within(locals.viewer, async (tx) => {
    const me = await hatFor(tx, 'clinic:answer');
    const calendar = await readCalendar(tx);
    const until = toIso(dayNumber(calendar.today) + 7);
    const isMine = url.searchParams.get('whose') === 'mine';
    const rows = await followUpsUntil(tx, until, isMine ? me.personId : undefined);
    return {
      until,
      isMine,
      areaNo: Number(me.scopeId),
      link: `${url.origin}/clinics`,
      returnLink: `${url.origin}/ask/return`,
      rows: rows.map((row) => ({ ...row, overdue: dueDay(row.dueOn, calendar).overdue })),
    };
  });
