/** The head of the office's letters, changed by who may sign. */
import { act } from '#office/action.ts';
import { editLetterHead } from '#office/letters/actions/edit-letter-head.ts';
import { ownHead, type Head } from '#office/letters/registers.ts';
import { mayDo } from '#office/staff/permissions.ts';
import { answerForm } from '#web/src/forms/answer-form.ts';
import type { AskedForm } from '#web/src/forms/asked.ts';
import type { Language } from '#kernel/texts.ts';
import type { Actions, PageServerLoad } from './$types';
import { hatFor } from '../hat.ts';
import { registersText } from '../registers-text.ts';

export const load: PageServerLoad = ({ locals }) =>
  locals.store.within(locals.viewer, async (tx) => {
    const me = await hatFor(tx, 'letter:draft');
    const head = await ownHead(tx);
    return { head, asked: mayDo(me.role, 'letter:sign') ? formFor(head, locals.language) : null };
  });

function formFor(head: Head, language: Language): AskedForm {
  const words = registersText[language];
  const { id, version, name, address, owner, phone, numberPrefix } = head;
  const prefix = words.numberPrefix;
  return {
    title: words.head,
    fields: [
      { name: 'name', label: words.officeName, value: name, required: true, maxlength: 200 },
      { name: 'address', label: words.address, type: 'textarea', value: address, maxlength: 400 },
      { name: 'owner', label: words.owner, value: owner, maxlength: 200 },
      { name: 'phone', label: words.phone, value: phone, maxlength: 100 },
      {
        name: 'numberPrefix',
        label: prefix,
        hint: words.numberPrefixHint,
        value: numberPrefix,
        maxlength: 40,
      },
    ],
    button: words.save,
    hidden: { id, version },
    back: { href: '/letters', label: words.back },
  };
}

export const actions: Actions = {
  default: (event) =>
    answerForm(event, async (typed) => {
      await act(event.locals.store, event.locals.viewer, editLetterHead, typed);
      return { to: '/letters/head' };
    }),
};
