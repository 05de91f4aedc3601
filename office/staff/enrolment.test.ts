/** Agencies enrol by a code on a letter; the head names up to three officers. */
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { agencyOffice } from '#tests/agency-office.ts';
import { account, codeFrom, enterBy, knock } from '#tests/office-door.ts';
import type { Person } from '#tests/office-store.ts';
import { act } from '../action.ts';
import { endOfficer } from './actions/agency-end-officer.ts';
import { nameOfficer } from './actions/agency-name-officer.ts';
import { withdrawCode } from './actions/agency-withdraw-code.ts';
import { newAgencyCode } from './agency-code.ts';
import { hatsOf } from './hats.ts';
import { joinByCode, lookAtCode } from './sign-in/enrol.ts';

const t = agencyOffice();
const { office, door } = t;

describe('the code on a letter', () => {
  test('says which agency it is for, and makes its holder the head for a year', async () => {
    const code = await t.invite();
    expect(await lookAtCode(door, code.shown, knock())).toEqual({
      agencyName: 'อบต. สมมุติ',
      role: 'agency_head',
      forName: null,
    });
    const holder = await t.signedUp(code.shown);
    const [hat] = await hatsOf(office.store, holder.personId);
    expect(hat).toMatchObject({ role: 'agency_head', scopeKind: 'agency', scopeId: t.agencyId });
    const days = (hat!.untilAt!.getTime() - Date.now()) / 86_400_000;
    expect(days).toBeGreaterThan(364);
    expect(days).toBeLessThan(367);
  });

  test('works once, even for two at the same moment', async () => {
    const { shown } = await t.invite();
    const answers = await Promise.all([1, 2, 3].map(() => codeFrom(t.enrol(shown))));
    expect(answers.sort()).toEqual(['done', 'sign_in.code_gone', 'sign_in.code_gone']);
    const posts = await office.owner('SELECT count(*)::int AS n FROM office.posts WHERE scope_id = $1', [
      t.agencyId,
    ]);
    expect(posts).toEqual([{ n: 1 }]);
  });

  test('runs out after thirty days', async () => {
    const { shown, id } = await t.invite();
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
    expect(await codeFrom(t.enrol(shown))).toBe('sign_in.code_gone');
  });

  test('stops when it is withdrawn, when a newer one is made, and when the agency ends', async () => {
    const first = await t.invite();
    const second = await t.invite();
    expect(await codeFrom(t.enrol(first.shown))).toBe('sign_in.code_gone');
    await act(office.store, t.desk.viewer, withdrawCode, { id: second.id });
    expect(await codeFrom(t.enrol(second.shown))).toBe('sign_in.code_gone');
    const third = await t.invite();
    await office.owner(`UPDATE office.agencies SET ended_on = '2026-01-01' WHERE agency_id = $1`, [
      t.agencyId,
    ]);
    expect(await codeFrom(t.enrol(third.shown))).toBe('sign_in.code_gone');
    expect(await codeFrom(t.invite())).toBe('staff.agency_ended');
  });

  test('with a slip is told from one that is no longer good, without asking the database', async () => {
    const { shown } = await t.invite();
    const slipped = shown.replace(/\d$/, (digit) => String((Number(digit) + 1) % 10));
    expect(await codeFrom(lookAtCode(door, slipped, knock()))).toBe('sign_in.code_slip');
    expect(await codeFrom(lookAtCode(door, newAgencyCode().shown, knock()))).toBe('sign_in.code_gone');
  });

  test('is not used up when the address is somebody’s already; that person adds the post after signing in', async () => {
    const governor = await office.person({ role: 'governor', scope: ['province', 'TH-74'] });
    const { email } = await account(office, door, governor.personId);
    const { shown } = await t.invite();
    expect(await codeFrom(t.enrol(shown, email))).toBe('sign_in.have_account');
    await joinByCode(door, await enterBy(door, email), shown, knock());
    expect((await hatsOf(office.store, governor.personId)).map((hat) => hat.role)).toEqual([
      'governor',
      'agency_head',
    ]);
  });

  test('is kept as a digest, and leaves events without a name', async () => {
    const { shown, hash } = await t.invite();
    await t.signedUp(shown);
    const rows = await office.owner<{ kept: string }>(
      `SELECT encode(code_hash, 'hex') AS kept FROM office.agency_invitations WHERE agency_id = $1`,
      [t.agencyId],
    );
    expect(rows).toEqual([{ kept: hash }]);
    const events = await office.owner<{ name: string }>(
      `SELECT name FROM office.events WHERE agency_id = $1 ORDER BY event_no`,
      [t.agencyId],
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
    expect(await codeFrom(t.invite(t.otherDesk))).toBe('office.not_found');
    const governor = await office.person({ role: 'governor', scope: ['province', 'TH-74'] });
    expect(await codeFrom(t.invite(governor))).toBe('office.not_permitted');
    const directly = (by: Person) =>
      codeFrom(
        office.store.within(by.viewer, (tx) =>
          sql`INSERT INTO office.agency_invitations (agency_id, role, code_hash, made_by) VALUES (${t.agencyId}, 'agency_head', ${Buffer.alloc(32, 9)}, ${by.personId})`.execute(
            tx,
          ),
        ),
      );
    expect(await directly(t.otherDesk)).toBe('42501');
    expect(await directly(governor)).toBe('42501');
    expect(await directly(t.desk)).toBe('done');
  });
});

test('a new head takes over: the one before is out at that moment', async () => {
  const before = await t.head();
  expect(await t.alive(before.viewer)).toBe(true);
  const after = await t.head();
  expect(await t.alive(before.viewer)).toBe(false);
  expect(await t.alive(after.viewer)).toBe(true);
});

describe('the head of an agency', () => {
  test('names three people and no fourth, unused codes counted, not even two at once', async () => {
    const chief = await t.head();
    const first = await t.named(chief);
    await t.signedUp(first.shown);
    const answers = await Promise.all([1, 2, 3, 4].map(() => codeFrom(t.named(chief))));
    expect(answers.sort()).toEqual(['done', 'done', 'staff.enough_officers', 'staff.enough_officers']);
    const past = codeFrom(
      office.store.within(chief.viewer, (tx) =>
        sql`INSERT INTO office.agency_invitations (agency_id, role, for_name, code_hash, made_by) VALUES (${t.agencyId}, 'agency_officer', 'คนที่สี่', ${Buffer.alloc(32, 8)}, ${chief.personId})`.execute(
          tx,
        ),
      ),
    );
    expect(await past).toBe('42501');
  });

  test('gets room again by withdrawing a code or ending a post', async () => {
    const chief = await t.head();
    const codes = [await t.named(chief), await t.named(chief), await t.named(chief)];
    const one = await t.signedUp(codes[0]!.shown);
    expect(await codeFrom(act(office.store, chief.viewer, withdrawCode, { id: codes[0]!.id }))).toBe(
      'office.wrong_state',
    );
    await act(office.store, chief.viewer, withdrawCode, { id: codes[1]!.id });
    expect(await codeFrom(t.named(chief))).toBe('done');
    await act(office.store, chief.viewer, endOfficer, { id: one.postId });
    expect(await t.alive(one.viewer)).toBe(false);
    expect(await codeFrom(t.named(chief))).toBe('done');
  });

  test('has no say in another agency, nor over the own letter', async () => {
    const chief = await t.head();
    const officerHere = await t.signedUp((await t.named(chief)).shown);
    await t.newAgency();
    const other = await t.head();
    const letter = await t.invite();
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
