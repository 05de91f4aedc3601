/** Exactly the rows of a subject's page, or those behind one of its flags, as a file. */
import { Problem } from '#kernel/problem.ts';
import { notFound } from '#office/problems.ts';
import { streamObserved, streamPurchases, type Analysis } from '#procurement/read.ts';
import { isFormat, sendFile } from '#web/src/downloads/send.ts';
import { atDesk } from '#web/src/routes/(staff)/desk/analysis.ts';
import { aboutRows, fileColumns, fileRow, type AnyRow } from '#web/src/routes/(staff)/desk/file-rows.ts';
import { whoseRows } from '#web/src/routes/(staff)/desk/subject-page.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals, params, url }) => {
  const { scope } = await atDesk(locals);
  const { language, site } = locals;
  const format = url.searchParams.get('as');
  const year = Number(/^2[56]\d\d$/u.exec(url.searchParams.get('year') ?? '')?.[0]);
  const flag = url.searchParams.get('flag');
  if (site.analysis === null || !isFormat(format) || Number.isNaN(year)) throw notFound();
  const { id } = params;
  let about: ReturnType<typeof aboutRows> = [];
  async function* read(analysis: Analysis): AsyncGenerator<AnyRow[]> {
    about = aboutRows(analysis, { id, year, flag }, language);
    const whose = whoseRows(id);
    if (flag !== null) yield* streamObserved(analysis, id, { flag, year, language });
    else if (whose !== null) yield* streamPurchases(analysis, { whose, year }, language);
  }
  const pieces = site.analysis.stream(scope, read);
  const first = await begun(pieces);
  const title = fileTitle(id, first[0]!, flag ?? '', year);
  async function* rows() {
    try {
      yield first.map(fileRow(language));
      for await (const piece of pieces) yield piece.map(fileRow(language));
    } finally {
      await pieces.return(undefined);
    }
  }
  return sendFile(format, title, { columns: fileColumns(language), about, rows: rows() });
};

/** The first piece, read before the answer begins: what has no rows here is not there. @throws Problem office.not_found */
async function begun(pieces: AsyncGenerator<AnyRow[]>): Promise<AnyRow[]> {
  try {
    const first = await pieces.next();
    if (!first.done && first.value.length > 0) return first.value;
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
  }
  await pieces.return(undefined);
  throw notFound();
}

/** Whose rows they are, as people know them. */
function fileTitle(id: string, row: AnyRow, flag: string, year: number): string {
  const kind = id.split(':')[0];
  const agency = kind === 'supplier' ? null : row.agency_name;
  const supplier = kind === 'supplier' || kind === 'pair' ? row.supplier_name : null;
  return [agency, supplier, flag, year].filter((part) => part !== null && part !== '').join(' ');
}
