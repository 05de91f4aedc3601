/** An Area's monthly report as a document (PDF) or as a table (XLSX): the cells of its page. */
import { contentDisposition } from '#kernel/file-name.ts';
import type { Language } from '#kernel/texts.ts';
import { notFound } from '#office/problems.ts';
import { sectionsOf, type MonthReport } from '#programme/plan/month-report.ts';
import { reportName, reportPdf } from '#programme/plan/report-paper.ts';
import { reportText } from '#programme/plan/report-text.ts';
import { sendFile } from '#web/src/downloads/send.ts';
import type { FileRow, FileTable } from '#web/src/downloads/table.ts';
import { askedReport } from '#web/src/routes/(staff)/plan/[be]/report/asked-report.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals, params, url }) => {
  const as = url.searchParams.get('as');
  if (as !== 'pdf' && as !== 'xlsx') throw notFound();
  const { report } = await askedReport(locals, params, url);
  const { language, site } = locals;
  if (as === 'xlsx') {
    const name = `${reportText[language].title} ${report.areaNo} ${report.month}`;
    return sendFile('xlsx', name, tableOf(report, language));
  }
  const { bytes, fileName } = await reportPdf(report, site.demonstration, language);
  return new Response(new Uint8Array(bytes), {
    headers: {
      'content-type': 'application/pdf',
      'content-disposition': contentDisposition('inline', fileName),
      'cache-control': 'no-store',
    },
  });
};

/** One row per figure: its section, what it is of, its name, as the page shows it, and as a number where it is one. */
function tableOf(report: MonthReport, language: Language): FileTable {
  const { columns, ...words } = reportText[language];
  return {
    columns: [
      { id: 'section', label: columns.section, kind: 'text' },
      { id: 'row', label: columns.row, kind: 'text' },
      { id: 'figure', label: columns.figure, kind: 'text' },
      { id: 'value', label: columns.value, kind: 'text' },
      { id: 'number', label: columns.number, kind: 'number' },
    ],
    about: [
      [words.title, reportName(report, language)],
      [words.asAt, new Date(report.today * 86_400_000).toISOString().slice(0, 10)],
      ['', words.note],
    ],
    rows: rowsOf(report, language),
  };
}

async function* rowsOf(report: MonthReport, language: Language): AsyncGenerator<FileRow[]> {
  for (const { heading, columns, rows } of sectionsOf(report, language)) {
    await Promise.resolve();
    yield rows.flatMap(([first, ...cells]) =>
      cells.map((cell, at) => [heading, first!.shown, columns[at + 1]!, cell.shown, cell.exact ?? null]),
    );
  }
}
