/** Who may appoint whom, where, and what stops at the moment a post ends. */
import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { codeFrom } from '#tests/office-door.ts';
import { officeStore, type Person } from '#tests/office-store.ts';
import { act, whoAmI } from '../action.ts';
import { appointPost } from './actions/post-appoint.ts';
import { correctPerson } from './actions/person-correct.ts';
import { createPerson } from './actions/person-create.ts';
import { disablePerson } from './actions/person-disable.ts';
import { endPost } from './actions/post-end.ts';
import { giveLink } from './actions/person-give-link.ts';
import { hatsOf } from './hats.ts';
import { roles, roleNames, type Role } from './roles.ts';
import { newLink } from './sign-in/links.ts';

const office = officeStore();
let nation: Person;
let area7: Person;
let area8: Person;

beforeAll(async () => {
  await office.owner(
    `INSERT INTO office.provinces VALUES ('TH-74', 'สมุทรสาคร', 'Samut Sakhon'), ('TH-80', 'นครศรีธรรมราช', 'Nakhon Si Thammarat')`,
  );
  await office.owner(
    `INSERT INTO office.area_provinces (province_iso, area_no, valid_from_on) VALUES ('TH-74', 7, '2000-01-01'), ('TH-80', 8, '2000-01-01')`,
  );
  await office.owner(`INSERT INTO office.districts (district_code, province_iso, name_th, name_en, valid_from_on)
    VALUES ('7401', 'TH-74', 'เมืองสมุทรสาคร', 'Mueang Samut Sakhon', '2000-01-01'), ('8001', 'TH-80', 'เมืองนครศรีธรรมราช', 'Mueang', '2000-01-01')`);
  await office.owner(`INSERT INTO office.agencies (agency_id, name_th, folded_name, province_iso, source)
    VALUES ('agency:test:a7', 'เทศบาลสมมุติเจ็ด', 'เทศบาลสมมุติเจ็ด', 'TH-74', 'test'), ('agency:test:a8', 'เทศบาลสมมุติแปด', 'เทศบาลสมมุติแปด', 'TH-80', 'test')`);
  nation = await office.person({ role: 'administrator', scope: ['nation', ''] });
  area7 = await office.person({ role: 'administrator', scope: ['area', '7'] });
  area8 = await office.person({ role: 'administrator', scope: ['area', '8'] });
});

let names = 0;
const enter = (by: Person) =>
  act(office.store, by.viewer, createPerson, {
    fullName: 'คนใหม่ สมมุติ',
    email: `staff${(names += 1)}@example.go.th`,
  });
const give = (by: Person, personId: string, role: Role, scopeKind: string, scopeId: string, more = {}) =>
  act(office.store, by.viewer, appointPost, { personId, role, scopeKind, scopeId, ...more });
const code = (promise: Promise<unknown>) => codeFrom(promise);
const alive = (viewer: Person['viewer']) =>
  office.store.within(viewer, async (tx) => (await whoAmI(tx)) !== null);

