/** What a person changes about the own way in, and that each needs the password given again. */
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { account, codeFrom, codeOf, enterBy, goodPhrase, knock, testDoor } from '#tests/office-door.ts';
import { officeStore } from '#tests/office-store.ts';
import { act } from '../action.ts';
import { changePassword } from './actions/password-change.ts';
import { renewRecovery } from './actions/recovery-renew.ts';
import { setTotp } from './actions/totp-set.ts';
import { wearHat } from './hats.ts';
import { confirmPassword, giveEmailAndPassword } from './sign-in/first-step.ts';
import { newRecoveryCodes } from './sign-in/recovery.ts';
import { giveCode } from './sign-in/second-step.ts';
import { offerSecret, proveSecret } from './sign-in/set-up.ts';
import { sessionOf, type Session } from './sign-in/sessions.ts';

const office = officeStore();
const door = testDoor(office);
const newPhrase = 'ปลาทู กระดาน เมฆขาว สะพาน';

/** Somebody signed in wholly under a hat, an hour ago, so that the password must be given again. */
async function signedIn() {
  const person = await office.person({ role: 'area_officer', scope: ['area', '7'] });
  const { email, code } = await account(office, door, person.personId, true);
  const { token: first } = await giveCode(door, await enterBy(door, email), code(), knock());
  const token = await wearHat(door, (await sessionOf(door, first))!, person.postId);
  const session = (await sessionOf(door, token))!;
  await office.owner(
    `UPDATE auth.sessions SET confirmed_at = now() - interval '11 minutes' WHERE session_id = $1`,
    [session.sessionId],
  );
  return { ...person, email, token, session };
}

const confirm = (session: Session, password = goodPhrase) =>
  confirmPassword(door, session, password, knock());

test('nothing about the way in is changed before the present password was given again', async () => {
  const { viewer, session } = await signedIn();
  const hash = await door.passwords.hash(newPhrase);
  const { hashes } = newRecoveryCodes();
  const attempts = [
    () => act(office.store, viewer, changePassword, { session: session.sessionId, hash }),
    () => act(office.store, viewer, renewRecovery, { session: session.sessionId, hashes }),
    () => act(office.store, viewer, setTotp, { session: session.sessionId }),
  ];
  for (const attempt of attempts) expect(await codeFrom(attempt())).toBe('staff.not_confirmed');
  expect(await codeFrom(confirm(session, 'ม้า ผิด แบตเตอรี่ ลวดเย็บ'))).toBe('sign_in.password_refused');
  for (const attempt of attempts) expect(await codeFrom(attempt())).toBe('staff.not_confirmed');
  await confirm(session);
  expect(await codeFrom(attempts[0]!())).toBe('done');
});

test('somebody else’s session confirms nothing, however lately its password was given', async () => {
  const [mine, yours] = [await signedIn(), await signedIn()];
  await confirm(yours.session);
  const hash = await door.passwords.hash(newPhrase);
  expect(
    await codeFrom(
      act(office.store, mine.viewer, changePassword, { session: yours.session.sessionId, hash }),
    ),
  ).toBe('staff.not_confirmed');
});

describe('a new password', () => {
  test('takes the place of the old one, ends the other sessions and keeps this one', async () => {
    const { viewer, session, token, email, personId } = await signedIn();
    const other = await enterBy(door, email);
    await confirm(session);
    await act(office.store, viewer, changePassword, {
      session: session.sessionId,
      hash: await door.passwords.hash(newPhrase),
    });
    expect(await sessionOf(door, other.token)).toBeNull();
    expect(await sessionOf(door, token)).not.toBeNull();
    expect(await codeFrom(giveEmailAndPassword(door, { email, password: goodPhrase }, knock()))).toBe(
      'sign_in.refused',
    );
    expect(await codeFrom(giveEmailAndPassword(door, { email, password: newPhrase }, knock()))).toBe('done');
    const events = await office.owner(`SELECT name, area_no FROM office.events WHERE subject_id = $1`, [
      personId,
    ]);
    expect(events).toEqual([{ name: 'person.password_changed', area_no: 7 }]);
  });
});

describe('a new device', () => {
  test('is taken only after it has answered with a right code; then the old one stops', async () => {
    const { viewer, session, email } = await signedIn();
    await confirm(session);
    const secret = await offerSecret(door, session);
    expect(await codeFrom(act(office.store, viewer, setTotp, { session: session.sessionId }))).toBe(
      'staff.not_confirmed',
    );
    expect(await codeFrom(proveSecret(door, session, '123456', knock()))).toMatch(/refused/);
    await proveSecret(door, session, codeOf(secret.text, door.now()), knock());
    await act(office.store, viewer, setTotp, { session: session.sessionId });
    const waiting = await enterBy(door, email);
    expect(await codeFrom(giveCode(door, waiting, codeOf(secret.text, door.now()), knock()))).toBe(
      'sign_in.code_refused',
    );
    door.pass(30_000);
    expect(await codeFrom(giveCode(door, waiting, codeOf(secret.text, door.now()), knock()))).toBe('done');
  });
});

describe('new recovery codes', () => {
  test('work, and the old ones stop', async () => {
    const { viewer, session, email } = await signedIn();
    const [old, fresh] = [newRecoveryCodes(), newRecoveryCodes()];
    await confirm(session);
    await act(office.store, viewer, renewRecovery, { session: session.sessionId, hashes: old.hashes });
    await act(office.store, viewer, renewRecovery, { session: session.sessionId, hashes: fresh.hashes });
    expect(await codeFrom(giveCode(door, await enterBy(door, email), old.shown[0]!, knock()))).toBe(
      'sign_in.code_refused',
    );
    expect(await codeFrom(giveCode(door, await enterBy(door, email), fresh.shown[0]!, knock()))).toBe('done');
  });

  test('are ten, no more and no fewer', async () => {
    const { viewer, session } = await signedIn();
    await confirm(session);
    const { hashes } = newRecoveryCodes();
    expect(
      await codeFrom(
        act(office.store, viewer, renewRecovery, { session: session.sessionId, hashes: hashes.slice(1) }),
      ),
    ).toBe('office.input');
  });
});

describe('a person with two hats', () => {
  test('changes between them at any time, with a new token each time, and sees with one only', async () => {
    const { personId, session, viewer } = await signedIn();
    const other = await office.person({ role: 'governor', scope: ['province', 'TH-74'], personId });
    const token = await wearHat(door, session, other.postId);
    expect(await sessionOf(door, token)).toMatchObject({ postId: other.postId });
    const roleUnder = (worn: typeof viewer) =>
      office.store.within(
        worn,
        async (tx) =>
          (await sql<{ role: string }>`SELECT office.my_role() AS role`.execute(tx)).rows[0]!.role,
      );
    expect(await roleUnder(other.viewer)).toBe('governor');
    const back = await wearHat(door, (await sessionOf(door, token))!, viewer.postId);
    expect(await sessionOf(door, token)).toBeNull();
    expect(await sessionOf(door, back)).toMatchObject({ postId: viewer.postId });
  });

  test('wears no stranger’s hat', async () => {
    const { session } = await signedIn();
    const stranger = await office.person({ role: 'administrator', scope: ['nation', ''] });
    expect(await codeFrom(wearHat(door, session, stranger.postId))).toBe('office.not_found');
    expect(await codeFrom(wearHat(door, session, 'no post'))).toBe('office.not_found');
  });
});
