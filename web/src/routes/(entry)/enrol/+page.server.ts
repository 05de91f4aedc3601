/**
 * Enrolling by the code on a letter: the code first, then who you are. Whoever is signed in already adds
 * the post to the own account. The code stays in the form, never in an address.
 */
import { fail, type RequestEvent } from '@sveltejs/kit';
import * as v from 'valibot';
import { email, personFields } from '#office/staff/person-fields.ts';
import { enrolByCode, joinByCode, lookAtCode } from '#office/staff/sign-in/enrol.ts';
import { answerForm } from '#web/src/forms/answer-form.ts';
import { knockOf } from '#web/src/session-cookie.ts';
import { agreed, codeField, newPasswordFields } from '#web/src/sign-in/fields.ts';
import { checked, doorOf, goOn, sessionFor, wanted } from '#web/src/sign-in/steps.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) => ({ signedIn: locals.session?.stage === 'open' });

const codeForm = v.object({ code: codeField });
const enrolForm = v.object({ code: codeField, ...personFields, email, ...newPasswordFields });

export const actions: Actions = {
  look: (event) =>
    answerForm(event, async (typed) => {
      const { code } = checked(codeForm, typed);
      return { code, invitation: await lookAtCode(doorOf(event), code, knockOf(event)) };
    }),
  enrol: (event) => enrol(event),
  join: (event) =>
    answerForm(event, async (typed) => {
      const { code } = checked(codeForm, typed);
      await joinByCode(doorOf(event), sessionFor(event, 'open'), code, knockOf(event));
      return { to: '/hat' };
    }),
};

/** After a problem the second form comes again, with the code that was typed and what it is for. */
async function enrol(event: RequestEvent) {
  let code = '';
  const answer = await answerForm(event, async (typed) => {
    code = checked(codeForm, typed).code;
    const who = checked(enrolForm, typed);
    const { fullName, positionTitle = null, phone = null, email } = who;
    const given = { code, fullName, positionTitle, phone, email, password: agreed(who) };
    return goOn(event, await enrolByCode(doorOf(event), given, knockOf(event)), wanted(null));
  });
  if (!('data' in answer)) return answer;
  const invitation = await lookAtCode(doorOf(event), code, knockOf(event)).catch(() => null);
  const said = answer.data;
  return fail(answer.status, invitation ? { ...said, code, invitation } : said);
}
