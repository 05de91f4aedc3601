/** One deed at a letter: its form, and the action it sends. A deed nobody knows is a page that is not there. */
import { act, type Action } from '#office/action.ts';
import { answerLetter } from '#office/letters/actions/answer-letter.ts';
import { dispatchLetter } from '#office/letters/actions/dispatch-letter.ts';
import { editLetter } from '#office/letters/actions/edit-letter.ts';
import { recordAnswer } from '#office/letters/actions/record-answer.ts';
import { recordReceipt } from '#office/letters/actions/record-receipt.ts';
import { withdrawLetter } from '#office/letters/actions/withdraw-letter.ts';
import { readLetter } from '#office/letters/queries.ts';
import { answersTo } from '#office/letters/registers.ts';
import { letterStates } from '#office/letters/states.ts';
import { notFound, wrongState } from '#office/problems.ts';
import { answerForm } from '#web/src/forms/answer-form.ts';
import { deedInput, sending } from '#web/src/forms/asked.ts';
import type { Actions, PageServerLoad } from './$types';
import { deedForm, isDeed, startsFrom, type Deed } from '#web/src/routes/(staff)/letters/deed-forms.ts';
import { hatFor } from '#web/src/routes/(staff)/letters/hat.ts';
import { keepPdf } from '#web/src/routes/(staff)/letters/kept.ts';

const deedActions: Record<Deed, Action<unknown>> = {
  edit: editLetter,
  dispatch: dispatchLetter,
  receipt: recordReceipt,
  answer: answerLetter,
  'record-answer': recordAnswer,
  withdraw: withdrawLetter,
};

export const load: PageServerLoad = ({ locals, params }) =>
  locals.store.within(locals.viewer, async (tx) => {
    const { deed } = params;
    if (!isDeed(deed)) throw notFound();
    await hatFor(tx, deedActions[deed].may);
    const letter = await readLetter(tx, params.id);
    if (deed !== 'answer' && !letter.isOurs) throw notFound();
    // An old tab: the letter has gone on. The page says where it stands, and asks nothing.
    if (!startsFrom[deed].includes(letter.state))
      throw wrongState(letterStates, letter.state, startsFrom[deed]);
    const answers = deed === 'record-answer' ? await answersTo(tx, letter.id) : [];
    return { letter, asked: deedForm(deed, { language: locals.language, letter, answers }) };
  });

export const actions: Actions = {
  default: (event) =>
    answerForm(event, async (typed) => {
      const { store, viewer } = event.locals;
      const { id, deed } = event.params;
      if (!isDeed(deed)) throw notFound();
      if (deed === 'dispatch') await keepPdf(event.locals, id);
      await act(store, viewer, deedActions[deed], deedInput(typed, id), sending(typed));
      return { to: `/letters/${id}` };
    }),
};
