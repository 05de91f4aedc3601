/** Choosing a hat: after signing in, and at any time later. */
import * as v from 'valibot';
import { hatsOf, wearHat } from '#office/staff/hats.ts';
import { answerForm } from '#web/src/forms/answer-form.ts';
import { keepSession } from '#web/src/session-cookie.ts';
import { checked, doorOf, sessionAt, sessionFor, wanted } from '#web/src/sign-in/steps.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const session = sessionAt(event, 'open');
  const hats = await hatsOf(event.locals.store, session.personId);
  const worn = event.locals.viewer.kind === 'staff' ? session.postId : null;
  return { to: wanted(event.url.searchParams.get('to')), hats, worn };
};

const fields = v.object({ post: v.string('เลือกหน้าที่ · Choose a post'), to: v.optional(v.string()) });

export const actions: Actions = {
  default: (event) =>
    answerForm(event, async (typed) => {
      const { post, to } = checked(fields, typed);
      const door = doorOf(event);
      keepSession(event, door, await wearHat(door, sessionFor(event, 'open'), post));
      return { to: wanted(to) };
    }),
};
