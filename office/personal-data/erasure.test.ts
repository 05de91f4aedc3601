/** Somebody who has left may be forgotten: the name goes, what the office did stays. On the real database. */
import { describe, expect, test } from 'vitest';
import { act } from '#office/action.ts';
import { officeStore, type Person } from '#tests/office-store.ts';
import { erasePerson } from './actions/erase-person.ts';
import { exportPerson } from './actions/export-person.ts';
import { recordRequest } from './actions/record-request.ts';
import { inventedMember } from '#tests/invented-member.ts';

const office = officeStore();
const day = '2026-11-02';

const dpo = () => office.person({ role: 'dpo', scope: ['nation', ''], name: 'คุ้มครอง สมมุติ' });
const member = (name: string, ended = false) => inventedMember(office, name, ended);

const request = (by: Person, personId: string, kind: 'access' | 'erasure') =>
  act(office.store, by.viewer, recordRequest, { personId, kind, receivedOn: day });

describe('a person who asks to be forgotten', () => {
  test('is refused while any post is in force, also one that begins later, and nothing is removed', async () => {
    const officer = await dpo();
    const now = await member('ยังทำงาน สมมุติ');
    const soon = await member('กำลังจะมา สมมุติ', true);
    await office.person({
      role: 'area_officer',
      scope: ['area', '6'],
      personId: soon.personId,
      fromAt: new Date('2030-01-01T00:00:00Z'),
    });
    for (const { personId } of [now, soon]) {
      const { id } = await request(officer, personId, 'erasure');
      await expect(act(office.store, officer.viewer, erasePerson, { id })).rejects.toMatchObject({
        code: 'personal_data.still_in_post',
        status: 409,
      });
      const [row] = await office.owner('SELECT erased_at, email FROM office.people WHERE person_id = $1', [
        personId,
      ]);
      expect(row).toMatchObject({ erased_at: null, email: expect.stringContaining('@') as string });
      expect(
        await office.owner('SELECT 1 FROM auth.passwords WHERE person_id = $1', [personId]),
      ).toHaveLength(1);
    }
  });

  test('keeps no name, no way to be reached and no way in; posts and events stay under the id', async () => {
    const [officer, gone] = [await dpo(), await member('ประยูร ออกแล้ว สมมุติ', true)];
    const { id } = await request(officer, gone.personId, 'erasure');
    await act(office.store, officer.viewer, erasePerson, { id });
    const [row] = await office.owner(
      'SELECT full_name, position_title, phone, email, state FROM office.people WHERE person_id = $1',
      [gone.personId],
    );
    expect(row).toEqual({
      full_name: 'บุคคลที่ลบข้อมูลแล้ว',
      position_title: null,
      phone: null,
      email: null,
      state: 'disabled',
    });
    for (const table of [
      'passwords',
      'sessions',
      'second_steps',
      'recovery_codes',
      'known_browsers',
      'links',
    ])
      expect(
        await office.owner(`SELECT 1 FROM auth.${table} WHERE person_id = $1`, [gone.personId]),
        table,
      ).toEqual([]);
    expect(await office.owner('SELECT role FROM office.posts WHERE person_id = $1', [gone.personId])).toEqual(
      [{ role: 'area_officer' }],
    );
    const everything = await office.owner<{ all: string }>(
      `SELECT string_agg(e.data::text, ' ') AS "all" FROM office.events e`,
    );
    expect(everything[0]!.all).not.toContain('ประยูร');
  });

  test('stays forgotten: nobody gives the name or a post back, and it cannot be removed twice', async () => {
    const [officer, gone] = [await dpo(), await member('ไม่กลับ มาอีก สมมุติ', true)];
    const administrator = await office.person({ role: 'administrator', scope: ['nation', ''] });
    const { id } = await request(officer, gone.personId, 'erasure');
    await act(office.store, officer.viewer, erasePerson, { id });
    for (const attempt of [
      `UPDATE office.people SET full_name = 'กลับมา' WHERE person_id = '${gone.personId}'`,
      `INSERT INTO office.posts (person_id, role, scope_kind, scope_id) VALUES ('${gone.personId}', 'area_officer', 'area', '7')`,
    ])
      await expect(
        office.store.within(administrator.viewer, (tx) =>
          tx.executeQuery({ sql: attempt, parameters: [] } as never),
        ),
      ).rejects.toThrow(/erased person/u);
    const again = await request(officer, gone.personId, 'erasure');
    await expect(act(office.store, officer.viewer, erasePerson, { id: again.id })).rejects.toMatchObject({
      code: 'personal_data.erased_before',
    });
  });

  test('is not removed by a request to see, nor shown by a request to be removed', async () => {
    const [officer, gone] = [await dpo(), await member('สลับ คำขอ สมมุติ', true)];
    const [see, remove] = [
      await request(officer, gone.personId, 'access'),
      await request(officer, gone.personId, 'erasure'),
    ];
    await expect(act(office.store, officer.viewer, erasePerson, { id: see.id })).rejects.toMatchObject({
      code: 'personal_data.another_kind',
    });
    await expect(act(office.store, officer.viewer, exportPerson, { id: remove.id })).rejects.toMatchObject({
      code: 'personal_data.another_kind',
    });
  });
});
