/** Seats: fifty ask for the last at once, sectors and agencies keep their quotas, seats change hands, agencies merge and move. */
/* eslint-disable max-lines -- one office and its agencies carry every story of seats and invitations */
import { beforeAll, describe, expect, test } from 'vitest';
import { mergeAgency } from '#office/agencies/actions/merge.ts';
import { moveAgency } from '#office/agencies/actions/move.ts';
import { act, type Action } from '#office/action.ts';
import { myWork } from '#office/my-work/my-work.ts';
import { officeStore, type Person } from '#tests/office-store.ts';
import { codeOf as code, meetingDesk } from '#tests/meeting-desk.ts';
import { castOf, farAgency, inDays, layWorld, municipality, school, type Cast } from '#tests/watch-world.ts';
import {
  acceptInvitation,
  declineInvitation,
  noteAcceptance,
  noteRefusal,
} from './actions/answer-invitation.ts';
import { cancelMeeting } from './actions/cancel-meeting.ts';
import { inviteAgencies } from './actions/invite-agencies.ts';
import { remindAgencies } from './actions/remind-agencies.ts';
import { setQuotas } from './actions/set-quotas.ts';
import { substitute } from './actions/substitute.ts';
import { withdrawInvitation } from './actions/withdraw-invitation.ts';
import { ownInvitations, readInvitation } from './invitations.ts';
import { remindersOf } from './reminders.ts';
import { invitedTo, seatsBySector } from './seats.ts';

const office = officeStore();
let cast: Cast;

beforeAll(async () => {
  await layWorld(office);
  cast = await castOf(office);
  await office.owner(`INSERT INTO office.fiscal_years (fiscal_year_be) SELECT generate_series(2565, 2575)`);
});

const { announced, invite, answer, invitationOf, taken } = meetingDesk(office, () => cast);

test('of fifty agencies that ask for the last seat at once exactly one has it', async () => {
  const meeting = await announced({ seats: '3' });
  await office.owner(`
    INSERT INTO office.agencies (agency_id, name_th, folded_name, province_iso, source, is_demonstration)
    SELECT 'agency:office:race-' || n, 'หน่วยงานสมมุติ ' || n, 'หน่วยงานสมมุติ ' || n, 'TH-74', 'test', true FROM generate_series(1, 50) n`);
  const ids = Array.from({ length: 50 }, (_, at) => `agency:office:race-${at + 1}`);
  await invite(meeting, { agencyIds: [...ids, school], seats: 2 });
  await answer(cast.clerk, acceptInvitation, meeting, school, { holders: 'ผู้อำนวยการ\nครูพัสดุ' });
  const heads = await Promise.all(
    ids.map((id) => office.person({ role: 'agency_head', scope: ['agency', id] })),
  );
  const answers = await Promise.all(
    ids.map((id, at) => code(answer(heads[at]!, acceptInvitation, meeting, id, { holders: 'หัวหน้าหน่วยงาน' }))),
  );
  expect(answers.filter((one) => one === 'done')).toHaveLength(1);
  expect(answers.filter((one) => one === 'meetings.seats_full')).toHaveLength(49);
  expect(await taken(meeting)).toBe(3);
  // A seat given back is free for the next who asks.
  const [loser] = ids.filter((_, at) => answers[at] !== 'done');
  const winner = answers.indexOf('done');
  await answer(heads[winner]!, declineInvitation, meeting, ids[winner]!, { reason: 'ติดภารกิจ' });
  const next = heads[ids.indexOf(loser!)]!;
  expect(await code(answer(next, acceptInvitation, meeting, loser!, { holders: 'หัวหน้าหน่วยงาน' }))).toBe(
    'done',
  );
});

