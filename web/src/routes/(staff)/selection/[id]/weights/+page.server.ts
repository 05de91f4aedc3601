/** The weights of a draft. */
import { randomUUID } from 'node:crypto';
import { act } from '#office/action.ts';
import { reweighSelection } from '#programme/selection/actions/reweigh.ts';
import { text } from '#programme/selection/text.ts';
import { answerForm } from '#web/src/forms/answer-form.ts';
import { deedInput, sending, type AskedForm } from '#web/src/forms/asked.ts';
import { weightAsked } from '#web/src/routes/(staff)/selection/weight-fields.ts';
import { opened } from '../open.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params }) =>
  locals.store.within(locals.viewer, async (tx) => {
    const { selection } = await opened(tx, params.id, 'selection:prepare', ['drafted']);
    const words = text[locals.language];
    const asked: AskedForm = {
      title: words.weightsTitle,
      lead: words.weightsLead,
      fields: weightAsked(locals.language, selection.weights),
      button: words.weightsSave,
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
      await act(store, viewer, reweighSelection, deedInput(typed, id), sending(typed));
      return { to: `/selection/${id}` };
    }),
};
