/** A one-time link: looking does not use it up, setting the password does. */
import * as v from 'valibot';
import { email, personFields } from '#office/staff/person-fields.ts';
import { becomeAdministrator, purposeOf, setPasswordByLink } from '#office/staff/sign-in/links.ts';
import { linkGone } from '#office/staff/sign-in/problems.ts';
import { answerForm } from '#web/src/forms/answer-form.ts';
import { knockOf } from '#web/src/session-cookie.ts';
import { agreed, newPasswordFields } from '#web/src/sign-in/fields.ts';
import { checked, doorOf, goOn, wanted } from '#web/src/sign-in/steps.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const purpose = await purposeOf(doorOf(event), event.params.token);
  // After a form that failed the page is made again; a link that is gone by then was used, and says so there.
  if (!purpose && event.request.method !== 'POST') throw linkGone();
  return { first: purpose === 'first_administrator' };
};

const passwordForm = v.object(newPasswordFields);
const firstForm = v.object({ ...newPasswordFields, fullName: personFields.fullName, email });

export const actions: Actions = {
  password: (event) =>
    answerForm(event, async (typed) => {
      const password = agreed(checked(passwordForm, typed));
      const step = await setPasswordByLink(doorOf(event), event.params.token, password, knockOf(event));
      return goOn(event, step, wanted(null));
    }),
  first: (event) =>
    answerForm(event, async (typed) => {
      const who = checked(firstForm, typed);
      const given = { fullName: who.fullName, email: who.email, password: agreed(who) };
      const step = await becomeAdministrator(doorOf(event), event.params.token, given, knockOf(event));
      return goOn(event, step, wanted(null));
    }),
};
