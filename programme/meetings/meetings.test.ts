/** A meeting from its draft to its record: who sees a draft, how a number is come by, what cancelling keeps. */
import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { act, type Action } from '#office/action.ts';
import { officeStore, publicViewer } from '#tests/office-store.ts';
import { castOf, inDays, layWorld, type Cast } from '#tests/watch-world.ts';
import { fiscalYearBeOfInstant } from '#kernel/fiscal-year.ts';
import { activitiesAhead, activitiesDone, activitiesOfProvince } from '../activities.ts';
import { yearFigures } from '../year-figures.ts';
import { readAgenda } from './agenda.ts';
import { announceMeeting } from './actions/announce-meeting.ts';
import { cancelMeeting } from './actions/cancel-meeting.ts';
import { planMeeting } from './actions/plan-meeting.ts';
import { recordMeeting } from './actions/record-meeting.ts';
import { reviseMeeting } from './actions/revise-meeting.ts';
import { setAgenda } from './actions/set-agenda.ts';
import { listMeetings, readMeeting } from './queries.ts';
import { signedCount } from './report.ts';

const office = officeStore();
let cast: Cast;
const be = fiscalYearBeOfInstant(new Date(`${inDays(0)}T12:00:00+07:00`));

beforeAll(async () => {
  await layWorld(office);
  cast = await castOf(office);
  await office.owner(`INSERT INTO office.fiscal_years (fiscal_year_be) SELECT generate_series(2560, 2575)`);
});

const said = {
  be,
  kind: 'workshop',
  provinceIso: 'TH-74',
  title: 'ประชุมเชิงปฏิบัติการสมมุติ',
  onDay: inDays(0),
};
const plan = (typed: object = {}, who: keyof Cast = 'officer') =>
  act(office.store, cast[who].viewer, planMeeting, { ...said, ...typed });

async function on<Result>(
  chosen: Action<Result>,
  id: string,
  typed: object = {},
  who: keyof Cast = 'officer',
) {
  const [row] = await office.owner<{ version: number }>(
    'SELECT version FROM office.activities WHERE activity_id = $1',
    [id],
  );
  return act(office.store, cast[who].viewer, chosen, { id, version: row!.version, ...typed });
}
const readBy = (who: keyof Cast, id: string) =>
  office.store.within(cast[who].viewer, (tx) => readMeeting(tx, id));
const code = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (problem: unknown) => (problem as { code?: string }).code,
  );

describe('a draft', () => {
  test('is seen by the desk of its province and the centre, and is not there for anybody else', async () => {
    const { id } = await plan();
    for (const who of ['officer', 'director', 'centre'] as const)
      expect((await readBy(who, id)).state).toBe('drafted');
    for (const who of [
      'elsewhere',
      'governor',
      'provinceOffice',
      'naccProvince',
      'naccCentre',
      'head',
      'dpo',
      'administrator',
      'civil',
      'districtCentre',
    ] as const)
      // prettier-ignore
      expect(await code(readBy(who, id)), who).toBe('office.not_found');
    const open = await office.store.within(publicViewer, (tx) =>
      sql`SELECT FROM office.activities WHERE activity_id = ${id}`.execute(tx),
    );
    expect(open.rows).toEqual([]);
  });

  test('stands on no public page, not even for its own desk; its agenda and sectors neither', async () => {
    const { id } = await plan();
    await on(setAgenda, id, { agenda: '09.00 | ชี้แจงโครงการ | ผู้อำนวยการสำนักงาน ปปท. เขต | 1' });
    await office.store.within(cast.officer.viewer, async (tx) => {
      expect((await activitiesOfProvince(tx, 'TH-74')).map((one) => one.id)).not.toContain(id);
    });
    for (const who of ['elsewhere', 'governor'] as const) {
      const seen = await office.store.within(cast[who].viewer, (tx) =>
        sql`SELECT FROM office.activity_agenda WHERE activity_id = ${id}`.execute(tx),
      );
      expect(seen.rows, who).toEqual([]);
    }
  });

  test('is planned, changed and announced by its own desk alone: to another it is not there', async () => {
    const { id } = await plan();
    expect(await code(plan({}, 'elsewhere'))).toBe('meetings.no_such_province');
    for (const who of ['elsewhere', 'governor', 'head'] as const)
      expect(await code(on(announceMeeting, id, {}, who)), who).toMatch(/not_found|not_permitted/u);
    await on(announceMeeting, id, {}, 'director');
    expect(await code(on(reviseMeeting, id, { ...said, title: 'ชื่อใหม่' }, 'elsewhere'))).toBe(
      'office.not_found',
    );
    expect((await readBy('governor', id)).titleTh).toBe(said.title);
  });

  test('without a day cannot be announced, and one outside its fiscal year cannot be entered', async () => {
    const { id } = await plan({ onDay: '' });
    expect(await code(on(announceMeeting, id))).toBe('meetings.day_missing');
    expect(await code(plan({ onDay: '2020-09-30', be: 2564 }))).toBe('meetings.day_outside_year');
    expect(await code(plan({ onDay: '2020-10-01', be: 2564 }))).toBe('done');
    expect(await code(plan({ endsOn: inDays(-1) }))).toBe('meetings.ends_before');
    expect(await code(plan({ be: 2600, onDay: '' }))).toBe('meetings.no_such_year');
    expect(await code(plan({ startsAt: '25.00' }))).toBe('office.input');
  });
});

