/** What pages of people show, and to whom. */
import { describe, expect, test } from 'vitest';
import { sql } from 'kysely';
import { agencyOffice } from '#tests/agency-office.ts';
import { systemViewer } from '#tests/office-store.ts';
import { agenciesWithPeople, agencyPeople, confirmationsDue } from './agency-people.ts';
import { dues } from './dues.ts';
import { people, personPage } from './queries.ts';
import { scopeChoices } from './scope-choices.ts';

const t = agencyOffice();
const { office } = t;

describe('the list of people', () => {
  test('shows those of the own scope with the posts that run, in Thai order, found by part of a name', async () => {
    const [ko, ka] = [
      await office.person({ role: 'area_officer', scope: ['area', '7'], name: 'เกศินี สมมุติ' }),
      await office.person({ role: 'area_officer', scope: ['area', '7'], name: 'กมล สมมุติ' }),
    ];
    const other = await office.person({ role: 'area_officer', scope: ['area', '8'], name: 'กาญจนา สมมุติ' });
    const { people: seen } = await office.store.within(t.desk.viewer, (tx) => people(tx, { search: 'สมมุติ' }));
    const ids = seen.map((one) => one.personId);
    expect(ids.indexOf(ka.personId)).toBeLessThan(ids.indexOf(ko.personId));
    expect(ids).not.toContain(other.personId);
    const { people: found } = await office.store.within(t.desk.viewer, (tx) => people(tx, { search: 'กศิน' }));
    expect(found).toMatchObject([
      {
        fullName: 'เกศินี สมมุติ',
        posts: [{ role: 'area_officer', words: { th: 'เจ้าหน้าที่กลุ่มงานป้องกัน ปปท. เขต 7' } }],
      },
    ]);
    const { people: none } = await office.store.within(t.desk.viewer, (tx) => people(tx, { search: '%' }));
    expect(none).toEqual([]);
  });

  test('holds the same people whether they are asked for one by one or at once, whoever asks', async () => {
    const posts = [
      ['administrator', 'nation', ''],
      ['administrator', 'area', '7'],
      ['area_officer', 'area', '8'],
      ['nacc_region', 'region', '7'],
      ['governor', 'province', 'TH-74'],
      ['agency_head', 'agency', t.agencyId],
    ] as const;
    const appointed = [];
    for (const [role, ...scope] of posts) appointed.push(await office.person({ role, scope: [...scope] }));
    const [fromAt, untilAt] = [new Date(Date.now() - 86_400_000), new Date(Date.now() - 1000)];
    appointed.push(await office.person({ role: 'area_officer', scope: ['area', '7'], fromAt, untilAt }));
    await office.owner(`INSERT INTO office.people (full_name, created_by)
      SELECT 'ยังไม่มีตำแหน่ง สมมุติ', person_id FROM unnest('{${appointed[1]!.personId},${appointed[2]!.personId}}'::uuid[]) AS person_id`);
    const [all] = await office.owner<{ ids: string[] }>(
      'SELECT array_agg(person_id::text) AS ids FROM office.people',
    );
    const counts: number[] = [];
    for (const viewer of [systemViewer, ...appointed.map((one) => one.viewer)]) {
      const { rows } = await office.store.within(viewer, (tx) =>
        sql<{ alone: string[] | null; together: string[] | null }>`
          SELECT (SELECT array_agg(id ORDER BY id) FROM unnest(${all!.ids}::uuid[]) AS id WHERE office.person_in_sight(id)) AS alone,
            (SELECT array_agg(DISTINCT id ORDER BY id) FROM office.people_in_sight() AS id) AS together`.execute(
          tx,
        ),
      );
      expect(rows[0]!.together).toEqual(rows[0]!.alone);
      counts.push(rows[0]!.alone?.length ?? 0);
    }
    expect(new Set(counts).size).toBeGreaterThan(4); // they do not all see the same
  });

  test('shows a page of somebody’s access to the administrators who decide over it, and to nobody else', async () => {
    const officer = await office.person({ role: 'area_officer', scope: ['area', '7'] });
    const own = await office.person({ role: 'administrator', scope: ['area', '7'] });
    const other = await office.person({ role: 'administrator', scope: ['area', '8'] });
    const seen = (by: typeof own) => office.store.within(by.viewer, (tx) => personPage(tx, officer.personId));
    expect((await seen(own)).access).toEqual({ hasPassword: false, hasSecondStep: false, hasLink: false });
    expect((await seen(t.desk)).access).toBeNull();
    await expect(seen(other)).rejects.toMatchObject({ code: 'office.not_found' });
    await expect(office.store.within(own.viewer, (tx) => personPage(tx, 'no id'))).rejects.toMatchObject({
      code: 'office.not_found',
    });
  });
});

