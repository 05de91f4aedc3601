/** One person: posts, access, details, and what an administrator does with them. */
import * as v from 'valibot';
import { act } from '#office/action.ts';
import { correctPerson } from '#office/staff/actions/person-correct.ts';
import { disablePerson } from '#office/staff/actions/person-disable.ts';
import { enablePerson } from '#office/staff/actions/person-enable.ts';
import { giveLink } from '#office/staff/actions/person-give-link.ts';
import { endPost } from '#office/staff/actions/post-end.ts';
import { mayDo } from '#office/staff/permissions.ts';
import { personPage } from '#office/staff/queries.ts';
import { newLink } from '#office/staff/sign-in/links.ts';
import { answerForm } from '#web/src/forms/answer-form.ts';
import { checked } from '#web/src/sign-in/steps.ts';
import { hatFor } from '../hat.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params }) =>
  locals.store.within(locals.viewer, async (tx) => {
    const me = await hatFor(tx, 'people:read');
    const person = await personPage(tx, params.id);
    return { shown: person, appoints: mayDo(me.role, 'people:appoint') && person.personId !== me.personId };
  });

const linkForm = v.object({ clearsSecondStep: v.optional(v.string()) });

export const actions: Actions = {
  end: (event) =>
    answerForm(event, async (typed) => {
      await act(event.locals.store, event.locals.viewer, endPost, typed);
      return { to: `/people/${event.params.id}` };
    }),
  correct: (event) =>
    answerForm(event, async (typed) => {
      await act(event.locals.store, event.locals.viewer, correctPerson, { ...typed, id: event.params.id });
      return { to: `/people/${event.params.id}` };
    }),
  link: (event) =>
    answerForm(event, async (typed) => {
      const { clearsSecondStep } = checked(linkForm, typed);
      const { path, hash } = newLink();
      const given = { id: event.params.id, linkHash: hash, clearsSecondStep };
      await act(event.locals.store, event.locals.viewer, giveLink, given);
      return { link: `${event.url.origin}${path}` };
    }),
  disable: (event) =>
    answerForm(event, async () => {
      await act(event.locals.store, event.locals.viewer, disablePerson, { id: event.params.id });
      return { to: `/people/${event.params.id}` };
    }),
  enable: (event) =>
    answerForm(event, async () => {
      await act(event.locals.store, event.locals.viewer, enablePerson, { id: event.params.id });
      return { to: `/people/${event.params.id}` };
    }),
};
