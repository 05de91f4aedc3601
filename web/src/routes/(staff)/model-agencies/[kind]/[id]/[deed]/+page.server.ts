/** One deed at a model agency, a practice or an adoption: its form, and the action it sends. */
import { act } from '#office/action.ts';
import { notFound } from '#office/problems.ts';
import type { Tx } from '#platform/postgres/store.ts';
import type { ModelDeed } from '#programme/model-agencies/deeds-text.ts';
import { readAdoption, readModel, readPractice } from '#programme/model-agencies/queries.ts';
import { answerForm } from '#web/src/forms/answer-form.ts';
import { deedInput, sending } from '#web/src/forms/asked.ts';
import { deedForm, type Subject } from '#web/src/routes/(staff)/model-agencies/deed-form.ts';
import { deedOf, type SubjectKind } from '#web/src/routes/(staff)/model-agencies/deeds.ts';
import { hatFor } from '#web/src/routes/(staff)/watch-items/hat.ts';
import type { Actions, PageServerLoad } from './$types';

const readers: Record<SubjectKind, (tx: Tx, id: string) => Promise<Subject>> = {
  model: async (tx, id) => {
    const { agencyTh, version, criteriaVersion } = await readModel(tx, id);
    return { version, th: agencyTh, en: agencyTh, back: `/model-agencies/${id}`, criteriaVersion };
  },
  practice: async (tx, id) => {
    const practice = await readPractice(tx, id);
    const { version, titleTh, titleEn, modelId } = practice;
    return { version, th: titleTh, en: titleEn, back: `/model-agencies/${modelId}`, practice };
  },
  adoption: async (tx, id) => {
    const { version, agencyTh } = await readAdoption(tx, id);
    return { version, th: agencyTh, en: agencyTh, back: '/model-agencies' };
  },
};

export const load: PageServerLoad = ({ locals, params }) =>
  locals.store.within(locals.viewer, async (tx) => {
    const deed = deedOf(params.kind, params.deed);
    if (!deed) throw notFound();
    await hatFor(tx, deed.may);
    const subject = await readers[params.kind as SubjectKind](tx, params.id);
    const { language } = locals;
    return { called: subject[language], asked: deedForm(params.deed as ModelDeed, subject, language) };
  });

export const actions: Actions = {
  default: (event) =>
    answerForm(event, async (typed) => {
      const { store, viewer } = event.locals;
      const { kind, id, deed: name } = event.params;
      const deed = deedOf(kind, name);
      if (!deed) throw notFound();
      const { version: _, ...words } = deedInput(typed, id);
      const input = deed.adds ? { ...words, modelAgencyId: id } : deedInput(typed, id);
      const done = (await act(store, viewer, deed.action, input, sending(typed))) as { id: string };
      return { to: kind === 'adoption' ? '/model-agencies' : `/model-agencies/${done.id}` };
    }),
};
