/** The papers behind what was spent of a line: read, added up, and added to. */
import { randomUUID } from 'node:crypto';
import type { Language } from '#kernel/texts.ts';
import { act } from '#office/action.ts';
import { mayDo } from '#office/staff/permissions.ts';
import { giveEvidence } from '#programme/plan/actions/give-evidence.ts';
import { evidenceOf, provenOf } from '#programme/plan/evidence.ts';
import { evidenceText } from '#programme/plan/evidence-text.ts';
import { budgetClasses, evidenceKinds } from '#programme/plan/kinds.ts';
import { readLine, type PlanLine } from '#programme/plan/queries.ts';
import { answerForm } from '#web/src/forms/answer-form.ts';
import { deedInput, sending, type AskedField } from '#web/src/forms/asked.ts';
import { pageIn } from '#web/src/page-in.ts';
import { fileIn } from '#web/src/routes/(staff)/letters/kept.ts';
import { hatFor } from '#web/src/routes/(staff)/watch-items/hat.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ params, locals, url }) =>
  locals.store.within(locals.viewer, async (tx) => {
    const me = await hatFor(tx, 'plan:draft');
    const line = await readLine(tx, params.id);
    const canGive = line.state === 'approved' && line.hasBudget && mayDo(me.role, 'plan:draft');
    return {
      line: { id: line.id, title: line.title },
      proven: await provenOf(tx, line.id, line.budgets),
      page: pageIn(url),
      evidence: await evidenceOf(tx, line.id, pageIn(url)),
      fields: canGive ? fieldsFor(line, locals.language) : null,
      requestId: randomUUID(),
    };
  });

function fieldsFor({ budgets }: PlanLine, language: Language): AskedField[] {
  const words = evidenceText[language];
  const parts = budgets.map(({ budgetClass }) => ({
    value: String(budgetClass),
    label: budgetClasses[budgetClass][language],
  }));
  const kinds = Object.entries(evidenceKinds).map(([value, said]) => ({ value, label: said[language] }));
  return [
    { name: 'budgetClass', label: words.class, options: parts, value: parts.length === 1 ? parts[0]!.value : null, required: true },
    { name: 'kind', label: words.kind, options: kinds, required: true },
    { name: 'whatFor', label: words.whatFor, hint: words.whatForHint, maxlength: 300 },
    { name: 'amount', label: words.amount, hint: words.amountHint, inputmode: 'numeric', required: true, maxlength: 30 },
    { name: 'persons', label: words.persons, hint: words.personsHint, inputmode: 'numeric', maxlength: 5 },
    { name: 'days', label: words.days, hint: words.daysHint, inputmode: 'numeric', maxlength: 6 },
    { name: 'documentNo', label: words.documentNo, required: true, maxlength: 100 },
    { name: 'documentOn', label: words.documentOn, type: 'day', required: true },
  ]; // prettier-ignore
}

export const actions: Actions = {
  default: (event) =>
    answerForm(event, async ({ file: _, ...typed }, form) => {
      const { store, viewer, site } = event.locals;
      const { id } = event.params;
      await store.within(viewer, async (tx) => {
        await hatFor(tx, 'plan:draft');
        await readLine(tx, id);
      });
      const sent = form.get('file');
      const given = sent instanceof File && sent.size > 0 ? { file: await fileIn(form, site) } : {};
      await act(store, viewer, giveEvidence, { ...deedInput(typed, id), ...given }, sending(typed));
      return { to: `/plan/lines/${id}/evidence` };
    }),
};
