/** One subject of the analysis: an agency, a supplier, the two together, or a single purchase. */
import { readPurchases } from '#procurement/read.ts';
import { subjectHistory } from '#watch/history.ts';
import { mayDo } from '#office/staff/permissions.ts';
import { pageIn } from '#web/src/routes/(staff)/letters/address.ts';
import { atDesk, ofOneGeneration } from '#web/src/routes/(staff)/desk/analysis.ts';
import { readSubjectPage, whoseRows } from '#web/src/routes/(staff)/desk/subject-page.ts';
import { notFound } from '#office/problems.ts';
import type { PageServerLoad } from './$types';

const perPage = 15;

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const desk = await atDesk(locals);
  const { language } = locals;
  const { id } = params;
  const typed = /^2[56]\d\d$/u.exec(url.searchParams.get('year') ?? '')?.[0];
  const year = typed === undefined ? undefined : Number(typed);
  return ofOneGeneration(locals, desk, async (ask) => {
    const question = `subject ${language} ${year ?? ''} ${id}`;
    const told = await ask(question, (analysis) => readSubjectPage(analysis, id, year, language));
    if (told === null) throw notFound();
    const of = told.subject.fiscal_year_be;
    const whose = whoseRows(id);
    const pages = Math.max(1, Math.ceil((told.money?.total.count ?? 0) / perPage));
    const page = Math.min(pageIn(url.searchParams), pages);
    const rows =
      whose === null
        ? null
        : await ask(`rows ${language} ${of} ${page} ${id}`, (analysis) =>
            readPurchases(
              analysis,
              { whose, year: of },
              { language, limit: perPage, from: (page - 1) * perPage },
            ),
          );
    return {
      ...told,
      id,
      rows: rows ?? [],
      page,
      pages,
      history: await locals.store.within(locals.viewer, (tx) => subjectHistory(tx, id, of)),
      mayMark: mayDo(desk.me.role, 'signal:mark'),
    };
  });
};