describe('an administrator of an Area', () => {
  test('appoints within that Area: its offices, provinces, districts and agencies', async () => {
    const places = [['area_officer', 'area', '7'], ['administrator', 'area', '7'], ['governor', 'province', 'TH-74'], ['district_centre', 'district', '7401'], ['agency_head', 'agency', 'agency:test:a7']] as const; // prettier-ignore
    for (const [role, kind, id] of places)
      expect(await code(give(area7, await enter(area7), role, kind, id))).toBe('done');
  });

  test('appoints nobody beyond it, and what is beyond answers as what does not exist', async () => {
    const someone = await enter(area7);
    const beyond = [['area_officer', 'area', '8'], ['administrator', 'nation', ''], ['centre_officer', 'nation', ''], ['dpo', 'nation', ''], ['nacc_region', 'region', '7'], ['governor', 'province', 'TH-80'], ['district_centre', 'district', '8001'], ['agency_head', 'agency', 'agency:test:a8']] as const; // prettier-ignore
    const absent = [['area_officer', 'area', '0'], ['governor', 'province', 'TH-00'], ['district_centre', 'district', '0000'], ['agency_head', 'agency', 'agency:test:none']] as const; // prettier-ignore
    for (const [role, kind, id] of [...beyond, ...absent])
      expect([id, await code(give(area7, someone, role, kind, id))]).toEqual([id, 'staff.no_such_scope']);
    expect(await hatsOf(office.store, someone)).toEqual([]);
  });

  test('is held by the tables too, were the action’s checks not there', async () => {
    const someone = await enter(area7);
    const insert = (by: Person, personId: string, kind: string, id: string) =>
      code(
        office.store.within(by.viewer, (tx) =>
          sql`INSERT INTO office.posts (person_id, role, scope_kind, scope_id) VALUES (${personId}, 'administrator', ${kind}, ${id})`.execute(
            tx,
          ),
        ),
      );
    const refused = '42501';
    expect(await insert(area7, someone, 'area', '8')).toBe(refused);
    expect(await insert(area7, someone, 'nation', '')).toBe(refused);
    expect(await insert(area7, area7.personId, 'area', '7')).toBe(refused);
    expect(await insert(area7, someone, 'area', '7')).toBe('done');
    const officer = await office.person({ role: 'area_officer', scope: ['area', '7'] });
    expect(await insert(officer, someone, 'area', '7')).toBe(refused);
    const lengthen = (by: Person) =>
      code(
        office.store.within(by.viewer, (tx) =>
          sql`UPDATE office.posts SET until_at = now() + interval '9 years' WHERE post_id = ${by.postId}`.execute(
            tx,
          ),
        ),
      );
    expect(await lengthen(area7)).toBe(refused);
    const widen = code(
      office.store.within(area7.viewer, (tx) =>
        sql`UPDATE office.posts SET scope_id = '8' WHERE post_id = ${officer.postId}`.execute(tx),
      ),
    );
    expect(await widen).toBe(refused);
  });

  test('neither sees nor touches people of another Area, and cannot tell them from nobody', async () => {
    const other = await office.person({ role: 'area_officer', scope: ['area', '8'] });
    const answer = (run: Promise<unknown>) =>
      run.then(
        () => 'done',
        (error: unknown) => {
          const { code, status, th } = error as { code: string; status: number; th: string };
          return { code, status, th };
        },
      );
    const nobody = '00000000-0000-4000-8000-000000000000';
    for (const attempt of [
      (id: string) => act(office.store, area7.viewer, disablePerson, { id }),
      (id: string) => act(office.store, area7.viewer, giveLink, { id, linkHash: newLink().hash }),
      (id: string) =>
        act(office.store, area7.viewer, correctPerson, {
          id,
          version: 1,
          fullName: 'ชื่อใหม่',
          email: 'x@example.go.th',
        }),
      (id: string) => give(area7, id, 'area_officer', 'area', '7'),
    ])
      expect(await answer(attempt(other.personId))).toEqual(await answer(attempt(nobody)));
    expect(await code(act(office.store, area7.viewer, endPost, { id: other.postId }))).toBe(
      'office.not_found',
    );
  });

  test('does not take over somebody who also has a post elsewhere, but ends the post here', async () => {
    const both = await office.person({ role: 'area_officer', scope: ['area', '7'] });
    await office.person({ role: 'area_officer', scope: ['area', '8'], personId: both.personId });
    const { personId: id } = both;
    expect(await code(act(office.store, area7.viewer, giveLink, { id, linkHash: newLink().hash }))).toBe(
      'office.not_found',
    );
    expect(await code(act(office.store, area7.viewer, disablePerson, { id }))).toBe('office.not_found');
    const directly = office.store.within(area7.viewer, (tx) =>
      sql<{ made: boolean }>`SELECT auth.make_link(${id}, ${Buffer.alloc(32, 3)}, true) AS made`.execute(tx),
    );
    expect((await directly).rows[0]!.made).toBe(false);
    expect(await code(act(office.store, area7.viewer, endPost, { id: both.postId }))).toBe('done');
    expect(await alive(both.viewer)).toBe(false);
  });

  test('sees whom they entered themselves, and not the newcomer of another Area', async () => {
    const newcomer = await enter(area8);
    expect(await code(give(area7, newcomer, 'area_officer', 'area', '7'))).toBe('office.not_found');
    expect(await code(give(area8, newcomer, 'area_officer', 'area', '8'))).toBe('done');
  });
});

