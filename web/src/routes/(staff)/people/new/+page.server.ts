/** Adding a person; the post comes next. */
import { act } from '#office/action.ts';
import { createPerson } from '#office/staff/actions/person-create.ts';
import { answerForm } from '#web/src/forms/answer-form.ts';
import { hatFor } from '../hat.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) =>
  locals.store.within(locals.viewer, async (tx) => {
    await hatFor(tx, 'people:appoint');
    return {};
  });

export const actions: Actions = {
  default: ({ locals, ...event }) =>
    answerForm({ locals, ...event }, async (typed) => {
      const id = await act(locals.store, locals.viewer, createPerson, typed);
      return { to: `/people/${id}/appoint` };
    }),
};
