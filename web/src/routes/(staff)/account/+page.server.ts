/** One's own account: hat, sessions, password, device, recovery codes. Each change asks for the password again. */
import * as v from 'valibot';
import { act } from '#office/action.ts';
import { changePassword } from '#office/staff/actions/password-change.ts';
import { renewRecovery } from '#office/staff/actions/recovery-renew.ts';
import { setTotp } from '#office/staff/actions/totp-set.ts';
import { confirmPassword } from '#office/staff/sign-in/first-step.ts';
import { goodPassword } from '#office/staff/sign-in/new-password.ts';
import { newRecoveryCodes } from '#office/staff/sign-in/recovery.ts';
import { endEverywhere, endOneSession, sessionsOf } from '#office/staff/sign-in/sessions.ts';
import { offerSecret, proveSecret, secondStepOf } from '#office/staff/sign-in/set-up.ts';
import { hatsOf } from '#office/staff/hats.ts';
import { answerForm, type Typed } from '#web/src/forms/answer-form.ts';
import { forgetSession, knockOf } from '#web/src/session-cookie.ts';
import { agreed, codeField, givenPassword, newPasswordFields } from '#web/src/sign-in/fields.ts';
import { pictureOf } from '#web/src/sign-in/picture.ts';
import { checked, doorOf, sessionAt, sessionFor } from '#web/src/sign-in/steps.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
  const door = doorOf(event);
  const session = sessionAt(event, 'open');
  const { personId } = session;
  return {
    hats: (await hatsOf(door.store, personId)).length,
    sessions: await sessionsOf(door, personId),
    here: session.sessionId,
    secondStep: await secondStepOf(door, personId),
  };
};

const presentPassword = v.object({ password: givenPassword });

/** The person's session, after the present password was given again. */
async function confirmed(event: RequestEvent, typed: Typed) {
  const { password } = checked(presentPassword, typed);
  const session = sessionFor(event, 'open');
  await confirmPassword(doorOf(event), session, password, knockOf(event));
  return session;
}

export const actions: Actions = {
  password: (event) =>
    answerForm(event, async (typed) => {
      const newPassword = agreed(checked(v.object(newPasswordFields), typed));
      const door = doorOf(event);
      const password = goodPassword(newPassword, [event.locals.person?.fullName ?? '']);
      const { sessionId } = await confirmed(event, typed);
      const hash = await door.passwords.hash(password);
      await act(event.locals.store, event.locals.viewer, changePassword, { session: sessionId, hash });
      return { done: 'password' as const };
    }),
  device: (event) =>
    answerForm(event, async (typed) => {
      const { text, address } = await offerSecret(doorOf(event), await confirmed(event, typed));
      return { device: { secret: text, picture: pictureOf(address) } };
    }),
  proveDevice: (event) =>
    answerForm(event, async (typed) => {
      const { code } = checked(v.object({ code: codeField }), typed);
      const session = sessionFor(event, 'open');
      await proveSecret(doorOf(event), session, code, knockOf(event));
      await act(event.locals.store, event.locals.viewer, setTotp, { session: session.sessionId });
      return { done: 'device' as const };
    }),
  recovery: (event) =>
    answerForm(event, async (typed) => {
      const { sessionId } = await confirmed(event, typed);
      const { shown, hashes } = newRecoveryCodes();
      await act(event.locals.store, event.locals.viewer, renewRecovery, { session: sessionId, hashes });
      return { recoveryCodes: shown };
    }),
  end: (event) =>
    answerForm(event, async (typed) => {
      const { personId } = sessionFor(event, 'open');
      await endOneSession(doorOf(event), personId, checked(v.object({ id: v.string() }), typed).id);
      return { to: '/account' };
    }),
  everywhere: (event) =>
    answerForm(event, async () => {
      await endEverywhere(doorOf(event), sessionFor(event, 'open').personId);
      forgetSession(event);
      return { to: '/sign-in' };
    }),
};
