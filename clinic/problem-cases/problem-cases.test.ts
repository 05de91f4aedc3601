/** A consultation is solved by several bodies together, with the asker's consent; and is read by the clinic alone. */
import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { completeConsultation } from '#clinic/consultations/actions/complete.ts';
import { recordConsultation } from '#clinic/consultations/actions/record.ts';
import { stepAside } from '#clinic/consultations/actions/step-aside.ts';
import { takeConsultation } from '#clinic/consultations/actions/take.ts';
import { act, type Action } from '#office/action.ts';
import { roleNames, roles } from '#office/staff/roles.ts';
import type { Viewer } from '#platform/postgres/store.ts';
import { officeStore, publicViewer, systemViewer, type Person } from '#tests/office-store.ts';
import { answer as code } from '#tests/letters-desk.ts';
import { castOf, district, farAgency, inDays, layWorld, municipality, school, type Cast } from '#tests/watch-world.ts'; // prettier-ignore
import { addParty } from './actions/add-party.ts';
import { callMeetingOff } from './actions/call-meeting-off.ts';
import { closeCase } from './actions/close-case.ts';
import { commitParty } from './actions/commit-party.ts';
import { openCase } from './actions/open-case.ts';
import { planMeeting } from './actions/plan-meeting.ts';
import { recordMeeting } from './actions/record-meeting.ts';
import { reviseCase } from './actions/revise-case.ts';
import { settleCommitment } from './actions/settle-commitment.ts';
import { withdrawCase } from './actions/withdraw-case.ts';
import { dues } from './dues.ts';
import { casesOfConsultation, commitmentsOf, listCases, meetingsOf, partiesOf, readCase } from './queries.ts';
import { historyOf, openCasePage } from './reading.ts';

const office = officeStore();
let cast: Cast;
type More = Record<string, unknown>;

const question = 'ฝายน้ำล้นสมมุติของเทศบาลกับกรมฝ่ายชลสมมุติทับแนวกัน จะทำสัญญาต่อได้หรือไม่';
const told = { title: 'งานสองหน่วยงานทับแนวกัน', summary: 'สองหน่วยงานวางแนวก่อสร้างทับกัน จึงหารือให้เหลือแนวเดียว' };
const consent = {
  consentBy: 'asker',
  consentedOn: inDays(0),
  consentChannel: 'phone',
  consentWords: 'ยินยอมให้หารือกับหน่วยงานที่เกี่ยวข้องโดยไม่บอกชื่อ',
};

beforeAll(async () => {
  await layWorld(office);
  cast = await castOf(office);
});

/** Asked by an officer of the school and taken in hand by Area 7. */
async function taken(): Promise<string> {
  const { viewer } = cast.officer;
  const typed = { channel: 'phone', askerKind: 'official', topic: 'other', urgency: 'ordinary', question };
  const { id } = await act(office.store, viewer, recordConsultation, typed);
  await act(office.store, viewer, completeConsultation, { id, version: 1, agencyId: school, askerName: 'พัสดุ สมมุติ' });
  await act(office.store, viewer, takeConsultation.first, { id, version: 2 });
  return id;
} // prettier-ignore

const opened = async (changes: More = {}) => {
  const typed = { consultationId: await taken(), ...told, ...consent, ...changes };
  return (await act(office.store, cast.officer.viewer, openCase, typed)).id;
};

/** With the version that the case's page would show now. */
async function press(deed: Action<unknown>, id: string, more: More = {}, by: Person = cast.officer) {
  const { version } = await office.store.within(cast.director.viewer, (tx) => readCase(tx, id));
  return act(office.store, by.viewer, deed, { id, version, ...more });
}

/** Two parties, one thing taken on, one meeting planned. */
async function underWay(): Promise<string> {
  const id = await opened();
  await press(addParty, id, { agencyId: municipality, consentedOn: inDays(0) });
  await press(addParty, id, { body: 'กรมฝ่ายชลสมมุติ', consentedOn: inDays(0) });
  const [party] = await office.store.within(cast.officer.viewer, (tx) => partiesOf(tx, id));
  await press(commitParty, id, { partyId: party!.id, what: 'เลื่อนแนวของตนออกไป', dueOn: inDays(-1) });
  await press(planMeeting, id, { onDay: inDays(3), place: 'ห้องประชุมสมมุติ' });
  return id;
}

