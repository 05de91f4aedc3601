/** One verdict on a subject: look further, explained, not useful. The server reads what is kept, never the form. */
import { act } from '#office/action.ts';
import { notFound } from '#office/problems.ts';
import { openItemOf } from '#office/watch-items/item.ts';
import { readAgency, type Analysis } from '#procurement/read.ts';
import { lookFurther, type Buyer } from '#watch/actions/look-further.ts';
import { markObservation } from '#watch/actions/mark.ts';
import { readCandidate } from '#watch/explain-both.ts';
import { subjectHistory } from '#watch/history.ts';
import { newerData } from '#watch/problems.ts';
import { answerForm, type Typed } from '#web/src/forms/answer-form.ts';
import { sending } from '#web/src/forms/asked.ts';
import { atDesk, freshly, ofOneGeneration, subjectHref } from '#web/src/routes/(staff)/desk/analysis.ts';
import { deedOf, markForm } from '#web/src/routes/(staff)/desk/mark-forms.ts';
import { readSubjectPage } from '#web/src/routes/(staff)/desk/subject-page.ts';
import type { Actions, PageServerLoad } from './$types';

const yearIn = (url: URL): number | undefined => {
  const typed = /^2[56]\d\d$/u.exec(url.searchParams.get('year') ?? '')?.[0];
  return typed === undefined ? undefined : Number(typed);
};

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const desk = await atDesk(locals, 'signal:mark');
  const deed = deedOf(params.deed);
  if (deed === undefined) throw notFound();
  const { language } = locals;
  const { id } = params;
  const year = yearIn(url);
  const question = `subject ${language} ${year ?? ''} ${id}`;
  const page = await ofOneGeneration(locals, desk, (ask) =>
    ask(question, (analysis) => readSubjectPage(analysis, id, year, language)),
  );
  if (page === null) throw notFound();
  const flag = url.searchParams.get('flag');
  const agencyId = page.subject.agency?.agency_id;
  const { open, marks } = await locals.store.within(locals.viewer, async (tx) => ({
    open:
      deed === 'look-further' && agencyId !== undefined
        ? await openItemOf(tx, agencyId, 'procurement')
        : null,
    marks: (await subjectHistory(tx, id, page.subject.fiscal_year_be)).marks,
  }));
  return {
    name: page.name,
    year: page.subject.fiscal_year_be,
    href: subjectHref(id, page.subject.fiscal_year_be),
    asked: page.observations.length === 0 ? null : markForm(deed, page, language, flag),
    open: open && { id: open.id, number: open.number },
    judgedBefore: deed !== 'look-further' && marks.some((mark) => flag === null || mark.flagId === flag),
  };
};

export const actions: Actions = {
  default: (event) =>
    answerForm(event, async (typed) => {
      const { locals, params, url } = event;
      const desk = await atDesk(locals, 'signal:mark');
      const deed = deedOf(params.deed);
      if (deed === undefined) throw notFound();
      const read = async (analysis: Analysis) => ({
        candidate: await readCandidate(analysis, params.id, yearIn(url)),
        buyer: await buyerIn(analysis, params.id, typed['agencyId']),
      });
      const { candidate, buyer } = await freshly(locals, desk, read);
      if (String(candidate.generation) !== typed['generation']) throw newerData();
      const { store, viewer } = locals;
      if (deed === 'look-further') {
        const { title, note, reviewOn, agencyId } = typed;
        const input = { candidate, title, note, reviewOn, agencyId, ...(buyer ? { buyer } : {}) };
        const { watchItemId } = await act(store, viewer, lookFurther, input, sending(typed));
        return { to: `/watch-items/${watchItemId}` };
      }
      const verdict = deed === 'explained' ? 'explained' : 'not_useful';
      const input = { candidate, ...flagIn(typed), verdict, why: typed['why'] };
      await act(store, viewer, markObservation, input, sending(typed));
      return { to: `${subjectHref(params.id, candidate.content.subject.fiscalYearBe)}#people` };
    }),
};

/** 'single-bidder 3' as the action takes it. */
function flagIn(typed: Typed): { flagId: string; flagVersion: string } {
  const [flagId = '', flagVersion = ''] = String(typed['flag'] ?? '').split(' ');
  return { flagId, flagVersion };
}

/** A supplier's buyer, if the form names one within the scope. @throws Problem analysis.unknown_subject */
async function buyerIn(
  analysis: Analysis,
  id: string,
  typed: Typed[string] | undefined,
): Promise<Buyer | undefined> {
  if (!id.startsWith('supplier:') || typeof typed !== 'string' || typed === '') return undefined;
  const { agency_id, name, agency_type, province_iso } = await readAgency(analysis, typed, 'th');
  return { agencyId: agency_id, agencyName: name, agencyType: agency_type, provinceIso: province_iso };
}
