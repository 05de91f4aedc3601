/** One question of the bank, for the centre: what is right and why, and the way to withdraw it. */
import { act } from '#office/action.ts';
import { withdrawQuestion } from '#programme/curriculum/actions/withdraw-question.ts';
import { readQuestion } from '#programme/curriculum/editing.ts';
import { deskText } from '#programme/curriculum/desk-text.ts';
import { text } from '#programme/curriculum/text.ts';
import { answerForm } from '#web/src/forms/answer-form.ts';
import { deedInput, type AskedForm } from '#web/src/forms/asked.ts';
import { hatFor } from '#web/src/routes/(staff)/watch-items/hat.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params }) =>
  locals.store.within(locals.viewer, async (tx) => {
    await hatFor(tx, 'course:edit');
    const one = await readQuestion(tx, params.id);
    const { edit: words } = deskText[locals.language];
    const { backToCourse } = text[locals.language];
    const asked: AskedForm = {
      title: words.withdraw,
      lead: words.withdrawNote,
      fields: [{ name: 'reason', label: words.reason, type: 'textarea', required: true, maxlength: 500 }],
      button: words.withdraw,
      hidden: { version: one.version },
      back: { href: `/courses/edit/${one.versionId}`, label: backToCourse },
    };
    return { one, asked: one.isWithdrawn ? null : asked };
  });

export const actions: Actions = {
  default: (event) =>
    answerForm(event, async (typed) => {
      const { store, viewer } = event.locals;
      const { id } = await act(store, viewer, withdrawQuestion, deedInput(typed, event.params.id));
      return { to: `/courses/edit/questions/${id}` };
    }),
};
