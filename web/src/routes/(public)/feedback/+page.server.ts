/** An opinion by a card that is nobody's. */
import { giveFeedback } from '#programme/attendance/feedback.ts';
import { answerForm } from '#web/src/forms/answer-form.ts';
import { knockOf } from '#web/src/session-cookie.ts';
import { doorOf } from '#web/src/sign-in/steps.ts';
import type { Actions } from './$types';

export const actions: Actions = {
  default: (event) =>
    answerForm(event, async (typed) => {
      await giveFeedback(event.locals.store, doorOf(event), { code: '', ...typed }, knockOf(event));
      return { done: true };
    }),
};
