/** One deed at an advice: its form, and the action it sends. A deed nobody knows is a page that is not there. */
import { clearReview } from '#clinic/advice/actions/clear-review.ts';
import { dropAdvice } from '#clinic/advice/actions/drop.ts';
import { editAdvice } from '#clinic/advice/actions/edit.ts';
import { handOn } from '#clinic/advice/actions/hand-on.ts';
import { secondRead } from '#clinic/advice/actions/second-read.ts';
import { sendBack } from '#clinic/advice/actions/send-back.ts';
import { signAdvice } from '#clinic/advice/actions/sign.ts';
import { advicePdf } from '#clinic/advice/issued.ts';
import { needsReader } from '#clinic/advice/levels.ts';
import { readAdvice, sourcesOf } from '#clinic/advice/queries.ts';
import { openAdvice } from '#clinic/advice/reading.ts';
import { reviewsNeeded } from '#clinic/advice/reviews.ts';
import { adviceStates } from '#clinic/advice/states.ts';
import { Problem } from '#kernel/problem.ts';
import { act, type Action } from '#office/action.ts';
import { notFound, wrongState } from '#office/problems.ts';
import { answerForm } from '#web/src/forms/answer-form.ts';
import { deedInput, sending } from '#web/src/forms/asked.ts';
import {
  adviceForm,
  adviceStartsFrom,
  isAdviceDeed,
  type AdviceDeed,
} from '#web/src/routes/(staff)/clinic/advice-forms.ts';
import { filesOf } from '#web/src/routes/(staff)/letters/kept.ts';
import { hatFor } from '#web/src/routes/(staff)/watch-items/hat.ts';
import type { Actions, PageServerLoad } from './$types';

const deedActions: Record<Exclude<AdviceDeed, 'hand-on'>, Action<unknown>> = {
  edit: editAdvice,
  pass: secondRead,
  'send-back': sendBack,
  sign: signAdvice,
  drop: dropAdvice,
  'clear-review': clearReview,
};

export const load: PageServerLoad = ({ locals, params }) =>
  locals.store.within(locals.viewer, async (tx) => {
    const { deed } = params;
    if (!isAdviceDeed(deed)) throw notFound();
    await hatFor(tx, deed === 'sign' ? 'clinic:sign' : 'clinic:answer');
    const advice = await openAdvice(tx, params.id);
    const { id, number, state, question } = advice;
    if (!adviceStartsFrom[deed].includes(state))
      throw wrongState(adviceStates, state, adviceStartsFrom[deed]);
    const needed = deed === 'clear-review' ? await reviewsNeeded(tx, id) : [];
    if (deed === 'clear-review' && needed.length === 0) throw notFound();
    const sources = await sourcesOf(tx, id);
    return {
      advice: { id, number, question: deed === 'edit' ? question : null },
      asked: adviceForm(deed, { language: locals.language, advice, sources, needed }),
    };
  });

export const actions: Actions = {
  default: (event) =>
    answerForm(event, async (typed) => {
      const { store, viewer } = event.locals;
      const { id, deed } = event.params;
      if (!isAdviceDeed(deed)) throw notFound();
      const chosen = deed === 'hand-on' ? await handing(event.locals, id) : deedActions[deed];
      await act(store, viewer, chosen, { ...deedInput(typed, id), adviceId: id }, sending(typed));
      if (deed === 'sign') await keepPaper(event.locals, id);
      return { to: `/clinic/advice/${id}` };
    }),
};

/** To a second reader where there must be one, else to whoever signs. */
async function handing({ store, viewer }: App.Locals, id: string): Promise<Action<unknown>> {
  const advice = await store.within(viewer, (tx) => readAdvice(tx, id));
  return needsReader(advice) ? handOn.toReader : handOn.toSignatory;
}

/** It was signed whatever becomes of the printing: a busy machine prints it when it is first opened. */
async function keepPaper({ store, viewer, site }: App.Locals, id: string): Promise<void> {
  try {
    await advicePdf(store, viewer, filesOf(site), id);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
  }
}
