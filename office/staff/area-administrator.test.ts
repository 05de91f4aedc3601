/**
 * What an Area's administrator may not do even past the actions: widen the own scope by moving territory,
 * change what counts for the whole country, or touch people and posts of other places.
 */
import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { act } from '#office/action.ts';
import { recordHoliday } from '#office/deadlines/actions/record-holiday.ts';
import { withdrawHoliday } from '#office/deadlines/actions/withdraw-holiday.ts';
import { seedTerritory } from '#office/territory/take-in.ts';
import { officeStore, type Person } from '#tests/office-store.ts';

const office = officeStore();
let area: Person;
let nation: Person;
let elsewhere: Person;
let moved: Person;

beforeAll(async () => {
  await seedTerritory(office.store);
  area = await office.person({ role: 'administrator', scope: ['area', '7'] });
  nation = await office.person({ role: 'administrator', scope: ['nation', ''] });
  elsewhere = await office.person({ role: 'area_officer', scope: ['area', '8'] });
  moved = await office.person({
    role: 'area_officer',
    scope: ['area', '7'],
    untilAt: new Date('2099-01-01'),
  });
  await office.owner(`UPDATE office.posts SET until_at = now(), state = 'ended' WHERE post_id = $1`, [
    moved.postId,
  ]);
  await office.person({ role: 'area_officer', scope: ['area', '8'], personId: moved.personId });
  await office.owner(
    `INSERT INTO office.holidays VALUES ('2026-12-10', 'วันรัฐธรรมนูญ', 'Constitution Day', NULL, false)`,
  );
});

/** Rows changed by bare SQL under a viewer, which is then undone; 'refused' where a policy says no aloud. */
async function tries(person: Person, statement: string): Promise<number | 'refused'> {
  let changed = 0;
  try {
    await office.store.within(person.viewer, async (tx) => {
      changed = (await sql.raw(`${statement} RETURNING 1 AS one`).execute(tx)).rows.length;
      throw new Error('undo');
    });
  } catch (error) {
    if ((error as { code?: string }).code === '42501') return 'refused';
    if ((error as Error).message !== 'undo') throw error;
  }
  return changed;
}

const ofTheNation = [
  `UPDATE office.area_provinces SET area_no = 7 WHERE province_iso = 'TH-50'`,
  `UPDATE office.area_provinces SET verified = verified WHERE province_iso = 'TH-74'`,
  `INSERT INTO office.area_provinces (province_iso, area_no, valid_from_on) VALUES ('TH-50', 7, '2026-11-01')`,
  `UPDATE office.region_provinces SET region_no = 7 WHERE province_iso = 'TH-50'`,
  `UPDATE office.districts SET province_iso = 'TH-74' WHERE district_code = '5001'`,
  `UPDATE office.areas SET seat_province_iso = 'TH-74' WHERE area_no = 7`,
  `INSERT INTO office.holidays VALUES ('2026-12-28', 'วันหยุด', 'A day off', NULL, false)`,
  `DELETE FROM office.holidays WHERE holiday_on = '2026-12-10'`,
];

describe('territory and days off', () => {
  test.each(ofTheNation)('%s', async (statement) => {
    expect([0, 'refused']).toContain(await tries(area, statement));
    expect(await tries(nation, statement)).toBeGreaterThan(0);
  });

  test('provinces are nobody’s to edit, and a district centre edits nothing', async () => {
    const rename = `UPDATE office.provinces SET name_en = 'X' WHERE province_iso = 'TH-74'`;
    expect(await tries(nation, rename)).toBe(0);
    const centre = await office.person({ role: 'district_centre', scope: ['district', '7401'] });
    for (const statement of ofTheNation) expect([0, 'refused']).toContain(await tries(centre, statement));
  });

  test('a day off is refused to an Area in words, and taken from the nation', async () => {
    const day = { on: '2026-12-28', nameTh: 'วันหยุดพิเศษ', nameEn: 'A day off' };
    for (const attempt of [
      act(office.store, area.viewer, recordHoliday, day),
      act(office.store, area.viewer, withdrawHoliday, { on: '2026-12-10' }),
    ])
      await expect(attempt).rejects.toMatchObject({ code: 'office.not_permitted' });
    await expect(act(office.store, nation.viewer, recordHoliday, day)).resolves.toBe('2026-12-28');
  });
});

describe('people and posts of other places', () => {
  const post = (personId: string, kind: string, id: string, role = 'administrator') =>
    `INSERT INTO office.posts (person_id, role, scope_kind, scope_id) VALUES ('${personId}', '${role}', '${kind}', '${id}')`;

  test('nobody is appointed beyond the own Area, and not oneself', async () => {
    const someone = elsewhere.personId;
    for (const [kind, id] of [
      ['nation', ''],
      ['area', '8'],
      ['region', '7'],
      ['province', 'TH-50'],
      ['district', '5001'],
    ] as const)
      expect(await tries(area, post(someone, kind, id)), kind).toBe('refused');
    expect(await tries(area, post(area.personId, 'area', '7', 'area_director'))).toBe('refused');
    const ours = await office.person({ role: 'area_officer', scope: ['area', '7'] });
    expect(await tries(area, post(ours.personId, 'province', 'TH-74', 'province_officer'))).toBe(1);
  });

  test('nobody is corrected, disabled or ended elsewhere, nor who has moved away', async () => {
    for (const person of [elsewhere, moved, nation]) {
      expect(
        await tries(
          area,
          `UPDATE office.people SET email = 'mine@office.example' WHERE person_id = '${person.personId}'`,
        ),
      ).toBe(0);
      expect(
        await tries(
          area,
          `UPDATE office.people SET disabled_at = now() WHERE person_id = '${person.personId}'`,
        ),
      ).toBe(0);
    }
    expect(
      await tries(
        area,
        `UPDATE office.posts SET state = 'ended' WHERE scope_id = '8' OR scope_kind = 'nation'`,
      ),
    ).toBe(0);
  });

  test('no post is turned into a wider one', async () => {
    const ours = await office.person({ role: 'area_officer', scope: ['area', '7'] });
    for (const change of [`scope_kind = 'nation', scope_id = ''`, `role = 'administrator'`, `scope_id = '8'`])
      expect(await tries(area, `UPDATE office.posts SET ${change} WHERE post_id = '${ours.postId}'`)).toBe(
        'refused',
      );
  });

  test('no link or sign-out is made for them', async () => {
    for (const person of [elsewhere, moved, nation]) {
      const { rows } = await office.store.within(area.viewer, (tx) =>
        sql`SELECT auth.make_link(${person.personId}::uuid, '\\x00'::bytea, false) AS link, auth.shut_out(${person.personId}::uuid) AS out`.execute(
          tx,
        ),
      );
      expect(rows).toEqual([{ link: false, out: false }]);
    }
  });
});

test('a data protection officer reads agencies and changes none', async () => {
  await office.owner(`INSERT INTO office.agencies (agency_id, name_th, folded_name, province_iso, source)
    VALUES ('agency:office:trial', 'เทศบาลตัวอย่าง', 'เทศบาลตัวอย่าง', 'TH-74', 'test')`);
  const dpo = await office.person({ role: 'dpo', scope: ['nation', ''] });
  const rename = `UPDATE office.agencies SET name_en = 'X' WHERE agency_id = 'agency:office:trial'`;
  expect(await tries(dpo, rename)).toBe(0);
  expect(await tries(area, rename)).toBe(1);
});