const partsOf = (id: string) =>
  office.store.within(cast.officer.viewer, async (tx) => ({
    commitment: (await commitmentsOf(tx, id))[0]!,
    meeting: (await meetingsOf(tx, id))[0]!,
  }));

describe('a problem case', () => {
  test('goes from the consent over a joint meeting to what the asker says, and stays as it ended', async () => {
    const id = await underWay();
    const { commitment, meeting } = await partsOf(id);
    const { viewer } = cast.colleague;
    const met = { onDay: inDays(0), place: meeting.place, attended: 'นายช่างเทศบาล และวิศวกรกรมสมมุติ', agreed: 'เหลือแนวเดียว' };
    await act(office.store, viewer, recordMeeting, { id: meeting.id, version: 1, ...met });
    const done = { settledOn: inDays(0), words: 'เห็นแบบที่แก้แล้ว' };
    await act(office.store, viewer, settleCommitment.kept, { id: commitment.id, version: 1, ...done });
    const said = { saidOn: inDays(0), saidChannel: 'phone', words: 'แก้ได้แล้ว ขอบคุณ' };
    await press(closeCase.partly_solved, id, said, cast.colleague);
    const found = await office.store.within(cast.director.viewer, (tx) => readCase(tx, id));
    expect(found).toMatchObject({ state: 'partly_solved', saidWords: said.words, endedOn: inDays(0) });
    expect(await code(press(reviseCase, id, told))).toBe('office.wrong_state');
    const past = office.owner(`UPDATE office.problem_cases SET title = 'แก้ภายหลัง' WHERE problem_case_id = $1`, [id]);
    expect(await code(past)).toBe('42501');
    const names = (await office.store.within(viewer, (tx) => historyOf(tx, id))).map(({ name }) => name);
    expect(names.toReversed()).toEqual([
      'problem_case.opened', 'problem_case.party_added', 'problem_case.party_added', 'problem_case.committed',
      'problem_case.meeting_planned', 'problem_case_meeting.held', 'problem_case_commitment.kept', 'problem_case.partly_solved',
    ]);
  }); // prettier-ignore

  test('is not opened without the whole consent, before the question, or of what nobody took', async () => {
    const consultationId = await taken();
    const opening = (changes: More) =>
      code(act(office.store, cast.officer.viewer, openCase, { consultationId, ...told, ...consent, ...changes }));
    for (const field of Object.keys(consent)) expect(await opening({ [field]: '' }), field).toBe('office.input');
    expect(await opening({ consentedOn: inDays(-1) })).toBe('problem_cases.consent_before');
    expect(await opening({ consentedOn: inDays(1) })).toBe('watch_items.day_ahead');
    const typed = { channel: 'phone', askerKind: 'citizen', topic: 'other', urgency: 'ordinary', question };
    const waiting = await act(office.store, cast.officer.viewer, recordConsultation, typed);
    expect(await opening({ consultationId: waiting.id })).toBe('problem_cases.not_yet_taken');
    expect(await opening({})).toBe('done');
    expect(await opening({})).toBe('problem_cases.goes_on_already');
    const [one] = await office.store.within(cast.colleague.viewer, (tx) => casesOfConsultation(tx, consultationId));
    await press(withdrawCase, one!.id, { why: 'ผู้ขอถอนความยินยอม' });
    expect(await opening({})).toBe('done');
  }); // prettier-ignore

  test('tells neither who asked nor the words of the question', async () => {
    const consultationId = await taken();
    const opening = (changes: More) =>
      code(act(office.store, cast.officer.viewer, openCase, { consultationId, ...told, ...consent, ...changes }));
    expect(await opening({ title: 'เรื่องของโรงเรียนสมมุติวิทยา' })).toBe('publishing.tells_who');
    expect(await opening({ summary: 'คุณพัสดุ สมมุติ ถามมาทางโทรศัพท์' })).toBe('publishing.tells_who');
    expect(await opening({ summary: `ว่าด้วย ${question.slice(10, 50)}` })).toBe('problem_cases.question_copied');
    expect(await opening({ title: question.slice(0, 45) })).toBe('problem_cases.question_copied');
    const id = await opened();
    expect(await code(press(reviseCase, id, { ...told, title: 'โรงเรียนสมมุติวิทยาถาม' }))).toBe('publishing.tells_who');
  }); // prettier-ignore

  test('takes one body at a time, each with the asker’s consent, and nothing of a body that is not of it', async () => {
    const id = await underWay();
    const add = (more: More) => code(press(addParty, id, { consentedOn: inDays(0), ...more }));
    expect(await add({})).toBe('problem_cases.one_party');
    expect(await add({ agencyId: school, body: 'อื่น' })).toBe('problem_cases.one_party');
    expect(await add({ agencyId: farAgency })).toBe('problem_cases.no_such_agency');
    expect(await add({ agencyId: municipality })).toBe('problem_cases.there_already');
    expect(await add({ agencyId: school, consentedOn: '' })).toBe('office.input');
    expect(await add({ agencyId: school, consentedOn: inDays(-1) })).toBe('problem_cases.consent_before');
    const other = await underWay();
    const [party] = await office.store.within(cast.officer.viewer, (tx) => partiesOf(tx, other));
    const work = { partyId: party!.id, what: 'ทำสิ่งสมมุติ', dueOn: inDays(5) };
    expect(await code(press(commitParty, id, work))).toBe('problem_cases.no_such_party');
  });

  test('is not written over what a colleague wrote meanwhile', async () => {
    const id = await underWay();
    const { commitment, meeting } = await partsOf(id);
    const of = (by: keyof Cast, deed: Action<unknown>, input: More) => code(act(office.store, cast[by].viewer, deed, input));
    expect(await of('colleague', reviseCase, { id, version: 5, ...told })).toBe('done');
    expect(await of('officer', reviseCase, { id, version: 5, ...told })).toBe('office.stale_edit');
    const settled = { id: commitment.id, version: 1, settledOn: inDays(0), words: 'หน่วยงานแจ้ง' };
    expect(await of('colleague', settleCommitment.released, settled)).toBe('done');
    expect(await of('officer', settleCommitment.kept, settled)).toBe('office.stale_edit');
    const off = { id: meeting.id, version: 1, why: 'ผู้เข้าร่วมไม่ครบ' };
    expect(await of('colleague', callMeetingOff, off)).toBe('done');
    expect(await of('officer', callMeetingOff, off)).toBe('office.stale_edit');
  }); // prettier-ignore

  test('waits in the clinic’s work by its days, and so does one of which nothing is planned', async () => {
    const id = await underWay();
    const idle = await opened();
    const seen = await office.store.within(cast.colleague.viewer, dues);
    const of = (one: string) =>
      seen.filter(({ href }) => href.endsWith(one)).map(({ kind, due_on }) => [kind, due_on]);
    expect(of(id)).toEqual([
      ['problem_case_commitment', inDays(-1)],
      ['problem_case_meeting', inDays(3)],
    ]);
    expect(of(idle)).toEqual([['problem_case_nothing', null]]);
    expect(JSON.stringify(seen)).not.toMatch(/ฝาย|แนว|เทศบาล|TH-74/u);
    const typed = { state: 'going_on', words: 'ทับแนว', mine: true } as const;
    const { rows } = await office.store.within(cast.officer.viewer, (tx) => listCases(tx, typed));
    expect(rows.find((row) => row.id === id)).toMatchObject({ parties: 2, nextOn: inDays(-1) });
    const theirs = await office.store.within(cast.colleague.viewer, (tx) => listCases(tx, typed));
    expect(theirs.rows).toEqual([]);
  });
});

