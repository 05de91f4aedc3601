/** An Area's monthly report on a page, before it is taken as a document or a file. */
import { sectionsOf } from '#programme/plan/month-report.ts';
import { monthName, reportName } from '#programme/plan/report-paper.ts';
import { askedReport } from '#web/src/routes/(staff)/plan/[be]/report/asked-report.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals, url }) => {
  const { report, months, isNation } = await askedReport(locals, params, url);
  const { language } = locals;
  return {
    be: report.be,
    areaNo: report.areaNo,
    month: report.month,
    today: report.today,
    isNation,
    name: reportName(report, language),
    months: months.map((value) => ({ value, label: monthName(value, language) })),
    sections: sectionsOf(report, language),
  };
};