describe('the record', () => {
  test('keeps how the number was come by; a number alone, a basis alone, news without a link are refused', async () => {
    const { id } = await plan();
    expect(await code(on(recordMeeting, id, { attendees: '90' }))).toBe('meetings.basis_missing');
    expect(await code(on(recordMeeting, id, { basis: 'counted' }))).toBe('meetings.count_missing');
    expect(await code(on(recordMeeting, id, { attendees: '๙๐', basis: 'news' }))).toBe(
      'meetings.link_missing',
    );
    const link = 'https://example.go.th/ข่าว';
    await on(recordMeeting, id, { attendees: '๙๐', basis: 'news', link, isAbout: 'yes' });
    expect(await readBy('governor', id)).toMatchObject({
      state: 'held',
      attendees: 90,
      attendeesBasis: 'news',
      attendeesEstimated: true,
      attendeesLink: link,
    });
    await on(recordMeeting, id, {}); // corrected: nobody counted after all
    expect(await readBy('governor', id)).toMatchObject({ attendees: null, attendeesBasis: null });
  });

  test('holds every sector with its posts, and refuses sectors that add up to more than all', async () => {
    const { id } = await plan();
    const sectors = [
      { sector: 'district_offices', count: 25 },
      { sector: 'public_organisations', who: 'ผู้แทนองค์การมหาชน' },
    ];
    expect(await code(on(recordMeeting, id, { attendees: 20, basis: 'counted', sectors }))).toBe(
      'meetings.sectors_exceed',
    );
    await on(recordMeeting, id, { attendees: 30, basis: 'counted', sectors });
    const { sectors: kept } = await readBy('officer', id);
    expect(kept.map(({ sector, count }) => [sector, count])).toEqual([
      ['public_organisations', null],
      ['district_offices', 25],
    ]);
  });

  test('is not written before the day, and may be of a day that nobody knows', async () => {
    const later = await plan({ onDay: inDays(1) });
    expect(await code(on(recordMeeting, later.id))).toBe('meetings.day_ahead');
    const unknown = await plan({ onDay: '', reportedOn: inDays(-3) });
    await on(recordMeeting, unknown.id);
    expect(await readBy('governor', unknown.id)).toMatchObject({ onDay: null, state: 'held' });
  });

  test('of a year is totalled apart by basis, so that no sum mixes them unsaid', async () => {
    const past = { be: 2561, onDay: '2018-03-01' };
    for (const [attendees, basis, isAbout] of [
      [100, 'signed', ''],
      [40, 'counted', ''],
      [200, 'news', 'yes'],
      [90, 'news', ''],
    ] as const) {
      const { id } = await plan(past);
      await on(recordMeeting, id, { attendees, basis, isAbout, link: 'https://example.go.th' });
    }
    await on(recordMeeting, (await plan(past)).id); // nobody counted
    expect(await office.store.within(publicViewer, (tx) => yearFigures(tx, 2561))).toMatchObject({
      done: 5,
      peopleKnown: 4,
      people: [
        { basis: 'signed', people: 100, about: 0 },
        { basis: 'counted', people: 40, about: 0 },
        { basis: 'news', people: 290, about: 200 },
      ],
    });
  });
});

