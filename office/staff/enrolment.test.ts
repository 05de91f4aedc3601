/** Agencies enrol by a code on a letter; the head names up to three officers; once a year all are confirmed. */
import { sql } from 'kysely';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { account, codeFrom, enterBy, goodPhrase, knock, testDoor } from '#tests/office-door.ts';
import { officeStore, type Person } from '#tests/office-store.ts';
import { act, whoAmI } from '../action.ts';
import { confirmHead, confirmOfficer } from './actions/agency-confirm.ts';
import { endOfficer } from './actions/agency-end-officer.ts';
import { inviteAgency } from './actions/agency-invite.ts';
import { nameOfficer } from './actions/agency-name-officer.ts';
import { withdrawCode } from './actions/agency-withdraw-code.ts';
import { newAgencyCode } from './agency-code.ts';
import { hatsOf } from './hats.ts';
import { enrolByCode, joinByCode, lookAtCode } from './sign-in/enrol.ts';
import { sessionOf } from './sign-in/sessions.ts';

const office = officeStore();
const door = testDoor(office, { secondStep: 'offered' });
let officer: Person;
let elsewhere: Person;
let agencyId = '';
let agencies = 0;

beforeAll(async () => {
  await office.owner(`INSERT INTO office.provinces VALUES ('TH-74', 'สมุทรสาคร', 'Samut Sakhon')`);
  await office.owner(
    `INSERT INTO office.area_provinces (province_iso, area_no, valid_from_on) VALUES ('TH-74', 7, '2000-01-01')`,
  );
  officer = await office.person({ role: 'area_officer', scope: ['area', '7'] });
  elsewhere = await office.person({ role: 'area_officer', scope: ['area', '8'] });
});

beforeEach(async () => {
  agencyId = `agency:test:${(agencies += 1)}`;
  await office.owner(
    `INSERT INTO office.agencies (agency_id, name_th, folded_name, province_iso, source) VALUES ($1, 'อบต. สมมุติ', 'อบต. สมมุติ', 'TH-74', 'test')`,
    [agencyId],
  );
});

const invite = async (by = officer) => {
  const code = newAgencyCode();
  const id = await act(office.store, by.viewer, inviteAgency, { agencyId, codeHash: code.hash });
  return { ...code, id };
};
let addresses = 0;
const enrol = (code: string, more: { email?: string; machine?: string } = {}) =>
  enrolByCode(
    door,
    {
      code,
      fullName: 'หัวหน้า สมมุติ',
      positionTitle: 'นายก',
      phone: null,
      email: more.email ?? `agency${(addresses += 1)}@example.go.th`,
      password: goodPhrase,
    },
    knock({ machine: more.machine ?? `203.0.113.${addresses}` }),
  );
const signedUp = async (code: string): Promise<Person> => {
  const { personId } = (await sessionOf(door, (await enrol(code)).token))!;
  const [hat] = await hatsOf(office.store, personId);
  return { personId, postId: hat!.postId, viewer: { kind: 'staff', personId, postId: hat!.postId } };
};
const head = async () => signedUp((await invite()).shown);
const named = async (by: Person, forName = 'เจ้าหน้าที่ สมมุติ') => {
  const code = newAgencyCode();
  const id = await act(office.store, by.viewer, nameOfficer, { forName, codeHash: code.hash });
  return { ...code, id };
};
const alive = (viewer: Person['viewer']) =>
  office.store.within(viewer, async (tx) => (await whoAmI(tx)) !== null);

