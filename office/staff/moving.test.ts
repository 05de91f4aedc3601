/** What stops at the moment somebody moves, is disabled, or gets another post. */
import { beforeAll, describe, expect, test } from 'vitest';
import { account, codeFrom as code, enterBy, testDoor } from '#tests/office-door.ts';
import { officeStore, type Person } from '#tests/office-store.ts';
import { act, whoAmI } from '../action.ts';
import { appointPost } from './actions/post-appoint.ts';
import { createPerson } from './actions/person-create.ts';
import { disablePerson } from './actions/person-disable.ts';
import { enablePerson } from './actions/person-enable.ts';
import { endPost } from './actions/post-end.ts';
import { giveLink } from './actions/person-give-link.ts';
import { movePerson } from './actions/person-move.ts';
import { hatsOf, wearHat } from './hats.ts';
import type { Role } from './roles.ts';
import { newLink, purposeOf } from './sign-in/links.ts';
import { sessionOf } from './sign-in/sessions.ts';

const office = officeStore();
let nation: Person;
let area7: Person;

beforeAll(async () => {
  await office.owner(`INSERT INTO office.provinces VALUES ('TH-74', 'สมุทรสาคร', 'Samut Sakhon')`);
  await office.owner(
    `INSERT INTO office.area_provinces (province_iso, area_no, valid_from_on) VALUES ('TH-74', 7, '2000-01-01')`,
  );
  nation = await office.person({ role: 'administrator', scope: ['nation', ''] });
  area7 = await office.person({ role: 'administrator', scope: ['area', '7'] });
});

let names = 0;
const enter = (by: Person) =>
  act(office.store, by.viewer, createPerson, {
    fullName: 'คนใหม่ สมมุติ',
    email: `mover${(names += 1)}@example.go.th`,
  });
const give = (by: Person, personId: string, role: Role, scopeKind: string, scopeId: string) =>
  act(office.store, by.viewer, appointPost, { personId, role, scopeKind, scopeId });
const alive = (viewer: Person['viewer']) =>
  office.store.within(viewer, async (tx) => (await whoAmI(tx)) !== null);

test('a new post stops a link that is out: who made it may not answer for the whole person any more', async () => {
  const someone = await enter(area7);
  await give(area7, someone, 'area_officer', 'area', '7');
  const link = newLink();
  await act(office.store, area7.viewer, giveLink, { id: someone, linkHash: link.hash });
  const good = () => purposeOf(testDoor(office), link.path.replace('/sign-in/link/', ''));
  expect(await good()).toBe('set_password');
  await give(nation, someone, 'administrator', 'nation', '');
  expect(await good()).toBeNull();
});

describe('a person who moves', () => {
  test('loses the old post and gets the new one in the same moment; a tab left open is dead', async () => {
    const door = testDoor(office, { secondStep: 'offered' });
    const mover = await office.person({ role: 'area_officer', scope: ['area', '7'] });
    const { email } = await account(office, door, mover.personId);
    const session = await enterBy(door, email);
    const token = await wearHat(door, session, mover.postId);
    expect(token).not.toBe(session.token);
    expect(await sessionOf(door, session.token)).toBeNull();
    expect(await alive(mover.viewer)).toBe(true);
    const moved = { id: mover.postId, role: 'area_officer', scopeKind: 'area', scopeId: '8' };
    const newPost = await act(office.store, nation.viewer, movePerson, moved);
    expect(await sessionOf(door, token)).toMatchObject({ postId: mover.postId });
    expect(await alive(mover.viewer)).toBe(false);
    expect(
      await code(
        act(office.store, mover.viewer, createPerson, { fullName: 'ลอง', email: 'l@example.go.th' }),
      ),
    ).toBe('office.signed_out');
    expect((await hatsOf(office.store, mover.personId)).map((hat) => hat.scopeId)).toEqual(['8']);
    const still = (await sessionOf(door, token))!;
    expect(await code(wearHat(door, still, mover.postId))).toBe('office.not_found');
    expect(await code(wearHat(door, still, newPost))).toBe('done');
    const rows = await office.owner<{ gap: string }>(
      `SELECT (n.from_at - o.until_at)::text AS gap FROM office.posts n, office.posts o WHERE n.post_id = $1 AND o.post_id = $2`,
      [newPost, mover.postId],
    );
    expect(rows[0]!.gap).toMatch(/^-?00:00:0/);
  });

  test('stays where they were when the new post cannot be', async () => {
    const mover = await office.person({ role: 'area_officer', scope: ['area', '7'] });
    const beyond = { id: mover.postId, role: 'area_officer', scopeKind: 'area', scopeId: '8' };
    expect(await code(act(office.store, area7.viewer, movePerson, beyond))).toBe('staff.no_such_scope');
    expect(await alive(mover.viewer)).toBe(true);
    expect(await hatsOf(office.store, mover.personId)).toHaveLength(1);
  });
});

describe('a person who is disabled', () => {
  test('is out in every tab and every post at once, and comes back with what still runs', async () => {
    const door = testDoor(office, { secondStep: 'offered' });
    const gone = await office.person({ role: 'area_officer', scope: ['area', '7'] });
    const second = await office.person({
      role: 'governor',
      scope: ['province', 'TH-74'],
      personId: gone.personId,
    });
    const { email } = await account(office, door, gone.personId);
    const session = await enterBy(door, email);
    await act(office.store, area7.viewer, disablePerson, { id: gone.personId });
    expect([await alive(gone.viewer), await alive(second.viewer)]).toEqual([false, false]);
    expect(await sessionOf(door, session.token)).toBeNull();
    expect(await code(enterBy(door, email))).toBe('sign_in.refused');
    expect(await code(give(nation, gone.personId, 'dpo', 'nation', ''))).toBe('staff.person_disabled');
    await act(office.store, area7.viewer, enablePerson, { id: gone.personId });
    expect(await code(enterBy(door, email))).toBe('done');
    expect(await hatsOf(office.store, gone.personId)).toHaveLength(2);
  });
});

test('the nation’s last administrator who can sign in is not ended, moved or disabled, not even by two at once', async () => {
  const door = testDoor(office);
  const [one, two] = [
    await office.person({ role: 'administrator', scope: ['nation', ''] }),
    await office.person({ role: 'administrator', scope: ['nation', ''] }),
  ];
  expect(await code(act(office.store, one.viewer, endPost, { id: two.postId }))).toBe(
    'staff.last_administrator',
  );
  await account(office, door, one.personId);
  await account(office, door, two.personId);
  const answers = await Promise.all([
    code(act(office.store, one.viewer, disablePerson, { id: two.personId })),
    code(act(office.store, two.viewer, disablePerson, { id: one.personId })),
  ]);
  expect(answers.filter((answer) => answer === 'done')).toHaveLength(1);
  const last = (await alive(one.viewer)) ? one : two;
  for (const attempt of [
    () => act(office.store, nation.viewer, endPost, { id: last.postId }),
    () => act(office.store, nation.viewer, disablePerson, { id: last.personId }),
    () =>
      act(office.store, nation.viewer, movePerson, {
        id: last.postId,
        role: 'area_officer',
        scopeKind: 'area',
        scopeId: '7',
      }),
  ])
    expect(await code(attempt())).toBe('staff.last_administrator');
});
