/** One-time links: the first administrator's, and those by which people set a password. */
import { describe, expect, test } from 'vitest';
import { account, codeFrom, enterBy, goodPhrase, knock, testDoor } from '#tests/office-door.ts';
import { officeStore } from '#tests/office-store.ts';
import { act } from '#office/action.ts';
import { createPerson } from '../actions/person-create.ts';
import { giveLink } from '../actions/person-give-link.ts';
import { hatsOf } from '../hats.ts';
import {
  becomeAdministrator,
  firstAdministratorLink,
  lostAdministratorLink,
  newLink,
  purposeOf,
  setPasswordByLink,
} from './links.ts';
import { sessionOf } from './sessions.ts';

const office = officeStore();
const door = testDoor(office);
const tokenOf = (path: string | null) => path!.replace('/sign-in/link/', '');
const somebody = (email: string) => ({ fullName: 'สมปอง สมมุติ', email, password: goodPhrase });
const noAdministrator = () =>
  office.owner(
    `UPDATE office.posts SET until_at = greatest(now(), from_at) WHERE role = 'administrator' AND until_at IS NULL`,
  );

describe('the link of the first administrator', () => {
  test('is made anew at each start, and the one before stops', async () => {
    await noAdministrator();
    const first = await firstAdministratorLink(office.store);
    const second = await firstAdministratorLink(office.store);
    expect(first).toMatch(/^\/sign-in\/link\/[\w-]{43}$/);
    expect(await purposeOf(door, tokenOf(first))).toBeNull();
    expect(await purposeOf(door, tokenOf(second))).toBe('first_administrator');
  });

  test('makes one administrator, even when two use it at the same moment, and is then gone', async () => {
    await noAdministrator();
    const token = tokenOf(await firstAdministratorLink(office.store));
    const answers = await Promise.allSettled(
      [1, 2, 3].map((n) =>
        becomeAdministrator(
          door,
          token,
          somebody(`first${n}@example.go.th`),
          knock({ machine: `192.0.2.${n}` }),
        ),
      ),
    );
    const done = answers.filter((answer) => answer.status === 'fulfilled');
    expect(done).toHaveLength(1);
    expect(
      await office.owner(`SELECT count(*)::int AS n FROM office.people WHERE email LIKE 'first%'`),
    ).toEqual([{ n: 1 }]);
    expect(await codeFrom(becomeAdministrator(door, token, somebody('late@example.go.th'), knock()))).toBe(
      'sign_in.link_gone',
    );
    expect(await firstAdministratorLink(office.store)).toBeNull();
    const session = await sessionOf(door, done[0]!.value.token);
    expect(session).toMatchObject({ stage: 'set_up' });
    const hats = await hatsOf(office.store, session!.personId);
    expect(hats).toMatchObject([{ role: 'administrator', scopeKind: 'nation' }]);
    expect(
      await office.owner(`SELECT name, data FROM office.events WHERE subject_id = $1`, [session!.personId]),
    ).toEqual([{ name: 'person.became_administrator', data: { by: 'one_time_link' } }]);
  });

  test('stays good through a weak password, and is not used up by looking', async () => {
    await noAdministrator();
    const token = tokenOf(await firstAdministratorLink(office.store));
    const weak = { ...somebody('weak@example.go.th'), password: 'password1234' };
    expect(await codeFrom(becomeAdministrator(door, token, weak, knock()))).toBe('sign_in.password_weak');
    expect(await purposeOf(door, token)).toBe('first_administrator');
    expect(await codeFrom(becomeAdministrator(door, token, somebody('weak@example.go.th'), knock()))).toBe(
      'done',
    );
  });

  test('is printed while the only administrators are invented, disabled, of an Area, or never set a password', async () => {
    await noAdministrator();
    const invented = await office.person({ role: 'administrator', scope: ['nation', ''] });
    await account(office, door, invented.personId);
    await office.owner('UPDATE office.people SET is_demonstration = true WHERE person_id = $1', [
      invented.personId,
    ]);
    const disabled = await office.person({ role: 'administrator', scope: ['nation', ''] });
    await account(office, door, disabled.personId);
    await office.owner('UPDATE office.people SET disabled_at = now() WHERE person_id = $1', [
      disabled.personId,
    ]);
    await office.person({ role: 'administrator', scope: ['nation', ''] });
    const ofArea = await office.person({ role: 'administrator', scope: ['area', '7'] });
    await account(office, door, ofArea.personId);
    expect(await firstAdministratorLink(office.store)).not.toBeNull();
    await office.owner('UPDATE office.people SET disabled_at = NULL WHERE person_id = $1', [
      disabled.personId,
    ]);
    expect(await firstAdministratorLink(office.store)).toBeNull();
  });
});

