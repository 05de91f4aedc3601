/** What a person may ask of the office about their own data, on the real database: to see it. */
import { describe, expect, test } from 'vitest';
import { act, recordEvent } from '#office/action.ts';
import { officeStore, systemViewer, type Person } from '#tests/office-store.ts';
import { erasePerson } from './actions/erase-person.ts';
import { exportPerson } from './actions/export-person.ts';
import { recordRequest } from './actions/record-request.ts';
import { refuseRequest } from './actions/refuse-request.ts';
import { answerAbout, type PersonalDataAnswer } from './answer.ts';
import { inventedMember } from '#tests/invented-member.ts';
import { readRequests } from './queries.ts';

const office = officeStore();
const day = '2026-11-02';

const dpo = () => office.person({ role: 'dpo', scope: ['nation', ''], name: 'คุ้มครอง สมมุติ' });
const member = (name: string, ended = false) => inventedMember(office, name, ended);

const request = (by: Person, personId: string, kind: 'access' | 'erasure') =>
  act(office.store, by.viewer, recordRequest, { personId, kind, receivedOn: day });

const rowsOf = (answer: PersonalDataAnswer, place: string) =>
  answer.held.filter(({ table }) => table === place).flatMap(({ rows }) => rows);

describe('the answer to somebody who asks what is held about them', () => {
  test('has their row, their posts, their sessions and what they did, and no password and no token', async () => {
    const [officer, somebody] = [await dpo(), await member('สมหญิง ขอดู สมมุติ')];
    await office.store.within(somebody.viewer, (tx) =>
      recordEvent(tx, {
        name: 'watch_item.opened',
        subjectKind: 'watch_item',
        subjectId: 'one',
        place: { areaNo: 7 },
      }),
    );
    const { id } = await request(officer, somebody.personId, 'access');
    const answer = await act(office.store, officer.viewer, exportPerson, { id });
    expect(rowsOf(answer, 'office.people')).toMatchObject([
      { full_name: 'สมหญิง ขอดู สมมุติ', person_id: somebody.personId },
    ]);
    expect(rowsOf(answer, 'office.posts')).toMatchObject([{ role: 'area_officer', scope_id: '7' }]);
    expect(rowsOf(answer, 'auth.sessions')).toMatchObject([{ client: 'Firefox, Linux' }]);
    expect(rowsOf(answer, 'auth.passwords')).toMatchObject([{ person_id: somebody.personId }]);
    expect(rowsOf(answer, 'office.events').map((event) => event['name'])).toContain('watch_item.opened');
    expect(JSON.stringify(answer)).not.toMatch(/argon2id|token_hash|code_hash|sealed/u);
  });

  test('is written to the timeline: who asked about whom, how much there was, and no name', async () => {
    const [officer, somebody] = [await dpo(), await member('สมชาย จดไว้ สมมุติ')];
    const { id } = await request(officer, somebody.personId, 'access');
    await act(office.store, officer.viewer, exportPerson, { id });
    const events = await office.owner<{ name: string; person_id: string; data: Record<string, unknown> }>(
      'SELECT name, person_id, data FROM office.events WHERE subject_id = $1 ORDER BY event_no',
      [id],
    );
    expect(events.map((event) => event.name)).toEqual(['personal_data_request.recorded', 'person.exported']);
    expect(events[1]).toMatchObject({
      person_id: officer.personId,
      data: { from: 'received', to: 'answered', person_id: somebody.personId },
    });
    expect(JSON.stringify(events)).not.toContain('สมชาย');
  });

  test('of what they did for the office says where and when, not the text, which may be about others', async () => {
    const [officer, somebody] = [await dpo(), await member('ผู้เปิดประเด็น สมมุติ')];
    await office.owner(
      `INSERT INTO office.agencies (agency_id, name_th, folded_name, province_iso, source)
       VALUES ('agency:office:one', 'หน่วยงานสมมุติหนึ่ง', 'หน่วยงานสมมุติหนึ่ง', NULL, 'test') ON CONFLICT DO NOTHING`,
    );
    await office.owner(
      `INSERT INTO office.recommendations (number, agency_id, area_no, advice, due_on, issued_by)
       VALUES ('ทดสอบ 1', 'agency:office:one', 7, 'คำแนะนำที่พูดถึงผู้อื่น', '2026-12-31', $1)`,
      [somebody.personId],
    );
    const { id } = await request(officer, somebody.personId, 'access');
    const answer = await act(office.store, officer.viewer, exportPerson, { id });
    expect(rowsOf(answer, 'office.recommendations')).toMatchObject([
      { number: 'ทดสอบ 1', issued_by: somebody.personId },
    ]);
    expect(JSON.stringify(answer)).not.toContain('ที่พูดถึงผู้อื่น');
  });

  test('names the texts in which the name stands, with or without spaces, for somebody to read', async () => {
    const [officer, somebody] = [await dpo(), await member('วรรณา ชื่อเฉพาะ สมมุติ')];
    await office.owner(
      `INSERT INTO office.agencies (agency_id, name_th, folded_name, source)
       VALUES ('agency:office:two', 'ร้านของวรรณาชื่อเฉพาะสมมุติ', '-', 'test')`,
    );
    const { id } = await request(officer, somebody.personId, 'access');
    const { mentions } = await act(office.store, officer.viewer, exportPerson, { id });
    expect(mentions).toEqual([{ table: 'office.agencies', column: 'name_th', key: 'agency:office:two' }]);
  });

  test('can be made a second time, and each time is an event', async () => {
    const [officer, somebody] = [await dpo(), await member('ขอ สองครั้ง สมมุติ')];
    const { id } = await request(officer, somebody.personId, 'access');
    await act(office.store, officer.viewer, exportPerson, { id });
    await act(office.store, officer.viewer, exportPerson, { id });
    const events = await office.owner(
      `SELECT 1 FROM office.events WHERE subject_id = $1 AND name = 'person.exported'`,
      [id],
    );
    expect(events).toHaveLength(2);
  });
});

