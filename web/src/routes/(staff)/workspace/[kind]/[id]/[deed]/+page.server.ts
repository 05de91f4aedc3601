/** One deed in an enrolled province's year: its form, and the action it sends. */
import type { Language } from '#kernel/texts.ts';
import { act } from '#office/action.ts';
import { notFound } from '#office/problems.ts';
import { findAgencies } from '#office/watch-items/agency-choice.ts';
import type { Tx } from '#platform/postgres/store.ts';
import { text, type WorkspaceDeed } from '#programme/workspace/text.ts';
import { answerForm } from '#web/src/forms/answer-form.ts';
import { deedInput, sending, type AskedField } from '#web/src/forms/asked.ts';
import { hatFor } from '#web/src/routes/(staff)/watch-items/hat.ts';
import { deedForm } from '#web/src/routes/(staff)/workspace/deed-form.ts';
import { deedOf, readSubject, type SubjectKind } from '#web/src/routes/(staff)/workspace/deeds.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params, url }) =>
  locals.store.within(locals.viewer, async (tx) => {
    const deed = deedOf(params.kind, params.deed);
    if (!deed) throw notFound();
    await hatFor(tx, deed.may);
    const subject = await readSubject(tx, params.kind as SubjectKind, params.id);
    const name = params.deed as WorkspaceDeed;
    const { language } = locals;
    const typed = url.searchParams.get('q') ?? '';
    const search = name === 'agency' ? await searched(tx, typed, subject.provinceIso, language) : null;
    const first = search ? [search.field] : [];
    return {
      called: subject[language],
      search: search === null ? null : { typed, found: search.found },
      asked: search?.found === 0 ? null : deedForm(name, subject, language, first),
      title: text[language].deeds[name],
      back: `/province/${subject.provinceIso}/workspace`,
    };
  });

/** Agencies of the province whose name holds what was typed. */
async function searched(
  tx: Tx,
  typed: string,
  provinceIso: string,
  language: Language,
): Promise<{ found: number; field: AskedField }> {
  const rows = (await findAgencies(tx, typed)).filter((one) => one.provinceIso === provinceIso);
  const options = rows.map((one) => ({
    value: one.agencyId,
    label: language === 'en' ? (one.nameEn ?? one.nameTh) : one.nameTh,
  }));
  const field = { name: 'agencyId', label: text[language].agency, options, required: true } as const;
  return { found: rows.length, field };
}

export const actions: Actions = {
  default: (event) =>
    answerForm(event, async (typed) => {
      const { store, viewer } = event.locals;
      const { kind, id, deed: name } = event.params;
      const deed = deedOf(kind, name);
      if (!deed) throw notFound();
      const { version: _, ...words } = deedInput(typed, id);
      const input = deed.adds ? { ...words, workspaceId: id } : deedInput(typed, id);
      const done = (await act(store, viewer, deed.action, input, sending(typed))) as { provinceIso: string };
      return { to: `/province/${done.provinceIso}/workspace` };
    }),
};
