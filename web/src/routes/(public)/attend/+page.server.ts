/** Signing in to a meeting by the code on one's card and the code on the wall. Nobody signs in to this site for it. */
import * as v from 'valibot';
import { signSelf } from '#programme/attendance/sign-self.ts';
import { wayNames } from '#programme/attendance/states.ts';
import { answerForm } from '#web/src/forms/answer-form.ts';
import { knockOf } from '#web/src/session-cookie.ts';
import { checked, doorOf } from '#web/src/sign-in/steps.ts';
import type { Actions } from './$types';

const fields = v.object({ code: v.string(), roomCode: v.string(), way: v.picklist(wayNames) });

export const actions: Actions = {
  default: (event) =>
    answerForm(event, async (typed) => {
      const { code, roomCode: room, way } = checked(fields, typed);
      await signSelf(event.locals.store, doorOf(event), { code, room, way }, knockOf(event));
      return { done: way };
    }),
};