describe('nobody but the data protection officer', () => {
  test.each([
    ['administrator', ['nation', '']],
    ['centre_officer', ['nation', '']],
    ['area_director', ['area', '7']],
    ['governor', ['province', 'TH-74']],
  ] as const)('answers, forgets, or reads the register: not a %s', async (role, scope) => {
    const [officer, somebody] = [await dpo(), await member('ไม่ให้ผู้อื่น สมมุติ')];
    const other = await office.person({ role, scope: [...scope] });
    const { id } = await request(officer, somebody.personId, 'access');
    await expect(request(other, somebody.personId, 'access')).rejects.toMatchObject({
      code: 'office.not_permitted',
    });
    await expect(act(office.store, other.viewer, exportPerson, { id })).rejects.toMatchObject({
      code: 'office.not_permitted',
    });
    expect(await office.store.within(other.viewer, (tx) => readRequests(tx))).toEqual([]);
    expect(await office.store.within(other.viewer, (tx) => answerAbout(tx, somebody.personId))).toBeNull();
  });

  test('somebody sees the requests about themselves, and those of nobody else', async () => {
    const [officer, somebody, another] = [
      await dpo(),
      await member('เจ้าของคำขอ สมมุติ'),
      await member('อีกคน สมมุติ'),
    ];
    await request(officer, somebody.personId, 'access');
    await request(officer, another.personId, 'access');
    const rows = await office.store.within(somebody.viewer, (tx) => readRequests(tx));
    expect(rows.map((row) => row.personId)).toEqual([somebody.personId]);
  });
});

describe('the register of requests', () => {
  test('gives 30 days from the day it came, puts the most pressing first, and keeps the ground of a refusal', async () => {
    const [officer, somebody] = [await dpo(), await member('ครบ กำหนด สมมุติ')];
    const early = await act(office.store, officer.viewer, recordRequest, {
      personId: somebody.personId,
      kind: 'access',
      receivedOn: '2020-01-01',
    });
    const { id } = await request(officer, somebody.personId, 'erasure');
    await act(office.store, officer.viewer, refuseRequest, { id, ground: 'still_in_post' });
    const rows = await office.store.within(officer.viewer, (tx) => readRequests(tx));
    expect(rows[0]).toMatchObject({ id: early.id, dueOn: '2020-01-31' });
    expect(rows.find((row) => row.id === id)).toMatchObject({ state: 'refused', ground: 'still_in_post' });
    await expect(act(office.store, officer.viewer, erasePerson, { id })).rejects.toMatchObject({
      code: 'office.wrong_state',
    });
  });

  test('takes no request from the future and none about nobody', async () => {
    const officer = await dpo();
    const about = (personId: string, receivedOn: string) =>
      act(office.store, officer.viewer, recordRequest, { personId, kind: 'access', receivedOn });
    await expect(
      about(officer.personId, new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 10)),
    ).rejects.toMatchObject({
      code: 'personal_data.not_yet_received',
    });
    await expect(about('00000000-0000-4000-8000-000000000000', day)).rejects.toMatchObject({
      code: 'office.not_found',
    });
  });
});

test('a job of the house may answer too, for the command on the office’s own machine', async () => {
  const somebody = await member('ทาง คำสั่ง สมมุติ');
  const answer = await office.store.within(systemViewer, (tx) => answerAbout(tx, somebody.personId));
  expect(rowsOf(answer!, 'office.people')).toHaveLength(1);
});
