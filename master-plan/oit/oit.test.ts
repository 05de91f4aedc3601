/** Evidence pages: nothing is everybody’s before the head publishes it, then what the head approved and no more. */
import { beforeAll, expect, test } from 'vitest';
import { act } from '#office/action.ts';
import { seedTerritory } from '#office/territory/take-in.ts';
import { agencyAt, layRound, round, sent } from '#tests/laid-returns.ts';
import { officeStore, publicViewer, type Person } from '#tests/office-store.ts';
import { publishOitPage } from './actions/publish-page.ts';
import { withdrawOitPage } from './actions/withdraw-page.ts';
import { catalogues, itemOf } from './catalogue.ts';
import { oitProjects, ownPages, publishedPage, publishedPages } from './queries.ts';

const office = officeStore();
let ids: string[];
let head: Person;
let clerk: Person;
const page = { catalogueId: '2566-school', item: 'o38', agencyId: agencyAt(0) };
const seen = <T>(read: Parameters<typeof office.store.within<T>>[1]) =>
  office.store.within(publicViewer, read);

beforeAll(async () => {
  await seedTerritory(office.store);
  await layRound(office, ['วิทยาลัยสมมุติ', 'วิทยาลัยอื่นสมมุติ']);
  head = await office.person({ role: 'agency_head', scope: ['agency', agencyAt(0)] });
  clerk = await office.person({ role: 'agency_officer', scope: ['agency', agencyAt(0)] });
  // The laid quarter, as one of the catalogue's own year.
  await office.owner(
    `WITH made AS (INSERT INTO office.return_rounds (return_round_id, fiscal_year_be, quarter, begins_on, ends_on, opens_at, closes_at)
       VALUES ('2566-q4', 2566, 4, '2023-07-01', '2023-09-30', '2023-10-01', '2023-10-20') RETURNING return_round_id)
     INSERT INTO office.quarterly_returns (return_round_id, agency_id, reporter_kind, name_th, province_iso, area_no, region_no)
     SELECT '2566-q4', agency_id, reporter_kind, name_th, province_iso, area_no, region_no FROM office.quarterly_returns WHERE return_round_id = $1`,
    [round],
  );
  ids = (await office.owner<{ id: string }>(`SELECT quarterly_return_id AS id FROM office.quarterly_returns WHERE return_round_id = '2566-q4' ORDER BY agency_id`)).map(({ id }) => id);
}); // prettier-ignore

const publish = (more: object, by = head) =>
  act(office.store, by.viewer, publishOitPage, { catalogueId: page.catalogueId, itemId: page.item, madeFrom: 'returns', link: '', ...more }); // prettier-ignore

test('a link is of the web; what this office cannot make is refused; only the head publishes', async () => {
  await expect(publish({}, clerk)).rejects.toMatchObject({ code: 'office.not_permitted' });
  await expect(publish({ itemId: 'o99' })).rejects.toMatchObject({ code: 'oit.no_such_item' });
  await expect(publish({ itemId: 'o28' })).rejects.toMatchObject({ code: 'oit.not_from_returns' });
  for (const link of ['', 'javascript:alert(1)', 'http://example.go.th', 'ไม่ใช่ลิงก์'])
    await expect(publish({ itemId: 'o28', madeFrom: 'link', link })).rejects.toMatchObject({
      code: 'oit.link_missing',
    });
  await publish({ itemId: 'o28', madeFrom: 'link', link: 'https://example.go.th/ร้องเรียน' });
  expect(await seen(publishedPages)).toMatchObject([{ item: 'o28', agencyName: 'วิทยาลัยสมมุติ' }]);
});

test('a page of returns says what the head accepted, with no obstacle, and nothing once it is taken away', async () => {
  const projects = [{ title: 'โครงการโปร่งใสสมมุติ', parts: [1], money: [{ part: 1 as const, received: '1000.50', spent: '999.25' }], beneficiaries: 12, progress: 'ทำแล้ว', obstacle: 'เรื่องที่บอกเฉพาะผู้ติดตาม' }]; // prettier-ignore
  await sent(office, ids[0]!, head, { a: '1', projects, isAccepted: false });
  await expect(seen((tx) => publishedPage(tx, page))).rejects.toMatchObject({ code: 'office.not_found' });
  expect(await seen((tx) => oitProjects(tx, page))).toEqual([]);
  const { id } = await publish({});
  expect((await seen((tx) => publishedPage(tx, page))).madeFrom).toBe('returns');
  // Sent and not accepted yet: nothing is shown.
  expect(await seen((tx) => oitProjects(tx, page))).toEqual([]);
  await office.owner(
    `INSERT INTO office.return_decisions (moment, quarterly_return_id, revision_no, level, decision, decided_by) VALUES (office.next_moment(), $1, 1, 'agency', 'accepted', $2)`,
    [ids[0], head.personId],
  );
  const shown = await seen((tx) => oitProjects(tx, page));
  expect(shown).toMatchObject([
    { title: 'โครงการโปร่งใสสมมุติ', received: 100_050n, spent: 99_925n, beneficiaries: 12, progress: 'ทำแล้ว' },
  ]);
  expect(JSON.stringify(shown, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value))).not.toContain('เฉพาะผู้ติดตาม'); // prettier-ignore
  // A link in its place shows no project any more; taken away, the address answers nobody.
  await publish({ madeFrom: 'link', link: 'https://example.go.th/o38' });
  expect(await seen((tx) => oitProjects(tx, page))).toEqual([]);
  const own = (await office.store.within(clerk.viewer, ownPages)).find((one) => one.item === 'o38')!;
  await act(office.store, head.viewer, withdrawOitPage, { id, version: own.version });
  await expect(seen((tx) => publishedPage(tx, page))).rejects.toMatchObject({ code: 'office.not_found' });
});

test('each year has its own numbers, each item once', () => {
  for (const { id, be, items } of catalogues) {
    expect(id.startsWith(`${be}-`)).toBe(true);
    expect(new Set(items.map((one) => one.id)).size).toBe(items.length);
  }
  expect(itemOf('2566-school', 'o22')!.item.en).not.toBe(itemOf('2569-vocational', 'o22')!.item.en);
});