test('a form offers the scopes that its reader may give, and no other', async () => {
  const [nation, area7] = [
    await office.person({ role: 'administrator', scope: ['nation', ''] }),
    await office.person({ role: 'administrator', scope: ['area', '7'] }),
  ];
  const ids = (
    by: typeof nation,
    role: 'area_officer' | 'governor' | 'administrator' | 'agency_head' | 'dpo',
    search = '',
  ) =>
    office.store.within(by.viewer, async (tx) =>
      (await scopeChoices(tx, role, search)).map((choice) => choice.id),
    );
  expect(await ids(nation, 'area_officer')).toHaveLength(9);
  expect(await ids(area7, 'area_officer')).toEqual(['7']);
  expect(await ids(area7, 'administrator')).toEqual(['7']);
  expect(await ids(nation, 'administrator')).toEqual(['', '1', '2', '3', '4', '5', '6', '7', '8', '9']);
  expect(await ids(area7, 'dpo')).toEqual([]);
  expect(await ids(area7, 'governor')).toEqual(['TH-74']);
  expect(await ids(area7, 'agency_head')).toEqual([]);
  expect(await ids(area7, 'agency_head', 'อบต')).toContain(t.agencyId);
});

describe('the people of an agency', () => {
  test('are shown to its desk and its head, with the codes that are out', async () => {
    const chief = await t.head();
    const code = await t.named(chief);
    for (const by of [t.desk, chief]) {
      const page = await office.store.within(by.viewer, (tx) => agencyPeople(tx, t.agencyId));
      expect(page.members).toMatchObject([{ personId: chief.personId, role: 'agency_head', due: false }]);
      expect(page.codes).toMatchObject([
        { invitationId: code.id, role: 'agency_officer', forName: 'เจ้าหน้าที่ สมมุติ' },
      ]);
    }
    await expect(
      office.store.within(t.otherDesk.viewer, (tx) => agencyPeople(tx, t.agencyId)),
    ).rejects.toMatchObject({ code: 'office.not_found' });
    const { agencies } = await office.store.within(t.desk.viewer, (tx) => agenciesWithPeople(tx));
    expect(agencies[0]).toMatchObject({ heads: 1 });
  });

  test('are due for confirmation by the desk or the head, who see it in their work', async () => {
    const chief = await t.head();
    const worker = await t.signedUp((await t.named(chief)).shown);
    const due = (by: typeof chief) =>
      office.store.within(by.viewer, async (tx) => (await confirmationsDue(tx)).map((one) => one.postId));
    expect(await due(chief)).toEqual([]);
    await office.owner(
      `UPDATE office.posts SET until_at = now() + interval '20 days' WHERE post_id = ANY ($1)`,
      [[chief.postId, worker.postId]],
    );
    expect(await due(chief)).toEqual([worker.postId]);
    expect(await due(t.desk)).toEqual([chief.postId]);
    expect(await due(t.otherDesk)).toEqual([]);
    expect(await due(worker)).toEqual([]);
    const [waiting] = await office.store.within(t.desk.viewer, (tx) => dues(tx));
    expect(waiting).toMatchObject({
      kind: 'agency_head_to_confirm',
      href: `/people/agencies/${encodeURIComponent(t.agencyId)}`,
      title_th: 'ยืนยันหัวหน้าหน่วยงานอีกหนึ่งปี: อบต. สมมุติ',
    });
    expect(waiting!.due_on).toMatch(/^\d{4}-\d{2}-\d{2}$/);
  });
});