describe('quotas', () => {
  test('of a sector and of an agency hold, whatever the meeting has left', async () => {
    const meeting = await announced({ seats: '100' });
    const sectors = [{ sector: 'government_agencies', count: 3 }];
    await act(office.store, cast.officer.viewer, setQuotas, { id: meeting, version: 2, sectors });
    await invite(meeting, { agencyIds: [school, municipality] });
    const three = { holders: 'ก ข\nค ง\nจ ฉ' };
    expect(await code(answer(cast.clerk, acceptInvitation, meeting, school, three))).toBe(
      'meetings.over_quota',
    );
    await answer(cast.clerk, acceptInvitation, meeting, school, { holders: 'ผู้อำนวยการ\nครูพัสดุ' });
    const two = { holders: 'นายก\nปลัด' };
    expect(await code(answer(cast.otherAgency, acceptInvitation, meeting, municipality, two))).toBe(
      'meetings.sector_full',
    );
    await answer(cast.otherAgency, acceptInvitation, meeting, municipality, { holders: 'ปลัดเทศบาล' });
    expect(await office.store.within(cast.officer.viewer, (tx) => seatsBySector(tx, meeting))).toEqual([
      { sector: 'government_agencies', quota: 3, invited: 2, taken: 3, declined: 0 },
    ]);
  });

  test('of all sectors together are not more than the meeting has', async () => {
    const id = await announced({ seats: '5' });
    const sectors = [
      { sector: 'civil_society', count: 3 },
      { sector: 'private_sector', count: 3 },
    ];
    expect(await code(act(office.store, cast.officer.viewer, setQuotas, { id, version: 2, sectors }))).toBe(
      'meetings.quotas_exceed',
    );
  });
});

describe('an invitation', () => {
  test('goes out with a drafted letter, is answered once by its agency alone, and its seats change hands with history', async () => {
    const meeting = await announced();
    await invite(meeting, {
      agencyIds: [school],
      withLetter: 'yes',
      replyDueOn: inDays(7),
      postsWanted: 'ผู้อำนวยการ',
    });
    const letters = await office.owner<{ subject_line: string; body: string; state: string }>(
      `SELECT l.subject_line, l.body, l.state FROM office.letters l JOIN office.letter_matters m USING (letter_id)
       WHERE m.about_kind = 'meeting' AND m.about_id = $1`,
      [meeting],
    );
    expect(letters).toMatchObject([{ state: 'drafted' }]);
    expect(letters[0]!.subject_line).toContain('ขอเชิญประชุม');
    expect(letters[0]!.body).toMatch(/จำนวน 2 คน ได้แก่ ผู้อำนวยการ.*ตอบรับภายในวันที่/u);
    for (const who of [cast.otherAgency, cast.governor, cast.elsewhere, cast.civil] as const)
      expect(await code(answer(who, acceptInvitation, meeting, school, { holders: 'ผู้อำนวยการ' }))).toMatch(
        /not_found|not_permitted/u,
      );
    await answer(cast.head, acceptInvitation, meeting, school, { holders: 'ผู้อำนวยการ\nครูพัสดุ' });
    expect(
      await code(
        answer(cast.head, substitute, meeting, school, { seatNo: '3', holderPost: 'ครู', reason: 'ป่วย' }),
      ),
    ).toBe('meetings.no_such_seat');
    await answer(cast.head, substitute, meeting, school, {
      seatNo: '๒', holderPost: 'รองผู้อำนวยการ', reason: 'ครูพัสดุติดตรวจรับงาน',
    }); // prettier-ignore
    const { id } = await invitationOf(meeting, school);
    const { holders } = await office.store.within(cast.officer.viewer, (tx) => readInvitation(tx, id));
    expect(holders.map(({ seatNo, post, holds }) => [seatNo, post, holds])).toEqual([
      [1, 'ผู้อำนวยการ', true],
      [2, 'รองผู้อำนวยการ', true],
      [2, 'ครูพัสดุ', false],
    ]);
    expect(await code(invite(meeting, { agencyIds: [school] }))).toBe('meetings.invited_already');
  });

  test('of a body without an account is answered by the desk, and one taken back frees its seats', async () => {
    const meeting = await announced({ seats: '2' });
    await invite(meeting, { organisation: 'เครือข่ายภาคประชาสังคมสมมุติ', sector: 'civil_society' });
    const [row] = await office.owner<{ id: string }>(
      'SELECT meeting_invitation_id AS id FROM office.meeting_invitations WHERE activity_id = $1',
      [meeting],
    );
    const on = (chosen: Action<unknown>, version: number, typed: object = {}) =>
      act(office.store, cast.officer.viewer, chosen, { id: row!.id, version, ...typed });
    await on(noteRefusal, 1, { reason: 'แจ้งทางโทรศัพท์ว่าไม่ว่าง' });
    await on(noteAcceptance, 2, { holders: 'ประธานเครือข่าย\nเลขานุการ' });
    expect(await taken(meeting)).toBe(2);
    await on(withdrawInvitation, 3);
    expect(await taken(meeting)).toBe(0);
  });

  test('before the announcement, to nobody, or to an agency that ended or is another Area’s, is refused whole', async () => {
    const id = await announced();
    expect(await code(invite(id, {}))).toBe('meetings.nobody_chosen');
    expect(await code(invite(id, { agencyIds: [school, farAgency] }))).toBe('meetings.no_such_agency');
    expect((await office.store.within(cast.officer.viewer, (tx) => invitedTo(tx, id))).total).toBe(0);
    const outsider = act(office.store, cast.elsewhere.viewer, inviteAgencies, {
      id,
      agencyIds: [farAgency],
      sector: 'nacc',
      seats: 1,
    });
    expect(await code(outsider)).toBe('office.not_found');
  });

  test('waits in the agency’s work until it is answered, and in the desk’s once it is late', async () => {
    const meeting = await announced();
    await invite(meeting, { agencyIds: [municipality], replyDueOn: inDays(0) });
    const hrefs = async (who: Person) =>
      (await office.store.within(who.viewer, (tx) => myWork(tx))).waiting.map((due) => due.href);
    const { id } = await invitationOf(meeting, municipality);
    expect(await hrefs(cast.otherAgency)).toContain(`/invitations/${id}`);
    expect(await hrefs(cast.officer)).toContain(`/meetings/${meeting}/seats`);
    await answer(cast.otherAgency, acceptInvitation, meeting, municipality, { holders: 'ปลัดเทศบาล' });
    expect(await hrefs(cast.otherAgency)).not.toContain(`/invitations/${id}`);
  });

  test('to a cancelled meeting takes no answer and keeps the seats that were taken', async () => {
    const meeting = await announced();
    await invite(meeting, { agencyIds: [school, municipality] });
    await answer(cast.head, acceptInvitation, meeting, school, { holders: 'ผู้อำนวยการ' });
    const [row] = await office.owner<{ version: number }>(
      'SELECT version FROM office.activities WHERE activity_id = $1',
      [meeting],
    );
    await act(office.store, cast.officer.viewer, cancelMeeting, {
      id: meeting,
      version: row!.version,
      reason: 'เลื่อนไปปีหน้า',
    });
    expect(
      await code(answer(cast.otherAgency, acceptInvitation, meeting, municipality, { holders: 'ปลัด' })),
    ).toBe('meetings.closed');
    const { id } = await invitationOf(meeting, school);
    expect(await office.store.within(cast.head.viewer, (tx) => readInvitation(tx, id))).toMatchObject({
      meetingState: 'cancelled',
      cancelReason: 'เลื่อนไปปีหน้า',
      taken: 1,
    });
  });
});