describe('whoever is not of the clinic that handles it', () => {
  const tables = [
    'problem_cases',
    'problem_case_parties',
    'problem_case_commitments',
    'problem_case_meetings',
  ];

  const allThatComesOut = (viewer: Viewer) =>
    office.store.within(viewer, async (tx) => {
      const said: unknown[] = [...(await listCases(tx, { state: 'all' })).rows, ...(await dues(tx))];
      for (const table of tables)
        said.push(...(await sql`SELECT * FROM ${sql.table(`office.${table}`)}`.execute(tx)).rows);
      return said.length;
    });

  test('sees nothing of it, whatever their role and wherever; nor can they touch it', async () => {
    const id = await underWay();
    expect(await allThatComesOut(cast.director.viewer)).toBeGreaterThan(4);
    const scopes = { nation: '', area: '7', region: '7', province: 'TH-74', district, agency: school };
    for (const role of roleNames)
      for (const kind of roles[role].scopes) {
        if (kind === 'area' && (role === 'area_officer' || role === 'area_director')) continue;
        const { viewer } = await office.person({ role, scope: [kind, scopes[kind]] });
        expect(await allThatComesOut(viewer), `${role} of ${kind}`).toBe(0);
      }
    for (const viewer of [cast.elsewhere.viewer, cast.otherAgency.viewer, publicViewer, systemViewer])
      expect(await allThatComesOut(viewer)).toBe(0);
    const meet = { onDay: inDays(3), place: 'ที่อื่น' };
    expect(await code(press(planMeeting, id, meet, cast.elsewhere))).toBe('office.not_found');
    expect(await code(press(planMeeting, id, meet, cast.head))).toBe('office.not_permitted');
    const foreign = { consultationId: await taken(), ...told, ...consent };
    expect(await code(act(office.store, cast.elsewhere.viewer, openCase, foreign))).toBe('office.not_found');
  });

  test('nor does an adviser who stepped aside, or who has a post at a party; that it was read is written down', async () => {
    const id = await underWay();
    const read = (by: Person) => code(office.store.within(by.viewer, (tx) => openCasePage(tx, id)));
    const both = await office.person({ role: 'area_officer', scope: ['area', '7'], personId: cast.otherAgency.personId });
    expect(await read(both)).toBe('office.not_found');
    const { consultationId } = await office.store.within(cast.officer.viewer, (tx) => readCase(tx, id));
    const aside = { consultationId, why: 'รู้จักคู่กรณีเป็นการส่วนตัว' };
    expect(await read(cast.colleague)).toBe('done');
    await act(office.store, cast.colleague.viewer, stepAside, aside);
    expect(await read(cast.colleague)).toBe('office.not_found');
    expect(await read(cast.director)).toBe('done');
    expect(await read(cast.director)).toBe('done'); // a page that comes back is no second reading
    const events = await office.owner<{ person_id: string }>(
      `SELECT person_id FROM office.events
       WHERE subject_id = $1 AND name = 'problem_case.read' ORDER BY event_no`,
      [id],
    );
    expect(events.map(({ person_id }) => person_id)).toEqual([cast.colleague.personId, cast.director.personId]);
    const all = await office.owner(`SELECT area_no, province_iso, district_code, agency_id, data::text FROM office.events
      WHERE subject_kind LIKE 'problem_case%'`);
    for (const event of all)
      expect(event).toMatchObject({ area_no: 7, province_iso: null, district_code: null, agency_id: null });
    expect(JSON.stringify(all)).not.toMatch(/agency:|TH-74|สมมุติ|แนว/u);
  }); // prettier-ignore

  test('and whoever read the case has had to do with what was asked', async () => {
    const id = await opened();
    const { consultationId } = await office.store.within(cast.officer.viewer, (tx) => readCase(tx, id));
    const fresh = await office.person({ role: 'area_officer', scope: ['area', '7'] });
    const knows = () =>
      office.store.within(fresh.viewer, async (tx) => {
        const { rows } = await sql<{ has: boolean }>`
          SELECT office.has_read_consultation(NULL, ${consultationId}::uuid) AS has`.execute(tx);
        return rows[0]!.has;
      });
    expect(await knows()).toBe(false);
    await office.store.within(fresh.viewer, (tx) => openCasePage(tx, id));
    expect(await knows()).toBe(true);
  });
});