test('every role is given over its own kinds of scope and no other', async () => {
  const ids: Record<string, string> = {
    nation: '',
    area: '7',
    region: '7',
    province: 'TH-74',
    district: '7401',
    agency: 'agency:test:a7',
  };
  for (const role of roleNames) {
    const someone = await enter(nation);
    for (const [kind, id] of Object.entries(ids)) {
      const fits = (roles[role].scopes as readonly string[]).includes(kind);
      expect([role, kind, await code(give(nation, someone, role, kind, id))]).toEqual([
        role,
        kind,
        fits ? 'done' : 'staff.scope_not_for_role',
      ]);
    }
  }
});

test('nobody but an administrator appoints, ends, moves or disables', async () => {
  const someone = await enter(nation);
  for (const role of roleNames.filter((name) => name !== 'administrator')) {
    const kind = roles[role].scopes[0];
    const id = {
      nation: '',
      area: '7',
      region: '7',
      province: 'TH-74',
      district: '7401',
      agency: 'agency:test:a7',
    }[kind as 'area'];
    const holder = await office.person({ role, scope: [kind, id] });
    expect([role, await code(give(holder, someone, 'area_officer', 'area', '7'))]).toEqual([
      role,
      'office.not_permitted',
    ]);
    expect(await code(act(office.store, holder.viewer, disablePerson, { id: someone }))).toBe(
      'office.not_permitted',
    );
  }
});

test('nobody appoints, ends or disables themselves', async () => {
  expect(await code(give(nation, nation.personId, 'area_officer', 'area', '7'))).toBe('staff.not_oneself');
  expect(await code(act(office.store, nation.viewer, endPost, { id: nation.postId }))).toBe(
    'staff.not_oneself',
  );
  expect(await code(act(office.store, nation.viewer, disablePerson, { id: nation.personId }))).toBe(
    'staff.not_oneself',
  );
});

describe('a post', () => {
  test('begins and ends on its days, and no click later', async () => {
    const someone = await enter(nation);
    const future = await give(nation, someone, 'area_officer', 'area', '7', { fromOn: '2099-01-01' });
    expect(await alive({ kind: 'staff', personId: someone, postId: future })).toBe(false);
    expect(await code(give(nation, someone, 'area_director', 'area', '7', { untilOn: '2020-01-01' }))).toBe(
      'staff.empty_time',
    );
    expect(
      await code(
        give(nation, someone, 'area_director', 'area', '7', { fromOn: '2099-02-01', untilOn: '2099-01-01' }),
      ),
    ).toBe('staff.empty_time');
    expect(await code(act(office.store, nation.viewer, endPost, { id: future }))).toBe('done');
    expect(await code(act(office.store, nation.viewer, endPost, { id: future }))).toBe('office.wrong_state');
  });

  test('is not given twice, even by two administrators at once', async () => {
    const someone = await enter(nation);
    const answers = await Promise.all(
      [1, 2].map(() => code(give(nation, someone, 'area_officer', 'area', '7'))),
    );
    expect(answers.sort()).toEqual(['done', 'staff.already_held']);
  });

  test('leaves its event where it lies, with what it is and no name', async () => {
    const someone = await enter(nation);
    const postId = await give(nation, someone, 'governor', 'province', 'TH-74');
    const [event] = await office.owner<{ province_iso: string; data: object }>(
      `SELECT province_iso, data FROM office.events WHERE subject_id = $1`,
      [postId],
    );
    expect(event).toEqual({
      province_iso: 'TH-74',
      data: { role: 'governor', scope_kind: 'province', scope_id: 'TH-74' },
    });
    expect(JSON.stringify(await office.owner(`SELECT data FROM office.events`))).not.toMatch(
      /สมมุติ|example\.go\.th/,
    );
  });
});

test('an address belongs to one person, however its letters are typed', async () => {
  await act(office.store, nation.viewer, createPerson, { fullName: 'คนแรก', email: 'Somsri@Example.go.th' });
  expect(
    await code(
      act(office.store, nation.viewer, createPerson, { fullName: 'คนที่สอง', email: ' somsri@example.go.th ' }),
    ),
  ).toBe('staff.email_taken');
  for (const email of ['no address', 'a@b', 'a b@c.d', '"x"@y.z', 'a@b.c\nBcc: x@y.z'])
    expect([
      email,
      await code(act(office.store, nation.viewer, createPerson, { fullName: 'คนที่สาม', email })),
    ]).toEqual([email, 'office.input']);
});