describe('whoever has not answered', () => {
  const remind = (who: Person, id: string) => act(office.store, who.viewer, remindAgencies, { id });
  const waiting = (meeting: string, now = new Date()) =>
    office.store.within(cast.officer.viewer, (tx) => remindersOf(tx, meeting, now));
  const messages = () =>
    office.owner<{ person_id: string; kind: string; matter_count: number }>(
      'SELECT person_id, kind, matter_count FROM office.outbox',
    );

  beforeAll(async () => {
    await office.owner('UPDATE office.people SET email = $1 WHERE person_id = $2', [
      'head@agency.example',
      cast.head.personId,
    ]);
  });

  test('is reminded in one press, told only that something waits, and not again for three working days', async () => {
    const meeting = await announced();
    await invite(meeting, { agencyIds: [school, municipality], organisation: 'ชมรมสมมุติ' });
    const before = await waiting(meeting);
    expect(before.toTell.map(({ hasMail }) => hasMail)).toEqual([true]);
    // Nobody of the municipality has an address, and the club is in no register.
    expect(before.toCall).toHaveLength(2);
    expect(await code(remind(cast.elsewhere, meeting))).toBe('office.not_found');
    expect(await code(remind(cast.head, meeting))).toBe('office.not_permitted');
    expect(await remind(cast.officer, meeting)).toEqual({ reminded: 1 });
    expect(await messages()).toEqual([{ person_id: cast.head.personId, kind: 'notice', matter_count: 1 }]);
    const marked = (await office.store.within(cast.officer.viewer, (tx) => invitedTo(tx, meeting))).rows;
    expect(marked.filter(({ remindedAt }) => remindedAt !== null)).toHaveLength(1);
    const [event] = await office.owner<{ data: object }>(
      "SELECT data FROM office.events WHERE name = 'meeting.agencies_reminded' AND subject_id = $1",
      [meeting],
    );
    expect(event!.data).toEqual({ reminded: 1, to_call: 2 });

    expect(await code(remind(cast.officer, meeting))).toBe('meetings.nobody_to_remind');
    expect(await messages()).toHaveLength(1);
    const { resting } = await waiting(meeting);
    expect((await waiting(meeting, new Date(`${resting[0]!.nextOn}T01:00:00Z`))).toTell).toHaveLength(1);
    await answer(cast.head, acceptInvitation, meeting, school, { holders: 'ผู้อำนวยการ' });
    expect((await waiting(meeting)).resting).toEqual([]);
  });

  test('is told by the successor’s address after a merger, and never one who left or was disabled', async () => {
    const meeting = await announced();
    await office.owner(
      `INSERT INTO office.agencies (agency_id, name_th, folded_name, province_iso, source, is_demonstration)
       VALUES ('agency:office:swallowed', 'หน่วยงานเดิม', 'หน่วยงานเดิม', 'TH-74', 'test', true)`,
    );
    await invite(meeting, { agencyIds: ['agency:office:swallowed'] });
    expect((await waiting(meeting)).toTell).toEqual([]);
    await office.owner(
      `INSERT INTO office.agency_changes (agency_id, kind, other_agency_id, before, after, effective_on, source)
       VALUES ('agency:office:swallowed', 'merged_into', $1, '{}', '{}', '2026-01-01', 'test')`,
      [school],
    );
    expect((await waiting(meeting)).toTell).toHaveLength(1);
    const disabled = (at: string) =>
      office.owner(`UPDATE office.people SET disabled_at = ${at} WHERE person_id = $1`, [cast.head.personId]);
    await disabled('now()');
    expect((await waiting(meeting)).toCall).toHaveLength(1);
    await disabled('NULL');
  });
});

