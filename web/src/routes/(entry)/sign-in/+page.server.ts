/** Sign-in, first step: e-mail and password. */
import { redirect } from '@sveltejs/kit';
import { giveEmailAndPassword } from '#office/staff/sign-in/first-step.ts';
import { answerForm } from '#web/src/forms/answer-form.ts';
import { knockOf } from '#web/src/session-cookie.ts';
import { signInFields } from '#web/src/sign-in/fields.ts';
import { checked, doorOf, goOn, wanted } from '#web/src/sign-in/steps.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url }) => {
  const to = wanted(url.searchParams.get('to'));
  if (locals.viewer.kind === 'staff') redirect(303, to);
  if (locals.session?.stage === 'open') redirect(303, `/hat?to=${encodeURIComponent(to)}`);
  return { to };
};

export const actions: Actions = {
  default: (event) =>
    answerForm(event, async (typed) => {
      const { email, password, to } = checked(signInFields, typed);
      const step = await giveEmailAndPassword(doorOf(event), { email, password }, knockOf(event));
      return goOn(event, step, wanted(to));
    }),
};
