/** The registry's pages as they answer: entering, a double shown first, merging, a file of names, and who has none. */
import { beforeAll, expect, test } from 'vitest';
import { filledIn, formsIn } from '#tests/forms.ts';
import { testDoor } from '#tests/office-door.ts';
import { officeStore, type Person } from '#tests/office-store.ts';
import { signedIn } from '#tests/signed-in.ts';
import { testSite } from '#tests/site.ts';
import { castOf, layWorld, type Cast } from '#tests/watch-world.ts';

const office = officeStore();
const door = testDoor(office, { secondStep: 'offered' });
const site = testSite(() => ({ store: office.store, door, demonstration: false }));
let cast: Cast;

beforeAll(async () => {
  await layWorld(office);
  cast = await castOf(office);
});

const mainOf = (html: string) => /<main[\s\S]*<\/main>/u.exec(html)?.[0] ?? '';
const typed = {
  prefix: 'นาย',
  givenName: 'หน้าเว็บ',
  familyName: 'สมมุติ',
  sector: 'local_government',
  organisation: 'เทศบาลตำบลสมมุติ',
  positionTitle: '=HYPERLINK("x")',
  provinceIso: 'TH-74',
  cardCode: '',
  districtCode: '',
};

async function send(who: Person, address: string, given: Record<string, string>) {
  const reader = await signedIn(site.url, office, door, who);
  const { html } = await reader.get(address);
  const form = formsIn(html, address).find(
    ({ method, action }) => method === 'POST' && action.startsWith('/participants'),
  )!;
  const fields: Record<string, string> = {};
  for (const one of form.fields)
    fields[one.name] = given[one.name] ?? filledIn(one, 'ข้อความ', '2026-01-05') ?? '';
  if (given['isAnother'] === undefined) delete fields['isAnother'];
  return reader.post(form.action, fields);
}

test('somebody is entered, the same name is shown before a second entry, and two entries are merged', async () => {
  const first = await send(cast.officer, '/participants/new', typed);
  expect(first.status).toBe(303);
  const again = await send(cast.officer, '/participants/new', { ...typed, givenName: 'นาย หน้าเว็บ' });
  expect(again.status).toBe(409);
  expect(mainOf(again.html)).toContain(first.location);
  expect((await send(cast.officer, '/participants/new', { ...typed, isAnother: 'yes' })).status).toBe(303);
  const merged = await send(cast.officer, '/participants/doubles', {});
  expect(merged.status).toBe(303);
  const reader = await signedIn(site.url, office, door, cast.officer);
  expect(mainOf((await reader.get(merged.location)).html)).toContain('แยกออกจากกัน');
  for (const who of [cast.elsewhere, cast.governor]) {
    const other = await signedIn(site.url, office, door, who);
    expect((await other.get(first.location)).status).toBe(404);
  }
});

test('a list of names comes as a file that runs nothing, to the desk of the place and to nobody else', async () => {
  await send(cast.officer, '/participants/new', { ...typed, familyName: 'ในไฟล์' });
  const post = async (who: Person, fields: Record<string, string>) =>
    (await signedIn(site.url, office, door, who)).post('/participants/export/file', fields);
  const wish = { reason: 'report', format: 'csv' };
  const own = await post(cast.officer, wish);
  expect(own.headers.get('content-disposition')).toContain('attachment');
  expect(own.html).toContain('นายหน้าเว็บ ในไฟล์,"\'=HYPERLINK(""x"")"');
  expect((await post(cast.elsewhere, wish)).html).not.toContain('ในไฟล์');
  expect((await post(cast.officer, { ...wish, format: 'xlsx' })).html.startsWith('PK')).toBe(true);
  for (const who of [cast.provinceOffice, cast.governor]) expect((await post(who, wish)).status).toBe(404);
  expect((await post(cast.officer, { format: 'csv' })).location).toBe('/participants/export?chosen=no');
  const events = await office.owner('SELECT 1 FROM office.events WHERE name = $1', [
    'participant_list.exported',
  ]);
  expect(events).toHaveLength(3);
});