describe('when the last administrator is lost', () => {
  test('a command on the machine makes a link beside those who exist, for a day, and the timeline says so', async () => {
    const path = await lostAdministratorLink(office.store);
    expect(await purposeOf(door, tokenOf(path))).toBe('first_administrator');
    const events = await office.owner<{ n: number }>(
      `SELECT count(*)::int AS n FROM office.events WHERE name = 'office.administrator_link_made'`,
    );
    expect(events[0]!.n).toBe(1);
    const late = testDoor(office);
    late.pass(25 * 3_600_000);
    expect(await purposeOf(late, tokenOf(path))).toBeNull();
  });

  test('lets somebody known in again: enabled, with a new password and no device, every old session ended', async () => {
    const lost = await office.person({ role: 'area_officer', scope: ['area', '7'] });
    const { email } = await account(office, door, lost.personId, true);
    const before = await enterBy(door, email);
    await office.owner('UPDATE office.people SET disabled_at = now() WHERE person_id = $1', [lost.personId]);
    const token = tokenOf(await lostAdministratorLink(office.store));
    const step = await becomeAdministrator(
      door,
      token,
      { ...somebody(email.toUpperCase()), password: 'สี่คำ ใหม่ กระดาน ปลากัด' },
      knock(),
    );
    expect(await sessionOf(door, before.token)).toBeNull();
    expect(await sessionOf(door, step.token)).toMatchObject({ personId: lost.personId, stage: 'set_up' });
    expect((await hatsOf(office.store, lost.personId)).map((hat) => hat.role)).toEqual([
      'area_officer',
      'administrator',
    ]);
  });
});

describe('a link by which somebody sets a password', () => {
  const newcomer = async () => {
    const administrator = await office.person({ role: 'administrator', scope: ['nation', ''] });
    const email = `new${Math.random().toString(36).slice(2)}@example.go.th`;
    const personId = await act(office.store, administrator.viewer, createPerson, {
      fullName: 'ใหม่ สมมุติ',
      email,
    });
    const link = newLink();
    await act(office.store, administrator.viewer, giveLink, { id: personId, linkHash: link.hash });
    return { administrator, personId, email, token: tokenOf(link.path) };
  };

  test('works once, for three days', async () => {
    const { personId, token, email } = await newcomer();
    const answers = await Promise.all(
      [1, 2].map(() => codeFrom(setPasswordByLink(door, token, goodPhrase, knock()))),
    );
    expect(answers.sort()).toEqual(['done', 'sign_in.link_gone']);
    expect(await enterBy(door, email)).toMatchObject({ personId, stage: 'set_up' });
    const other = await newcomer();
    const late = testDoor(office);
    late.pass(3 * 86_400_000 + 60_000);
    expect(await codeFrom(setPasswordByLink(late, other.token, goodPhrase, knock()))).toBe(
      'sign_in.link_gone',
    );
  });

  test('stops when a newer one is given, and when its person is disabled', async () => {
    const { administrator, personId, token } = await newcomer();
    const newer = newLink();
    await act(office.store, administrator.viewer, giveLink, { id: personId, linkHash: newer.hash });
    expect(await purposeOf(door, token)).toBeNull();
    expect(await purposeOf(door, tokenOf(newer.path))).toBe('set_password');
    await office.owner('UPDATE office.people SET disabled_at = now() WHERE person_id = $1', [personId]);
    expect(await purposeOf(door, tokenOf(newer.path))).toBeNull();
    expect(await codeFrom(setPasswordByLink(door, tokenOf(newer.path), goodPhrase, knock()))).toBe(
      'sign_in.link_gone',
    );
  });

  test('keeps the device unless it was lost too', async () => {
    const { administrator, personId, email, token } = await newcomer();
    await setPasswordByLink(door, token, goodPhrase, knock());
    await account(office, door, personId, true);
    const [keeps, clears] = [newLink(), newLink()];
    await act(office.store, administrator.viewer, giveLink, { id: personId, linkHash: keeps.hash });
    const kept = await setPasswordByLink(door, tokenOf(keeps.path), goodPhrase, knock());
    expect(kept.stage).toBe('second_step');
    await act(office.store, administrator.viewer, giveLink, {
      id: personId,
      linkHash: clears.hash,
      clearsSecondStep: 'on',
    });
    expect((await setPasswordByLink(door, tokenOf(clears.path), goodPhrase, knock())).stage).toBe('set_up');
    const events = await office.owner<{ data: unknown }>(
      `SELECT data FROM office.events WHERE name = 'person.link_given' AND subject_id = $1 ORDER BY event_no DESC LIMIT 1`,
      [personId],
    );
    expect(events).toEqual([{ data: { clears_second_step: true } }]);
    expect(email).not.toBe('');
  });

  test('is kept as a digest, and a made-up one says nothing about whether it ever was', async () => {
    const { token } = await newcomer();
    const rows = await office.owner<{ hash: Buffer }>('SELECT link_hash AS hash FROM auth.links');
    expect(rows.map(({ hash }) => hash.toString('base64url'))).not.toContain(token);
    expect(await purposeOf(door, 'made-up')).toBeNull();
    expect(await codeFrom(setPasswordByLink(door, 'made-up', goodPhrase, knock()))).toBe('sign_in.link_gone');
  });
});

test.each([
  ['short', 'สั้นไป'],
  ['one that everybody tries', 'Password12345'],
  ['digits in a row', '123456789012'],
  ['one key', 'aaaaaaaaaaaaaaaa'],
  ['the own address', 'weeranuch-2570!'],
])('a password that is %s is refused, with the reason', async (_, password) => {
  const token = tokenOf(await lostAdministratorLink(office.store));
  const given = { fullName: 'วีรนุช สมมุติ', email: 'weeranuch@example.go.th', password };
  await expect(becomeAdministrator(door, token, given, knock())).rejects.toMatchObject({
    code: 'sign_in.password_weak',
    details: { fields: [{ field: 'newPassword' }] },
  });
});
