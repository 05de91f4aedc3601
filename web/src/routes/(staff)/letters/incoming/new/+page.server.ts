/** A letter came in: it is entered in the register and gets its number. */
import { randomUUID } from 'node:crypto';
import { bangkokToday } from '#kernel/working-days.ts';
import type { Language } from '#kernel/texts.ts';
import { act } from '#office/action.ts';
import { registerIncoming } from '#office/letters/actions/register-incoming.ts';
import { secrecyClasses } from '#office/letters/kinds.ts';
import { awaitedLetters, type AwaitedLetter } from '#office/letters/registers.ts';
import { answerForm } from '#web/src/forms/answer-form.ts';
import { sending, type AskedForm } from '#web/src/forms/asked.ts';
import type { Actions, PageServerLoad } from './$types';
import { optionsOf } from '#web/src/routes/(staff)/letters/deed-forms.ts';
import { hatFor } from '#web/src/routes/(staff)/letters/hat.ts';
import { registersText } from '#web/src/routes/(staff)/letters/registers-text.ts';
import { text } from '#web/src/routes/(staff)/letters/text.ts';

export const load: PageServerLoad = ({ locals }) =>
  locals.store.within(locals.viewer, async (tx) => {
    await hatFor(tx, 'letter:register');
    return { asked: formFor(locals.language, await awaitedLetters(tx)) };
  });

function formFor(language: Language, awaited: readonly AwaitedLetter[]): AskedForm {
  const words = registersText[language];
  const answered = awaited.map(({ id, registerNo, yearBe, subject }) => ({
    value: id,
    label: `${words.outNumber(registerNo, yearBe)} · ${subject ?? text[language].secretLetter}`,
  }));
  const secrecy = optionsOf(secrecyClasses, language);
  const today = bangkokToday(new Date());
  return {
    title: words.newIncoming,
    lead: words.enterLead,
    fields: [
      { name: 'secrecy', label: words.secrecy, options: secrecy, value: 'ordinary', required: true },
      { name: 'senderName', label: words.sender, hint: words.senderHint, required: true, maxlength: 200 },
      { name: 'subjectLine', label: words.subject, maxlength: 300 },
      { name: 'theirNumber', label: words.theirNumber, hint: words.theirNumberHint, maxlength: 100 },
      { name: 'theirDateOn', label: words.theirDateOn, type: 'day' },
      { name: 'receivedOn', label: words.receivedDay, type: 'day', value: today },
      { name: 'answersLetterId', label: words.answersWhich, options: answered },
      { name: 'replyDueOn', label: words.due, type: 'day' },
    ],
    button: words.enter,
    hidden: { request_id: randomUUID() },
    back: { href: '/letters/incoming', label: words.back },
  };
}

export const actions: Actions = {
  default: (event) =>
    answerForm(event, async (typed) => {
      const { request_id: _, ...input } = typed;
      const { store, viewer } = event.locals;
      const { id } = await act(store, viewer, registerIncoming, input, sending(typed));
      return { to: `/letters/incoming/${id}` };
    }),
};
