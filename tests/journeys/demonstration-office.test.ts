/** The demonstration's office, made as npm start makes it. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { plantHolidays } from '#office/deadlines/holiday-seed.ts';
import { seedTerritory } from '#office/territory/take-in.ts';
import { myWork } from '#office/my-work/my-work.ts';
import { askedOfProvince, itemsShared, promised } from '#programme/brief.ts';
import { activitiesOfYear } from '#programme/activities.ts';
import { seedProgrammeYears } from '#programme/take-in.ts';
import { seedDemonstration } from '#seed/office/demonstration.ts';
import { testDoor } from '#tests/office-door.ts';
import { officeStore } from '#tests/office-store.ts';

const office = officeStore();
const folder = mkdtempSync(join(tmpdir(), 'truatkhap-demonstration-'));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

test('it is made once, through the actions, and a second start leaves it as it is', async () => {
  await seedTerritory(office.store);
  await seedProgrammeYears(office.store);
  await office.store.within({ kind: 'system', job: 'test' }, plantHolidays);
  const door = testDoor(office);
  const first = await seedDemonstration(office.store, door, 'ถ้อยคำยาวสำหรับทดลอง', folder);
  expect(first.length).toBeGreaterThan(10);
  const counts = () =>
    office.owner(`SELECT (SELECT count(*)::int FROM office.people) AS people, (SELECT count(*)::int FROM office.watch_items) AS items,
      (SELECT count(*)::int FROM office.letters WHERE state = 'dispatched') AS letters, (SELECT count(*)::int FROM office.events) AS events,
      (SELECT count(*)::int FROM office.recommendations) AS recommendations, (SELECT count(*)::int FROM office.timeline_faults()) AS faults`);
  const [made] = await counts();
  expect(made).toMatchObject({ people: first.length, items: 4, letters: 2, recommendations: 3, faults: 0 });
  expect(await seedDemonstration(office.store, door, 'ถ้อยคำอื่นที่ยาวพอ', folder)).toEqual(first);
  expect(await counts()).toEqual([made]);
});

test('everything in it says that it is a demonstration', async () => {
  const unmarked = await office.owner(`
    SELECT 'person' AS kind FROM office.people WHERE NOT is_demonstration UNION ALL
    SELECT 'agency' FROM office.agencies WHERE NOT is_demonstration UNION ALL
    SELECT 'clinic' FROM office.clinics WHERE opened_fiscal_year_be = 2570 AND NOT is_demonstration UNION ALL
    SELECT 'watch item' FROM office.watch_items WHERE NOT is_demonstration UNION ALL
    SELECT 'recommendation' FROM office.recommendations WHERE NOT is_demonstration UNION ALL
    SELECT 'letter' FROM office.letters WHERE NOT is_demonstration UNION ALL
    SELECT 'district count' FROM office.district_counts WHERE NOT is_demonstration UNION ALL
    SELECT 'district question' FROM office.district_questions WHERE NOT is_demonstration UNION ALL
    SELECT 'district matter' FROM office.district_matters WHERE NOT is_demonstration UNION ALL
    SELECT 'activity' FROM office.activities WHERE fiscal_year_be = 2570 AND NOT is_demonstration UNION ALL
    SELECT 'enrolment' FROM office.enrolments WHERE fiscal_year_be = 2570 AND NOT is_demonstration`);
  expect(unmarked).toEqual([]);
});

test('the province’s sheet has something to tell: shared, promised, verified and asked of the governor', async () => {
  const [governor] = await office.owner<{ personId: string; postId: string }>(
    `SELECT person_id AS "personId", post_id AS "postId" FROM office.posts WHERE role = 'governor'`,
  );
  const [officer] = await office.owner<{ personId: string; postId: string }>(
    `SELECT person_id AS "personId", post_id AS "postId" FROM office.posts
     JOIN office.people USING (person_id) WHERE email LIKE 'officer7@%'`,
  );
  const place = { provinceIso: 'TH-74' };
  await office.store.within({ kind: 'staff', ...governor! }, async (tx) => {
    expect(await itemsShared(tx, place)).toMatchObject({ preventing: 1, watching: 0 });
    expect(await promised(tx, place, 2570)).toMatchObject({ open: 1, verified: 0 });
    const { waiting } = await myWork(tx);
    expect(waiting.map(({ kind }) => kind).sort()).toEqual(['letter_to_answer', 'watch_step']);
  });
  await office.store.within({ kind: 'staff', ...officer! }, async (tx) => {
    expect(await promised(tx, place, 2570)).toMatchObject({ open: 2, verified: 1 });
    const asked = await askedOfProvince(tx, 'TH-74');
    expect(asked.map(({ kind }) => kind).sort()).toEqual(['letter', 'step']);
  });
});

test('the district centre has counted, asked and handed over, and its desk has something to take over', async () => {
  const hats = await office.owner<{ role: string; personId: string; postId: string }>(
    `SELECT role, person_id AS "personId", post_id AS "postId" FROM office.posts JOIN office.people USING (person_id)
     WHERE role = 'district_centre' OR email LIKE 'officer7@%'`,
  );
  const duesOf = (role: string) => {
    const { personId, postId } = hats.find((hat) => hat.role === role)!;
    return office.store.within({ kind: 'staff', personId, postId }, (tx) => myWork(tx));
  };
  const kinds = async (role: string) =>
    (await duesOf(role)).waiting.map(({ kind }) => kind).filter((kind) => kind.startsWith('district_'));
  expect(await kinds('district_centre')).toEqual(['district_matter_out']);
  expect(await kinds('area_officer')).toEqual(['district_matter_new']);
  const [made] =
    await office.owner(`SELECT (SELECT count(DISTINCT month_on)::int FROM office.district_counts) AS months,
    (SELECT count(*)::int FROM office.district_count_corrections) AS corrections,
    (SELECT count(*)::int FROM office.district_questions WHERE state = 'answered') AS answered`);
  expect(made).toEqual({ months: 2, corrections: 1, answered: 1 });
});

test('the year holds both activities, and counts people by sector', async () => {
  await office.store.within({ kind: 'public' }, async (tx) => {
    const activities = await activitiesOfYear(tx, 2570);
    const kinds = new Set(activities.map(({ kind, activityNo }) => `${activityNo} ${kind}`));
    expect([...kinds].sort()).toEqual(['1 field_watch', '1 mobile_clinic', '1 workshop', '2 training']);
    const workshop = activities.find(({ slug }) => slug === '2570-demo-samut-sakhon-workshop')!;
    const counted = workshop.sectors.reduce((sum, { count }) => sum + (count ?? 0), 0);
    expect(counted).toBe(workshop.attendees);
    const clinic = activities.find(({ kind }) => kind === 'mobile_clinic')!;
    expect(clinic.advised).toBeGreaterThan(0);
  });
});
