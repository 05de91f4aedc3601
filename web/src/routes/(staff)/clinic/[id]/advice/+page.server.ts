/** A draft of advice on a consultation in hand, or of a new version in place of what was signed. */
import { factsTold } from '#clinic/advice/facts.ts';
import { draftAdvice } from '#clinic/advice/actions/draft.ts';
import { draftThere } from '#clinic/advice/problems.ts';
import { advicesOf, readAdvice, sourcesOf } from '#clinic/advice/queries.ts';
import { likeAnswers } from '#clinic/advice/similar.ts';
import { topicName } from '#clinic/consultations/promises.ts';
import { notesOf, type Consultation } from '#clinic/consultations/queries.ts';
import { openConsultation } from '#clinic/consultations/reading.ts';
import { consultationStates } from '#clinic/consultations/states.ts';
import { act } from '#office/action.ts';
import { wrongState } from '#office/problems.ts';
import type { Tx } from '#platform/postgres/store.ts';
import { answerForm } from '#web/src/forms/answer-form.ts';
import { sending } from '#web/src/forms/asked.ts';
import { newDraft, type Proposed } from '#web/src/routes/(staff)/clinic/advice-forms.ts';
import { hatFor } from '#web/src/routes/(staff)/watch-items/hat.ts';
import type { Actions, PageServerLoad } from './$types';

const from = ['in_hand', 'clarifying', 'answered'];

export const load: PageServerLoad = ({ locals, params }) =>
  locals.store.within(locals.viewer, async (tx) => {
    await hatFor(tx, 'clinic:answer');
    const consultation = await openConsultation(tx, params.id);
    const { id, number, state, question } = consultation;
    if (!from.includes(state)) throw wrongState(consultationStates, state, from);
    const { proposed, replaces } = await proposedFor(tx, consultation);
    return {
      consultation: { id, number, question },
      like: (await likeAnswers(tx, { id, question })).map((row) => ({
        ...row,
        topic: topicName(row.topic, locals.language),
      })),
      asked: newDraft(locals.language, id, proposed, replaces),
    };
  });

/** The signed version as it stands, else what is on record of the consultation. @throws Problem advice.draft_there */
async function proposedFor(
  tx: Tx,
  consultation: Consultation,
): Promise<{ proposed: Proposed; replaces: string | null }> {
  const all = (await advicesOf(tx, consultation.id)).filter(({ state }) => state !== 'dropped');
  if (all.some(({ state }) => state !== 'signed')) throw draftThere();
  const heard = (await notesOf(tx, consultation.id)).filter(({ kind }) => kind === 'heard');
  const [latest] = all;
  if (!latest)
    return {
      proposed: { facts: factsTold(consultation, heard.map(({ words }) => words)), advice: null, sources: [] },
      replaces: null,
    };
  const advice = await readAdvice(tx, latest.id);
  return {
    proposed: { facts: advice.facts, advice, sources: await sourcesOf(tx, latest.id) },
    replaces: advice.number,
  };
} // prettier-ignore

export const actions: Actions = {
  default: (event) =>
    answerForm(event, async (typed) => {
      const { store, viewer } = event.locals;
      const input = { ...typed, consultationId: event.params.id };
      const { id } = await act(store, viewer, draftAdvice, input, sending(typed));
      return { to: `/clinic/advice/${id}` };
    }),
};