describe('an agency that changes between invitation and day', () => {
  async function standing(name: string): Promise<{ id: string; head: Person }> {
    const id = `agency:office:${name}`;
    await office.owner(
      `INSERT INTO office.agencies (agency_id, name_th, folded_name, province_iso, source, is_demonstration)
       VALUES ($1, $2, $2, 'TH-74', 'test', true)`,
      [id, `หน่วยงาน ${name}`],
    );
    return { id, head: await office.person({ role: 'agency_head', scope: ['agency', id] }) };
  }
  const seenByDesk = async (meeting: string) =>
    (await office.store.within(cast.officer.viewer, (tx) => invitedTo(tx, meeting))).rows;

  test('by a merger is answered by its successor, with the seats counted once', async () => {
    const [old, next] = [await standing('merges'), await standing('successor')];
    const meeting = await announced();
    await invite(meeting, { agencyIds: [old.id, next.id] });
    const change = { id: old.id, version: 1, into: next.id, effectiveOn: inDays(0), source: 'ประกาศสมมุติ' };
    await act(office.store, cast.officer.viewer, mergeAgency, change);
    const own = await office.store.within(next.head.viewer, (tx) => ownInvitations(tx));
    expect(own.rows.map(({ name }) => name).sort()).toEqual(['หน่วยงาน merges', 'หน่วยงาน successor']);
    await answer(next.head, acceptInvitation, meeting, old.id, { holders: 'รองหัวหน้าหน่วยงาน' });
    expect(await seenByDesk(meeting)).toMatchObject([
      {
        name: 'หน่วยงาน merges',
        state: 'accepted',
        successorName: 'หน่วยงาน successor',
        successorInvited: true,
      },
      { name: 'หน่วยงาน successor', state: 'invited', successorName: null },
    ]);
    expect(await taken(meeting)).toBe(1);
  });

  test('by a move out of the Area keeps its invitation, answers it, and is still named to the desk', async () => {
    const { id, head } = await standing('moves');
    const meeting = await announced();
    await invite(meeting, { agencyIds: [id] });
    const change = { id, version: 1, provinceIso: 'TH-50', effectiveOn: inDays(0), source: 'ประกาศสมมุติ' };
    await act(office.store, cast.centre.viewer, moveAgency, change);
    await answer(head, acceptInvitation, meeting, id, { holders: 'หัวหน้าหน่วยงาน' });
    expect(await seenByDesk(meeting)).toMatchObject([
      { name: 'หน่วยงาน moves', state: 'accepted', moved: true },
    ]);
  });
});
