/** Somebody asks what the office holds about them, and later to be forgotten: the data protection officer's pages. */
import { beforeAll, describe, expect, test } from 'vitest';
import { filledIn, formsIn } from '#tests/forms.ts';
import { inventedMember } from '#tests/invented-member.ts';
import { testDoor } from '#tests/office-door.ts';
import { officeStore } from '#tests/office-store.ts';
import { signedIn, type SiteReader } from '#tests/signed-in.ts';
import { testSite } from '#tests/site.ts';

const office = officeStore();
const door = testDoor(office, { secondStep: 'offered' });
const site = testSite(() => ({ store: office.store, door }));
let officer: SiteReader;

beforeAll(async () => {
  officer = await signedIn(
    site.url,
    office,
    door,
    await office.person({ role: 'dpo', scope: ['nation', ''] }),
  );
});

/** Fills in the form of a page that is sent to `action`, and sends it. */
async function send(page: string, action: string, given: Record<string, string>) {
  const form = formsIn((await officer.get(page)).html, page).find(
    (one) => one.method === 'POST' && one.action.startsWith(action),
  )!;
  const fields = form.fields.map((field) => [field.name, given[field.name] ?? filledIn(field, '', '') ?? '']);
  return officer.post(form.action, Object.fromEntries(fields) as Record<string, string>);
}

describe('the data protection officer', () => {
  test('finds the person, records the request, and downloads everything, which is noted', async () => {
    const { personId } = await inventedMember(office, 'สมพร ผู้ขอ สมมุติ');
    const search = `/personal-data?q=${encodeURIComponent('สมพร')}`;
    const recorded = await send(search, '/personal-data?/record', {
      personId,
      kind: 'access',
      receivedOn: '2 พ.ย. 2569',
    });
    expect(recorded.status).toBe(303);
    const page = await officer.get(recorded.location);
    expect(page.html).toContain('สมพร ผู้ขอ สมมุติ');
    expect(page.html).toContain('2 ธ.ค. 2569'); // thirty days
    const answer = await send(recorded.location, `${recorded.location}/answer`, {});
    expect(answer.headers.get('content-disposition')).toMatch(
      /^attachment; filename="personal-data-[0-9a-f-]{36}\.json"$/u,
    );
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(JSON.parse(answer.html)).toMatchObject({ person_id: personId });
    const events = await office.owner(
      `SELECT 1 FROM office.events WHERE name = 'person.exported' AND data ->> 'person_id' = $1`,
      [personId],
    );
    expect(events).toHaveLength(1);
  });

  test('removes somebody who has left, only after saying that the identity was seen', async () => {
    const { personId } = await inventedMember(office, 'วิมล ลาออก สมมุติ', true);
    const search = `/personal-data?q=${encodeURIComponent('วิมล')}`;
    const { location } = await send(search, '/personal-data?/record', {
      personId,
      kind: 'erasure',
      receivedOn: '2026-11-02',
    });
    const version = '1';
    const unsure = await officer.post(`${location}?/erase`, { version });
    expect(unsure.status).toBe(422);
    expect(unsure.html).toContain('ยังไม่มีข้อมูลใดถูกลบ');
    expect((await officer.post(`${location}?/erase`, { version, sure: 'yes' })).status).toBe(303);
    expect((await officer.get(location)).html).toContain('บุคคลที่ลบข้อมูลแล้ว');
    expect((await officer.get(search)).html).not.toContain('วิมล ลาออก');
  });

  test('is told why somebody who still works here cannot be removed', async () => {
    const { personId } = await inventedMember(office, 'อารี ทำงานอยู่ สมมุติ');
    const { location } = await send(
      `/personal-data?q=${encodeURIComponent('อารี')}`,
      '/personal-data?/record',
      {
        personId,
        kind: 'erasure',
        receivedOn: '2026-11-02',
      },
    );
    const answer = await officer.post(`${location}?/erase`, { version: '1', sure: 'yes' });
    expect(answer.status).toBe(409);
    expect(answer.html).toContain('ให้หน้าที่ทุกตำแหน่งสิ้นสุดก่อน');
    expect(
      (await officer.post(`${location}?/refuse`, { version: '1', ground: 'still_in_post' })).status,
    ).toBe(303);
    expect((await officer.get(location)).html).toContain('ยังดำรงหน้าที่ในระบบ');
  });
});

test.each([
  ['administrator', ['nation', '']],
  ['centre_officer', ['nation', '']],
  ['area_officer', ['area', '7']],
] as const)('a %s is not shown the register, nor whether a request exists', async (role, scope) => {
  const reader = await signedIn(site.url, office, door, await office.person({ role, scope: [...scope] }));
  const [row] = await office.owner<{ id: string }>(
    'SELECT personal_data_request_id AS id FROM office.personal_data_requests LIMIT 1',
  );
  const statuses = [];
  for (const path of [
    '/personal-data',
    `/personal-data/${row!.id}`,
    '/personal-data/00000000-0000-4000-8000-000000000000',
  ])
    statuses.push((await reader.get(path)).status);
  expect(statuses).toEqual([403, 403, 403]);
  const [one, other] = [
    await reader.post(`/personal-data/${row!.id}/answer`, {}),
    await reader.post('/personal-data/00000000-0000-4000-8000-000000000000/answer', {}),
  ];
  expect([one.status, one.html.replaceAll(/[0-9a-f-]{36}/gu, '')]).toEqual([
    other.status,
    other.html.replaceAll(/[0-9a-f-]{36}/gu, ''),
  ]);
  expect(one.status).toBe(403);
});
