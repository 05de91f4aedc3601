/**
 * What somebody asks the clinic is for the clinic's desk of the Area that handles it: not for the asker's own head,
 * not for another Area, not for the group that takes referrals, not for the centre, not for an administrator.
 */
import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { act } from '#office/action.ts';
import { queueDigests } from '#office/my-work/digest.ts';
import type { Viewer } from '#platform/postgres/store.ts';
import { roleNames, roles } from '#office/staff/roles.ts';
import { officeStore, publicViewer, systemViewer } from '#tests/office-store.ts';
import { castOf, district, inDays, layWorld, school, type Cast } from '#tests/watch-world.ts';
import { draftAdvice } from '#clinic/advice/actions/draft.ts';
import { signAdvice } from '#clinic/advice/actions/sign.ts';
import { advicesOf } from '#clinic/advice/queries.ts';
import { completeConsultation } from './actions/complete.ts';
import { recordConsultation } from './actions/record.ts';
import { stepAside } from './actions/step-aside.ts';
import { takeConsultation } from './actions/take.ts';
import { writeNote } from './actions/write-note.ts';
import { dues } from './dues.ts';
import { asideOf, listConsultations, notesOf, readConsultation } from './queries.ts';
import { historyOf, openConsultation } from './reading.ts';

const office = officeStore();
let cast: Cast;
const secret = 'จะแบ่งงานถนนสายสมมุติเป็นสองสัญญาได้หรือไม่';
const tables = [
  'consultations',
  'consultation_notes',
  'consultation_recusals',
  'advices',
  'advice_sources',
  'advice_papers',
  'advice_reviews',
  'advice_follow_ups',
];

/** A question from an officer of the school, told to Area 7 with everything the form takes. */
async function asked(question = secret): Promise<string> {
  const typed = {
    channel: 'phone',
    askerKind: 'official',
    topic: 'buying_method',
    urgency: 'ordinary',
    question,
  };
  const { id } = await act(office.store, cast.officer.viewer, recordConsultation, typed);
  const where = { agencyId: school, provinceIso: 'TH-74', district };
  const rest = {
    askerName: 'พัสดุ สมมุติ',
    contact: '0-0000-0000',
    amountThb: '๙๙๐,๐๐๐',
    decideByOn: inDays(20),
  };
  await act(office.store, cast.officer.viewer, completeConsultation, { id, version: 1, ...where, ...rest });
  await act(office.store, cast.officer.viewer, takeConsultation.first, { id, version: 2 });
  await act(office.store, cast.officer.viewer, writeNote.ask, {
    id,
    version: 3,
    words: 'งบประมาณก้อนเดียวหรือไม่',
  });
  return id;
}

/** Everything that the store lets a viewer read of all three tables, and by every question of the desk. */
async function allThatComesOut(viewer: Viewer, id: string): Promise<string> {
  return office.store.within(viewer, async (tx) => {
    const said: unknown[] = [await listConsultations(tx), await listConsultations(tx, { state: 'all' })];
    for (const table of tables) {
      const { rows } = await sql`SELECT * FROM ${sql.table(`office.${table}`)}`.execute(tx);
      const counted = await sql`SELECT count(*)::int AS n FROM ${sql.table(`office.${table}`)}
        HAVING count(*) > 0`.execute(tx);
      said.push(rows, counted.rows);
    }
    const found = await sql`SELECT 1 FROM office.consultations WHERE question LIKE ${'%ถนนสายสมมุติ%'}`.execute(
      tx,
    );
    said.push(
      found.rows,
      await dues(tx),
      await notesOf(tx, id),
      await asideOf(tx, id),
      await advicesOf(tx, id),
    );
    return JSON.stringify(
      said.flatMap((one) => ('rows' in (one as object) ? (one as { rows: unknown[] }).rows : one)),
    );
  });
}

/** What the clinic is about to answer. */
const advised = (consultationId: string) =>
  act(office.store, cast.officer.viewer, draftAdvice, {
    consultationId,
    facts: 'ถนนสายสมมุติเป็นงานเดียว',
    level: 'hold',
    answer: 'ควรชะลอและหารือกรมบัญชีกลาง (สมมุติ)',
    section1: 'procurement-act-2560#56',
    validUntilOn: inDays(60),
  });

let id: string;
let adviceId: string;
beforeAll(async () => {
  await layWorld(office);
  cast = await castOf(office);
  id = await asked();
  ({ id: adviceId } = await advised(id));
});

