/** A paper that was entered wrongly is withdrawn, with its reason. */
import { randomUUID } from 'node:crypto';
import { act } from '#office/action.ts';
import { notFound } from '#office/problems.ts';
import { withdrawEvidence } from '#programme/plan/actions/give-evidence.ts';
import { readEvidence } from '#programme/plan/evidence.ts';
import { evidenceText } from '#programme/plan/evidence-text.ts';
import { readLine } from '#programme/plan/queries.ts';
import { answerForm } from '#web/src/forms/answer-form.ts';
import { sending } from '#web/src/forms/asked.ts';
import { hatFor } from '#web/src/routes/(staff)/watch-items/hat.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ params, locals }) =>
  locals.store.within(locals.viewer, async (tx) => {
    await hatFor(tx, 'plan:draft');
    const evidence = await readEvidence(tx, params.id, params.evidence);
    const line = await readLine(tx, params.id);
    if (evidence.state !== 'given' || line.state !== 'approved') throw notFound();
    const words = evidenceText[locals.language];
    return {
      evidence,
      asked: {
        title: words.withdraw,
        lead: words.withdrawLead,
        fields: [{ name: 'reason', label: words.reason, required: true, maxlength: 500 }],
        button: words.withdraw,
        hidden: { version: evidence.version, request_id: randomUUID() },
        back: { href: `/plan/lines/${params.id}/evidence`, label: words.toList },
      },
    };
  });

export const actions: Actions = {
  default: (event) =>
    answerForm(event, async (typed) => {
      const { store, viewer } = event.locals;
      const { id, evidence } = event.params;
      await store.within(viewer, async (tx) => {
        await hatFor(tx, 'plan:draft');
        await readEvidence(tx, id, evidence);
      });
      const { request_id: _, ...words } = typed;
      await act(store, viewer, withdrawEvidence, { ...words, id: evidence }, sending(typed));
      return { to: `/plan/lines/${id}/evidence` };
    }),
};
