/** First sign-in: the device for six-digit codes is set up, and recovery codes are shown once. */
import { redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { offerSecret, setUpSecondStep } from '#office/staff/sign-in/set-up.ts';
import { answerForm } from '#web/src/forms/answer-form.ts';
import { keepBrowser, keepSession, knockOf } from '#web/src/session-cookie.ts';
import { codeField } from '#web/src/sign-in/fields.ts';
import { pictureOf } from '#web/src/sign-in/picture.ts';
import { checked, doorOf, sessionAt, sessionFor, wanted } from '#web/src/sign-in/steps.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { locals, url, request } = event;
  const to = wanted(url.searchParams.get('to'));
  if (locals.session?.stage === 'open') {
    if (request.method !== 'POST') redirect(303, `/hat?to=${encodeURIComponent(to)}`);
    return { to, secret: null, picture: null }; // the codes are being shown
  }
  const { text, address } = await offerSecret(doorOf(event), sessionAt(event, 'set_up'));
  return { to, secret: text, picture: pictureOf(address) };
};

export const actions: Actions = {
  default: (event) =>
    answerForm(event, async (typed) => {
      const { code } = checked(v.object({ code: codeField }), typed);
      const session = sessionFor(event, 'set_up');
      const door = doorOf(event);
      const { token, browser, recoveryCodes } = await setUpSecondStep(door, session, code, knockOf(event));
      keepSession(event, door, token);
      keepBrowser(event, browser);
      event.locals.session = { ...session, stage: 'open' };
      return { recoveryCodes };
    }),
};
