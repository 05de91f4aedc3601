/** Sign-in, second step: a code of the device, or a recovery code. */
import * as v from 'valibot';
import { giveCode } from '#office/staff/sign-in/second-step.ts';
import { answerForm } from '#web/src/forms/answer-form.ts';
import { keepBrowser, knockOf } from '#web/src/session-cookie.ts';
import { codeField } from '#web/src/sign-in/fields.ts';
import { arrive, checked, doorOf, sessionAt, sessionFor, wanted } from '#web/src/sign-in/steps.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) => {
  sessionAt(event, 'second_step');
  return { to: wanted(event.url.searchParams.get('to')) };
};

const fields = v.object({ code: codeField, to: v.optional(v.string()) });

export const actions: Actions = {
  default: (event) =>
    answerForm(event, async (typed) => {
      const { code, to } = checked(fields, typed);
      const session = sessionFor(event, 'second_step');
      const { token, browser } = await giveCode(doorOf(event), session, code, knockOf(event));
      keepBrowser(event, browser);
      return arrive(event, token, wanted(to));
    }),
};