describe('the code on a letter', () => {
  test('says which agency it is for, and makes its holder the head for a year', async () => {
    const code = await invite();
    expect(await lookAtCode(door, code.shown, knock())).toEqual({
      agencyName: 'อบต. สมมุติ',
      role: 'agency_head',
      forName: null,
    });
    const holder = await signedUp(code.shown);
    const [hat] = await hatsOf(office.store, holder.personId);
    expect(hat).toMatchObject({ role: 'agency_head', scopeKind: 'agency', scopeId: agencyId });
    const days = (hat!.untilAt!.getTime() - Date.now()) / 86_400_000;
    expect(days).toBeGreaterThan(364);
    expect(days).toBeLessThan(367);
  });

  test('works once, even for two at the same moment', async () => {
    const { shown } = await invite();
    const answers = await Promise.all([1, 2, 3].map(() => codeFrom(enrol(shown))));
    expect(answers.sort()).toEqual(['done', 'sign_in.code_gone', 'sign_in.code_gone']);
    const posts = await office.owner('SELECT count(*)::int AS n FROM office.posts WHERE scope_id = $1', [
      agencyId,
    ]);
    expect(posts).toEqual([{ n: 1 }]);
  });

  test('runs out after thirty days', async () => {
    const { shown, id } = await invite();
    const [row] = await office.owner<{ days: number }>(
      `SELECT extract(day FROM expires_at - made_at)::int AS days FROM office.agency_invitations WHERE invitation_id = $1`,
      [id],
    );
    expect(row!.days).toBe(30);
    await office.owner(
      `UPDATE office.agency_invitations SET made_at = made_at - interval '30 days', expires_at = expires_at - interval '30 days' WHERE invitation_id = $1`,
      [id],
    );
    expect(await codeFrom(lookAtCode(door, shown, knock()))).toBe('sign_in.code_gone');
    expect(await codeFrom(enrol(shown))).toBe('sign_in.code_gone');
  });

  test('stops when it is withdrawn, when a newer one is made, and when the agency ends', async () => {
    const first = await invite();
    const second = await invite();
    expect(await codeFrom(enrol(first.shown))).toBe('sign_in.code_gone');
    await act(office.store, officer.viewer, withdrawCode, { id: second.id });
    expect(await codeFrom(enrol(second.shown))).toBe('sign_in.code_gone');
    const third = await invite();
    await office.owner(`UPDATE office.agencies SET ended_on = '2026-01-01' WHERE agency_id = $1`, [agencyId]);
    expect(await codeFrom(enrol(third.shown))).toBe('sign_in.code_gone');
    expect(await codeFrom(invite())).toBe('staff.agency_ended');
  });

  test('with a slip is told from one that is no longer good, without asking the database', async () => {
    const { shown } = await invite();
    const slipped = shown.replace(/\d$/, (digit) => String((Number(digit) + 1) % 10));
    expect(await codeFrom(lookAtCode(door, slipped, knock()))).toBe('sign_in.code_slip');
    expect(await codeFrom(lookAtCode(door, newAgencyCode().shown, knock()))).toBe('sign_in.code_gone');
  });

  test('is not used up when the address is somebody’s already; that person adds the post after signing in', async () => {
    const governor = await office.person({ role: 'governor', scope: ['province', 'TH-74'] });
    const { email } = await account(office, door, governor.personId);
    const { shown } = await invite();
    expect(await codeFrom(enrol(shown, { email }))).toBe('sign_in.have_account');
    await joinByCode(door, await enterBy(door, email), shown, knock());
    expect((await hatsOf(office.store, governor.personId)).map((hat) => hat.role)).toEqual([
      'governor',
      'agency_head',
    ]);
  });

  test('is kept as a digest, and leaves events without a name', async () => {
    const { shown, hash } = await invite();
    await signedUp(shown);
    const rows = await office.owner<{ kept: string }>(
      `SELECT encode(code_hash, 'hex') AS kept FROM office.agency_invitations WHERE agency_id = $1`,
      [agencyId],
    );
    expect(rows).toEqual([{ kept: hash }]);
    const events = await office.owner<{ name: string }>(
      `SELECT name FROM office.events WHERE agency_id = $1 ORDER BY event_no`,
      [agencyId],
    );
    expect(events.map((event) => event.name)).toEqual([
      'agency_invitation.made',
      'agency_invitation.used',
      'post.appointed',
    ]);
    expect(JSON.stringify(await office.owner('SELECT data FROM office.events'))).not.toMatch(
      /สมมุติ|\d{4} \d{4}/,
    );
  });

  test('is made by the desk of that Area and by nobody else', async () => {
    expect(await codeFrom(invite(elsewhere))).toBe('office.not_found');
    const governor = await office.person({ role: 'governor', scope: ['province', 'TH-74'] });
    expect(await codeFrom(invite(governor))).toBe('office.not_permitted');
    const directly = (by: Person) =>
      codeFrom(
        office.store.within(by.viewer, (tx) =>
          sql`INSERT INTO office.agency_invitations (agency_id, role, code_hash, made_by) VALUES (${agencyId}, 'agency_head', ${Buffer.alloc(32, 9)}, ${by.personId})`.execute(
            tx,
          ),
        ),
      );
    expect(await directly(elsewhere)).toBe('42501');
    expect(await directly(governor)).toBe('42501');
    expect(await directly(officer)).toBe('done');
  });
});

test('a new head takes over: the one before is out at that moment', async () => {
  const before = await head();
  expect(await alive(before.viewer)).toBe(true);
  const after = await head();
  expect(await alive(before.viewer)).toBe(false);
  expect(await alive(after.viewer)).toBe(true);
});

