/** Who was reached: each agency once, by what was held; who never was is a list; another Area's places are not there. */
import { beforeAll, expect, test } from 'vitest';
import { officeStore, type Person } from '#tests/office-store.ts';
import { be, heldMeeting, setPlanDesk, type PlanDesk } from '#tests/plan-desk.ts';
import { testTaken } from '#tests/results-rows.ts';
import { coverageOf } from './coverage.ts';

const office = officeStore();
let desk: PlanDesk;

beforeAll(async () => {
  desk = await setPlanDesk(office);
  for (const [id, type, iso] of [
    ['visited', 'tao', 'TH-74'],
    ['trained', 'tao', 'TH-74'],
    ['long-ago', 'school', 'TH-74'],
    ['never', 'school', 'TH-74'],
    ['planned', 'tao', 'TH-70'],
    ['far', 'tao', 'TH-50'],
  ])
    await office.owner(
      `INSERT INTO office.agencies (agency_id, name_th, folded_name, agency_type, province_iso, source)
       VALUES ('agency:test:' || $1, 'หน่วยงานสมมุติ ' || $1, $1, $2, $3, 'สมมุติ')`,
      [id, type, iso],
    );
  const visit = async (slug: string, agencies: string[], facts: object = {}) => {
    await heldMeeting(office, { slug, kind: 'field_watch', ...facts });
    for (const agency of agencies)
      await office.owner(
        "INSERT INTO office.activity_agencies (activity_id, agency_id) SELECT activity_id, 'agency:test:' || $2 FROM office.activities WHERE slug = $1",
        [slug, agency],
      );
  };
  await visit('first', ['visited']);
  await visit('second', ['visited']); // twice is once
  await visit('before', ['long-ago'], { fiscal_year_be: be + 1, on_day: '2026-01-05' });
  await visit('not-held', ['planned'], {
    state: 'announced',
    announced_at: new Date(),
    province_iso: 'TH-70',
  });
  const learner = await office.person({ role: 'agency_officer', scope: ['agency', 'agency:test:trained'] });
  const taken = { personId: learner.personId, score: 8, at: '2025-09-30T23:30:00+07:00' };
  const pre = await testTaken(office, { ...taken, kind: 'pre' });
  await testTaken(office, { ...taken, kind: 'post', pairsWith: pre });
  await office.owner("UPDATE office.attempts SET agency_id = 'agency:test:trained'");
});

const covered = (by: Person, areaNo = 7, year = be) =>
  office.store.within(by.viewer, async (tx) => (await coverageOf(tx, year, areaNo)).covered);

test('each agency counts once, by province and kind, in the year in which it was reached', async () => {
  expect(await covered(desk.officer)).toMatchObject([
    { iso: 'TH-70', agencyType: 'tao', agencies: 1, visited: 0, trained: 0, neverReached: 1 },
    { iso: 'TH-74', agencyType: 'school', agencies: 2, visited: 0, trained: 0, neverReached: 1 },
    { iso: 'TH-74', agencyType: 'tao', agencies: 2, visited: 1, trained: 1, neverReached: 0 },
  ]);
  const later = (await covered(desk.officer, 7, be + 1)).find(({ agencyType }) => agencyType === 'school');
  expect(later).toMatchObject({ visited: 1, trained: 0 });
});

test('who was never reached is a list by name, and as long as the table says', async () => {
  const found = await office.store.within(desk.officer.viewer, (tx) => coverageOf(tx, be, 7, 99));
  expect(found.unreached.map(({ id }) => id)).toEqual(['agency:test:planned', 'agency:test:never']);
  expect(found).toMatchObject({ never: 2, page: 1, pages: 1 }); // a page beyond the last is the last
});

test('places of another Area are not there for an Area’s desk, and a partner has none at all', async () => {
  expect((await covered(desk.officer, 5)).map(({ iso }) => iso)).toEqual([]);
  expect((await covered(desk.centre, 5)).map(({ iso }) => iso)).toEqual(['TH-50']);
});

test('an agency is trained by whoever of it was present at a training, in the year of that meeting', async () => {
  const present = async (slug: string, facts: object, state = 'present') => {
    await heldMeeting(office, { slug, ...facts });
    await office.owner(
      `WITH came AS (
         INSERT INTO office.participants (given_name, family_name, name_key, sound_key, sector, agency_id, province_iso)
         VALUES ('สมมุติ', $1, $1, $1, 'local_government', 'agency:test:never', 'TH-74') RETURNING participant_id)
       INSERT INTO office.attendances (activity_id, participant_id, how, sector, state)
       SELECT activity_id, participant_id, 'paper', 'local_government', $2 FROM office.activities, came WHERE slug = $1`,
      [slug, state],
    );
  };
  const school = async (year = be) => {
    const rows = await covered(desk.officer, 7, year);
    return rows.find(({ agencyType }) => agencyType === 'school')!;
  };
  await present('watched', { kind: 'field_watch' });
  await present('left-again', { kind: 'training', activity_no: 2 }, 'withdrawn');
  expect(await school()).toMatchObject({ trained: 0, neverReached: 1 });
  await present('next-year', { kind: 'training', activity_no: 2, fiscal_year_be: be + 1 });
  expect(await school()).toMatchObject({ trained: 0, neverReached: 0 });
  expect(await school(be + 1)).toMatchObject({ trained: 1 });
  await present('this-year', { kind: 'training', activity_no: 2 });
  expect(await school()).toMatchObject({ trained: 1, neverReached: 0 });
});