describe('a question to the clinic', () => {
  test('is read by the desk that handles it, and that it was read is written down first', async () => {
    const list = await office.store.within(cast.director.viewer, (tx) => listConsultations(tx));
    expect(list.rows.map((row) => row.id)).toContain(id);
    expect(JSON.stringify(list)).not.toMatch(/ถนน|พัสดุ/u); // whoever wants to read it opens it
    const read = await office.store.within(cast.director.viewer, (tx) => openConsultation(tx, id));
    expect(read).toMatchObject({
      question: secret,
      agencyId: school,
      amountThb: '990000.00',
      state: 'clarifying',
    });
    const history = await office.store.within(cast.colleague.viewer, (tx) => historyOf(tx, id));
    expect(history.map(({ name }) => name)).toEqual([
      'consultation.read',
      'consultation.clarified',
      'consultation.taken',
      'consultation.completed',
      'consultation.recorded',
    ]);
    // A page that comes back after a press is no second reading.
    await office.store.within(cast.director.viewer, (tx) => openConsultation(tx, id));
    expect(await office.store.within(cast.colleague.viewer, (tx) => historyOf(tx, id))).toHaveLength(5);
  });

  test('does not exist for any other role, wherever it works: list, count, search, notes, dues', async () => {
    const scopes = { nation: '', area: '7', region: '7', province: 'TH-74', district, agency: school };
    for (const role of roleNames)
      for (const kind of roles[role].scopes) {
        if (kind === 'area' && (role === 'area_officer' || role === 'area_director')) continue;
        const { viewer } = await office.person({ role, scope: [kind, scopes[kind]] });
        expect(await allThatComesOut(viewer, id), `${role} of ${kind}`).toBe('[]');
        await expect(
          office.store.within(viewer, (tx) => readConsultation(tx, id)),
          role,
        ).rejects.toMatchObject({
          code: 'office.not_found',
        });
      }
    for (const other of [cast.elsewhere.viewer, publicViewer, systemViewer])
      expect(await allThatComesOut(other, id)).toBe('[]');
  });

  test('is told apart from nothing by any deed of a stranger', async () => {
    const nothing = 'a0000000-0000-4000-8000-000000000000';
    for (const stranger of [cast.elsewhere, cast.head, cast.suppression, cast.administrator, cast.centre])
      for (const deed of [takeConsultation.again, writeNote.internal, stepAside, signAdvice, draftAdvice]) {
        const typed = { version: 1, words: 'ถ้อยคำสมมุติ', why: 'เหตุผลสมมุติ' };
        const answer = (one: string) =>
          act(office.store, stranger.viewer, deed, { ...typed, id: one, consultationId: one }).then(
            () => 'done',
            (error: unknown) => String(error),
          );
        expect(await answer(deed === signAdvice ? adviceId : id)).toBe(await answer(nothing));
      }
  });

  test('leaves no agency, province, topic or word in the timeline, and no notice beside a count', async () => {
    const events = await office.owner(
      `SELECT e.area_no, e.province_iso, e.district_code, e.agency_id, e.data::text FROM office.events e
       WHERE e.subject_kind LIKE 'consultation%'`,
    );
    expect(events.length).toBeGreaterThan(4);
    for (const event of events)
      expect(event).toMatchObject({ area_no: 7, province_iso: null, district_code: null, agency_id: null });
    expect(JSON.stringify(events)).not.toMatch(/buying_method|TH-74|agency:|ถนน|สมมุติ/u);
    await office.owner(`UPDATE office.people SET email = person_id || '@office.example'`);
    await queueDigests(office.store, new Date('2027-06-16T08:00:00+07:00'), [{ dues }]);
    const notices = await office.owner<{ person_id: string; rest: string }>(
      `SELECT person_id, to_jsonb(o)::text AS rest FROM office.outbox o`,
    );
    expect(notices.map(({ rest }) => rest).join()).not.toMatch(/consult|ปษ\.|7401|TH-74/u);
    const clinic = [cast.officer, cast.colleague, cast.director].map(({ personId }) => personId);
    expect(clinic).toEqual(expect.arrayContaining(notices.map(({ person_id }) => person_id)));
    expect(notices).not.toEqual([]);
  });
});

describe('whoever has to do with the matter', () => {
  test('steps aside and sees it no more; the director sets others aside, an officer nobody', async () => {
    const mine = await asked('ญาติของข้าพเจ้าเสนอราคาได้หรือไม่ในงานสมมุติ');
    const aside = { consultationId: mine, why: 'รู้จักคู่สัญญาเป็นการส่วนตัว' };
    await expect(
      act(office.store, cast.officer.viewer, stepAside, { ...aside, personId: cast.colleague.personId }),
    ).rejects.toMatchObject({ code: 'office.not_permitted' });
    await act(office.store, cast.officer.viewer, stepAside, aside);
    const out = await allThatComesOut(cast.officer.viewer, mine);
    expect(out).not.toContain(mine);
    await expect(
      act(office.store, cast.officer.viewer, writeNote.internal, { id: mine, version: 4, words: 'ขอดูอีกครั้ง' }),
    ).rejects.toMatchObject({ code: 'office.not_found' });
    await act(office.store, cast.director.viewer, stepAside, { ...aside, personId: cast.colleague.personId });
    expect(await allThatComesOut(cast.colleague.viewer, mine)).not.toContain(mine);
    const left = await office.store.within(cast.director.viewer, (tx) => openConsultation(tx, mine));
    expect(left).toMatchObject({ heldById: null, state: 'clarifying' });
  });

  test('does not read it as adviser while being the head of the asker under another hat', async () => {
    const { personId } = cast.head;
    const adviser = await office.person({ role: 'area_officer', scope: ['area', '7'], personId });
    expect(await allThatComesOut(adviser.viewer, id)).not.toContain(id);
    const typed = {
      channel: 'walk_in',
      askerKind: 'citizen',
      topic: 'other',
      urgency: 'soon',
      question: secret,
    };
    const other = await act(office.store, adviser.viewer, recordConsultation, typed);
    await expect(
      act(office.store, adviser.viewer, completeConsultation, { id: other.id, version: 1, agencyId: school }),
    ).rejects.toMatchObject({ code: 'consultations.own_agency' });
  });
});
