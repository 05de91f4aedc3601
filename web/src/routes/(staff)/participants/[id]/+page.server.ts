/** One person of the registry: the posts by their days, the consents, what was merged here. */
import { act } from '#office/action.ts';
import { mayDo } from '#office/staff/permissions.ts';
import { hoursByYear } from '#programme/attendance/queries.ts';
import { takeApart } from '#programme/participants/actions/take-apart.ts';
import { withdrawConsent } from '#programme/participants/actions/withdraw-consent.ts';
import { consentsOf, mergedHere, postsHeld, readParticipant } from '#programme/participants/queries.ts';
import { answerForm } from '#web/src/forms/answer-form.ts';
import { hatFor } from '#web/src/routes/(staff)/people/hat.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params }) =>
  locals.store.within(locals.viewer, async (tx) => {
    const me = await hatFor(tx, 'participants:read');
    const person = await readParticipant(tx, params.id);
    return {
      person,
      posts: await postsHeld(tx, person.id),
      consents: await consentsOf(tx, person.id),
      years: await hoursByYear(tx, person.id),
      merged: await mergedHere(tx, person.id),
      edits: mayDo(me.role, 'participants:edit'),
      merges: mayDo(me.role, 'participants:merge'),
    };
  });

export const actions: Actions = {
  apart: (event) =>
    answerForm(event, async (typed) => {
      const { id } = await act(event.locals.store, event.locals.viewer, takeApart, typed);
      return { to: `/participants/${id}` };
    }),
  withdraw: (event) =>
    answerForm(event, async (typed) => {
      const { id } = await act(event.locals.store, event.locals.viewer, withdrawConsent, typed);
      return { to: `/participants/${id}` };
    }),
};
