/** The year by month: meetings, planned mobile clinics, holidays, and what clashes. */
import { fiscalYearBe } from '#kernel/fiscal-year.ts';
import { bangkokToday, dayNumber, isWorkingDay } from '#kernel/working-days.ts';
import type { Me } from '#office/action.ts';
import { clashesIn } from '#programme/meetings/clashes.ts';
import { holidaysOfMonth, meetingsOfMonth, monthsOfYear } from '#programme/meetings/calendar.ts';
import { hatFor } from '#web/src/routes/(staff)/meetings/hat.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url }) =>
  locals.store.within(locals.viewer, async (tx) => {
    const me = await hatFor(tx, 'meeting:read');
    const month = monthIn(url);
    const areaNo = areaIn(url, me);
    const be = fiscalYearBe(dayNumber(`${month}-01`));
    const meetings = await meetingsOfMonth(tx, areaNo, month);
    const holidays = await holidaysOfMonth(tx, month);
    const clashes = clashesIn(meetings);
    return {
      be,
      month,
      areaNo,
      months: await monthsOfYear(tx, areaNo, be),
      days: daysOf(meetings, holidays),
      clashes: clashes.map((clash) => ({
        ...clash,
        meetings: clash.meetingIds.map((id) => meetings.find((one) => one.id === id)!),
      })),
      clashing: [...new Set(clashes.flatMap(({ meetingIds }) => meetingIds))],
    };
  });

function monthIn(url: URL): string {
  const today = bangkokToday(new Date()).slice(0, 7);
  return /^(?:19[5-9]|20\d)\d-(?:0[1-9]|1[0-2])$/u.exec(url.searchParams.get('month') ?? '')?.[0] ?? today;
}

/** The Area asked for, else the hat's own; of a nation the first, of a province or a Region its provinces. */
function areaIn(url: URL, me: Me): number | null {
  const asked = /^[1-9]$/u.exec(url.searchParams.get('area') ?? '')?.[0];
  if (asked !== undefined) return Number(asked);
  if (me.scopeKind === 'area') return Number(me.scopeId);
  return me.scopeKind === 'nation' ? 1 : null;
}

type Meetings = Awaited<ReturnType<typeof meetingsOfMonth>>;
type Holidays = Awaited<ReturnType<typeof holidaysOfMonth>>;

/** Days on which something is, in order: a meeting of several days stands at its first. */
function daysOf(meetings: Meetings, holidays: Holidays) {
  const days = [...new Set([...meetings.map(({ onDay }) => onDay), ...holidays.map(({ on }) => on)])].sort();
  return days.map((on) => ({
    on,
    isWeekend: !isWorkingDay(on, new Set()),
    holiday: holidays.find((one) => one.on === on) ?? null,
    meetings: meetings.filter(({ onDay }) => onDay === on),
  }));
}