describe('a cancelled meeting', () => {
  test('says why; whoever read that it was announced reads that it is not, until its day', async () => {
    const { id } = await plan({ onDay: inDays(1) });
    await on(announceMeeting, id);
    expect(await code(on(cancelMeeting, id, { reason: '' }))).toBe('office.input');
    await on(cancelMeeting, id, { reason: 'น้ำท่วมทางเข้าศาลากลาง' });
    const [ahead, done] = await office.store.within(publicViewer, async (tx) => [
      await activitiesAhead(tx, { provinceIso: 'TH-74' }),
      await activitiesDone(tx, { provinceIso: 'TH-74' }),
    ]);
    expect(ahead.find((one) => one.id === id)?.cancelReason).toBe('น้ำท่วมทางเข้าศาลากลาง');
    expect(done.map((one) => one.id)).not.toContain(id);
    expect(await code(on(recordMeeting, id))).toBe('office.wrong_state');
  });

  test('keeps who had signed in before, and counts them on its page', async () => {
    const { id } = await plan();
    await on(announceMeeting, id);
    const [who] = await office.owner<{ id: string }>(
      `INSERT INTO office.participants (given_name, family_name, name_key, sound_key, sector)
       VALUES ('สมมุติ', 'มาก่อน', 'สมมุติ มาก่อน', 'สมมุติ มาก่อน', 'civil_society') RETURNING participant_id AS id`,
    );
    await office.owner(
      `INSERT INTO office.attendances (activity_id, participant_id, in_at, how, sector)
       VALUES ($1, $2, now(), 'desk', 'civil_society')`,
      [id, who!.id],
    );
    await on(cancelMeeting, id, { reason: 'ไฟฟ้าดับทั้งศาลากลาง' });
    expect(await office.store.within(cast.officer.viewer, (tx) => signedCount(tx, id))).toBe(1);
  });

  test('that nobody was told of stays the desk’s', async () => {
    const { id } = await plan();
    await on(cancelMeeting, id, { reason: 'ย้ายไปจัดรวมกับอีกจังหวัด' });
    expect((await readBy('officer', id)).state).toBe('cancelled');
    expect(await code(readBy('governor', id))).toBe('office.not_found');
  });
});

test('two officers who change it at once do not write over each other', async () => {
  const { id } = await plan();
  await on(reviseMeeting, id, { ...said, title: 'ชื่อของคนแรก' });
  const late = act(office.store, cast.colleague.viewer, reviseMeeting, {
    ...said,
    id,
    version: 1,
    title: 'ชื่อของคนหลัง',
  });
  expect(await code(late)).toBe('office.stale_edit');
  expect((await readBy('officer', id)).titleTh).toBe('ชื่อของคนแรก');
});

test('an agenda is read line by line, with Thai figures, and says which line is wrong', () => {
  expect(readAgenda('๐๘.๓๐ | ลงทะเบียน\n\nอภิปรายรวม\n10:00 น. | หลักสูตร | วิทยากรส่วนกลาง | ๒')).toEqual([
    { startsAt: '08:30', title: 'ลงทะเบียน', speaker: null, activityNo: null },
    { startsAt: null, title: 'อภิปรายรวม', speaker: null, activityNo: null },
    { startsAt: '10:00', title: 'หลักสูตร', speaker: 'วิทยากรส่วนกลาง', activityNo: 2 },
  ]);
  for (const wrong of ['ดี\nเก้าโมง | ลงทะเบียน', 'ดี\n | ', 'ดี\n09.00 | ก ข | ค ง | 3', 'ดี\na | b | c | 1 | e'])
    expect(() => readAgenda(wrong), wrong).toThrow(/Line 2/u);
});

test('the list comes by the page and is quick to count at 77 provinces with 60 meetings a year', async () => {
  await office.owner(`
    INSERT INTO office.activities (slug, fiscal_year_be, kind, area_no, province_iso, on_day, title_th, title_en, source, state)
    SELECT 'many-' || p.province_iso_no || '-' || n, 2563, 'workshop', p.area_no, p.province_iso, '2020-01-01'::date + n, 'ก', 'a', 'x', 'held'
    FROM (SELECT *, row_number() OVER (ORDER BY province_iso) AS province_iso_no FROM office.provinces_today) p, generate_series(1, 60) n
    WHERE p.area_no IS NOT NULL`);
  const [{ n }] = (await office.owner<{ n: number }>(
    `SELECT count(*)::int AS n FROM office.activities WHERE fiscal_year_be = 2563`,
  )) as [{ n: number }];
  await office.store.within(cast.governor.viewer, async (tx) => {
    const list = await listMeetings(tx, { be: 2563, page: 2 });
    expect(list).toMatchObject({ total: n, pages: Math.ceil(n / 30) });
    expect(list.rows).toHaveLength(30);
    const only = await listMeetings(tx, { be: 2563, provinceIso: 'TH-74' });
    expect(only).toMatchObject({ total: 60, pages: 2 });
  });
});
