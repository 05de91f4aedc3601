/** An Area's monthly report as PDF: the page's own cells, as values. */
import { join } from 'node:path';
import { cleanFileName } from '#kernel/file-name.ts';
import { formatDay } from '#kernel/thai-date.ts';
import type { Language } from '#kernel/texts.ts';
import { dayNumber } from '#kernel/working-days.ts';
import type { RenderRequest } from '#platform/typst/render-process.ts';
import { printPaper } from '../province-paper.ts';
import { text as programme } from '../text.ts';
import { sectionsOf, type MonthReport } from './month-report.ts';
import { reportText } from './report-text.ts';

/** 'พ.ย. 2569', 'Nov 2026'. */
export const monthName = (month: string, language: Language): string =>
  formatDay(dayNumber(`${month}-01`), language).replace(/^1 /u, '');

export const reportName = ({ areaNo, month, be }: MonthReport, language: Language): string =>
  reportText[language].of(
    programme[language].area(areaNo),
    monthName(month, language),
    programme[language].year(be),
  );

/** @throws those of renderPdf */
export async function reportPdf(
  report: MonthReport,
  isDemonstration: boolean,
  language: Language,
): Promise<{ bytes: Buffer; fileName: string }> {
  const fileName = cleanFileName(`${reportText[language].title} ${report.areaNo} ${report.month}`, 'pdf');
  return { bytes: await printPaper(reportPaper(report, isDemonstration, language)), fileName };
}

export function reportPaper(
  report: MonthReport,
  isDemonstration: boolean,
  language: Language,
): RenderRequest {
  const words = reportText[language];
  const asAt = new Date(report.today * 86_400_000);
  return {
    template: join(import.meta.dirname, '..', 'templates', 'month-report.typ'),
    data: {
      language,
      title: words.title,
      name: reportName(report, language),
      asAt: `${words.asAt} ${formatDay(report.today, language)}`,
      made: { year: asAt.getUTCFullYear(), month: asAt.getUTCMonth() + 1, day: asAt.getUTCDate() },
      foot: [words.note, words.motto, ...(isDemonstration ? [words.demonstration] : [])].join(' · '),
      sections: sectionsOf(report, language).map(({ heading, columns, rows, none }) => ({
        heading,
        columns,
        none,
        rows: rows.map((row) => row.map(({ shown }) => shown)),
      })),
    },
  };
}
