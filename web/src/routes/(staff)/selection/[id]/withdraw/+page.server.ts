/** A selection is withdrawn, with its reason. */
import { randomUUID } from 'node:crypto';
import { act } from '#office/action.ts';
import { withdrawSelection } from '#programme/selection/actions/withdraw.ts';
import { text } from '#programme/selection/text.ts';
import { answerForm } from '#web/src/forms/answer-form.ts';
import { deedInput, sending, type AskedForm } from '#web/src/forms/asked.ts';
import { opened } from '../open.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params }) =>
  locals.store.within(locals.viewer, async (tx) => {
    const { selection } = await opened(tx, params.id, 'selection:prepare', [
      'drafted',
      'prepared',
      'proposed',
      'decided',
    ]);
    const words = text[locals.language];
    const asked: AskedForm = {
      title: words.withdraw,
      fields: [{ name: 'why', label: words.why, type: 'textarea', required: true, maxlength: 1000 }],
      button: words.withdraw,
      hidden: { version: selection.version, request_id: randomUUID() },
      back: { href: `/selection/${selection.id}`, label: words.back },
    };
    return { asked };
  });

export const actions: Actions = {
  default: (event) =>
    answerForm(event, async (typed) => {
      const { store, viewer } = event.locals;
      const { id } = event.params;
      await act(store, viewer, withdrawSelection, deedInput(typed, id), sending(typed));
      return { to: `/selection/${id}` };
    }),
};