describe('the head of an agency', () => {
  test('names three people and no fourth, unused codes counted, not even two at once', async () => {
    const chief = await head();
    const first = await named(chief);
    await signedUp(first.shown);
    const answers = await Promise.all([1, 2, 3, 4].map(() => codeFrom(named(chief))));
    expect(answers.sort()).toEqual(['done', 'done', 'staff.enough_officers', 'staff.enough_officers']);
    const past = codeFrom(
      office.store.within(chief.viewer, (tx) =>
        sql`INSERT INTO office.agency_invitations (agency_id, role, for_name, code_hash, made_by) VALUES (${agencyId}, 'agency_officer', 'คนที่สี่', ${Buffer.alloc(32, 8)}, ${chief.personId})`.execute(
          tx,
        ),
      ),
    );
    expect(await past).toBe('42501');
  });

  test('gets room again by withdrawing a code or ending a post', async () => {
    const chief = await head();
    const codes = [await named(chief), await named(chief), await named(chief)];
    const one = await signedUp(codes[0]!.shown);
    expect(await codeFrom(act(office.store, chief.viewer, withdrawCode, { id: codes[0]!.id }))).toBe(
      'office.wrong_state',
    );
    await act(office.store, chief.viewer, withdrawCode, { id: codes[1]!.id });
    expect(await codeFrom(named(chief))).toBe('done');
    await act(office.store, chief.viewer, endOfficer, { id: one.postId });
    expect(await alive(one.viewer)).toBe(false);
    expect(await codeFrom(named(chief))).toBe('done');
  });

  test('has no say in another agency, nor over the own letter', async () => {
    const chief = await head();
    const officerHere = await signedUp((await named(chief)).shown);
    agencyId = `agency:test:${(agencies += 1)}`;
    await office.owner(
      `INSERT INTO office.agencies (agency_id, name_th, folded_name, province_iso, source) VALUES ($1, 'โรงเรียนสมมุติ', 'โรงเรียนสมมุติ', 'TH-74', 'test')`,
      [agencyId],
    );
    const other = await head();
    const letter = await invite();
    expect(await codeFrom(act(office.store, other.viewer, endOfficer, { id: officerHere.postId }))).toBe(
      'office.not_found',
    );
    expect(await codeFrom(act(office.store, other.viewer, withdrawCode, { id: letter.id }))).toBe(
      'office.not_found',
    );
    expect(
      await codeFrom(
        act(office.store, officerHere.viewer, nameOfficer, {
          forName: 'เพื่อน',
          codeHash: newAgencyCode().hash,
        }),
      ),
    ).toBe('office.not_permitted');
  });
});

describe('once a year', () => {
  const nearEnd = (postId: string, days: number) =>
    office.owner(`UPDATE office.posts SET until_at = now() + make_interval(days => $2) WHERE post_id = $1`, [
      postId,
      days,
    ]);
  const daysLeft = async (postId: string) => {
    const [row] = await office.owner<{ days: number }>(
      `SELECT extract(day FROM until_at - now())::int AS days FROM office.posts WHERE post_id = $1`,
      [postId],
    );
    return row!.days;
  };

  test('the desk confirms the head and the head the officers, in the last sixty days', async () => {
    const chief = await head();
    const worker = await signedUp((await named(chief)).shown);
    expect(await codeFrom(act(office.store, officer.viewer, confirmHead, { id: chief.postId }))).toBe(
      'staff.not_yet_due',
    );
    await nearEnd(chief.postId, 59);
    await nearEnd(worker.postId, 3);
    await act(office.store, officer.viewer, confirmHead, { id: chief.postId });
    await act(office.store, chief.viewer, confirmOfficer, { id: worker.postId });
    expect(
      [await daysLeft(chief.postId), await daysLeft(worker.postId)].every(
        (days) => days >= 364 && days <= 366,
      ),
    ).toBe(true);
  });

  test('nobody confirms themselves, nor for another Area, nor the wrong kind', async () => {
    const chief = await head();
    const worker = await signedUp((await named(chief)).shown);
    await nearEnd(chief.postId, 10);
    await nearEnd(worker.postId, 10);
    expect(await codeFrom(act(office.store, chief.viewer, confirmOfficer, { id: chief.postId }))).toBe(
      'office.not_found',
    );
    expect(await codeFrom(act(office.store, chief.viewer, confirmHead, { id: chief.postId }))).toBe(
      'office.not_permitted',
    );
    expect(await codeFrom(act(office.store, elsewhere.viewer, confirmHead, { id: chief.postId }))).toBe(
      'office.not_found',
    );
    expect(await codeFrom(act(office.store, officer.viewer, confirmHead, { id: worker.postId }))).toBe(
      'office.not_found',
    );
  });

  test('who is not confirmed is out on the day, and only a new code brings them back', async () => {
    const chief = await head();
    await nearEnd(chief.postId, 0);
    expect(await alive(chief.viewer)).toBe(false);
    expect(await codeFrom(act(office.store, officer.viewer, confirmHead, { id: chief.postId }))).toBe(
      'staff.not_yet_due',
    );
    const longer = office.store.within(officer.viewer, (tx) =>
      sql`UPDATE office.posts SET until_at = now() + interval '300 days' WHERE post_id = ${chief.postId}`.execute(
        tx,
      ),
    );
    expect(await codeFrom(longer)).toBe('42501');
  });
});
