/** The report that a page or a file is asked for: of the reader's Area, or the one that the centre names. */
import { bangkokDay } from '#kernel/thai-date.ts';
import { notFound } from '#office/problems.ts';
import { monthsOf, readMonthReport, type MonthReport } from '#programme/plan/month-report.ts';
import { areaAsked, yearOf } from '#web/src/routes/(staff)/plan/year-of.ts';
import { flagShareFor } from '#web/src/routes/(staff)/results/flag-share.ts';
import { hatFor } from '#web/src/routes/(staff)/watch-items/hat.ts';

export interface AskedReport {
  report: MonthReport;
  months: string[];
  isNation: boolean;
}

/** @throws Problem office.not_found, also for a year that has not begun */
export async function askedReport(
  locals: App.Locals,
  params: { be: string },
  url: URL,
): Promise<AskedReport> {
  const me = await locals.store.within(locals.viewer, (tx) => hatFor(tx, 'plan:draft'));
  const be = yearOf(params.be);
  const now = new Date();
  const months = monthsOf(be, bangkokDay(now.getTime()));
  const month = months.find((one) => one === url.searchParams.get('month')) ?? months[0];
  if (month === undefined) throw notFound();
  const areaNo = areaAsked(me, url) ?? 1;
  const share = await flagShareFor(locals, areaNo);
  const report = await locals.store.within(locals.viewer, (tx) =>
    readMonthReport(tx, { be, areaNo, month, share }, now),
  );
  return { report, months, isNation: me.scopeKind === 'nation' };
}
