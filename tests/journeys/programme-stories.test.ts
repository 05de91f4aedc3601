/**
 * The meetings that the sources tell of, entered by an officer of the Area as they happened and read back:
 * by staff, and by everybody on the pages of the province and the year. Posts, never names of people; what
 * no source says stays unsaid. Two are entered in a browser, the others by the same forms.
 */
import { beforeAll, describe, expect, test } from 'vitest';
import { seedTerritory } from '#office/territory/take-in.ts';
import { takeInYears } from '#programme/take-in.ts';
import { readYearsFile } from '#programme/years-file.ts';
import { noBrowser, testBrowser } from '#tests/browser.ts';
import { testDoor } from '#tests/office-door.ts';
import { officeStore } from '#tests/office-store.ts';
import { signedIn, stranger, type SiteReader } from '#tests/signed-in.ts';
import { story, type Story } from '#tests/programme-stories.ts';
import { testSite } from '#tests/site.ts';
import { typedDay, walker, type View } from '#tests/walker.ts';

const office = officeStore();
const door = testDoor(office, { secondStep: 'offered' });
const site = testSite(() => ({ store: office.store, door }));

beforeAll(async () => {
  await seedTerritory(office.store);
  const { sources, years, enrolments } = readYearsFile();
  const file = { sources, years, enrolments, activities: [], results: [], clinics: [] };
  await office.store.within({ kind: 'system', job: 'test' }, (tx) =>
    takeInYears(tx, file, { isDemonstration: false }),
  );
});

const officers = new Map<number, SiteReader>();
async function officerOf(area: number): Promise<SiteReader> {
  const known = officers.get(area);
  if (known) return known;
  const person = await office.person({ role: 'area_officer', scope: ['area', String(area)] });
  const reader = await signedIn(site.url, office, door, person);
  officers.set(area, reader);
  return reader;
}

const wordsOf = (html: string) =>
  (/<main[\s\S]*<\/main>/u.exec(html)?.[0] ?? '')
    .replace(/<style[\s\S]*?<\/style>|<!--[\s\S]*?-->|<[^>]+>/gu, ' ')
    .replace(/&nbsp;/gu, ' ')
    .replace(/\s+/gu, ' ')
    .replace(/\( /gu, '(')
    .replace(/ \)/gu, ')');

/** What is sent with the form of a page unseen: the version, the id of the sending. */
async function sendAt(reader: SiteReader, address: string, typed: Record<string, string>): Promise<string> {
  const { html, status } = await reader.get(address);
  expect(status, address).toBe(200);
  const version = /name="version" value="(\d+)"/u.exec(html)?.[1];
  const sent = await reader.post(address, { ...typed, ...(version ? { version } : {}) });
  expect([sent.status, wordsOf(sent.html).slice(0, 300)], address).toEqual([303, '']);
  return sent.location;
}

async function enteredByForms({ area, province, be, entered, agenda, record }: Story): Promise<string> {
  const officer = await officerOf(area);
  const at = await sendAt(officer, '/meetings/new', { ...entered, provinceIso: province, be: String(be) });
  if (agenda !== undefined) await sendAt(officer, `${at}/agenda`, { agenda });
  await sendAt(officer, `${at}/record`, record);
  return at;
}

async function readBack({ area, province, be, entered, readBack: facts, unsaid }: Story, at: string) {
  const officer = await officerOf(area);
  const visitor = stranger(site.url);
  for (const [reader, address] of [
    [officer, at],
    [visitor, `/provinces/${province}`],
    [visitor, `/years/${be}`],
  ] as const) {
    const words = wordsOf((await reader.get(address)).html);
    expect(words, address).toContain(entered['title']);
    for (const fact of facts)
      expect(words, address).toMatch(typeof fact === 'string' ? new RegExp(escaped(fact), 'u') : fact);
    if (unsaid && reader === officer) expect(words, address).not.toMatch(unsaid);
  }
}
const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/gu, String.raw`\$&`);

test.each(['chiangMai', 'mukdahan', 'nakhonPathom', 'ratchaburi'] as const)(
  '%s is entered as it happened and read back by its Area, in the province and in the year',
  async (name) => {
    const one: Story = story[name];
    await readBack(one, await enteredByForms(one));
  },
);

describe.skipIf(noBrowser)('in a browser', () => {
  const browser = testBrowser();

  test.each([
    ['samutSakhon', { language: 'th', width: 360, script: false }],
    ['nakhonSiThammarat', { language: 'en', width: 1280, script: true }],
  ] as const)(
    '%s is entered by its officer, on a phone or at a desk, and read back: %o',
    async (name, view: View) => {
      const one: Story = story[name];
      const { cookies } = await officerOf(one.area);
      const me = await walker(browser, site.url, view, { cookies, audited: true });
      await me.open('/meetings');
      await me.follow('/meetings/new');
      const { onDay = '', ...entered } = one.entered;
      await me.send({
        ...entered,
        onDay: typedDay(view, onDay),
        provinceIso: one.province,
        be: String(one.be),
      });
      const at = new URL(me.page.url()).pathname;
      expect(at).toMatch(/^\/meetings\/[0-9a-f-]{36}$/u);
      if (one.agenda !== undefined) {
        await me.follow(`${at}/agenda`);
        await me.send({ agenda: one.agenda });
      }
      await me.follow(`${at}/record`);
      await me.send(one.record);
      expect(me.faults).toEqual([]);
      await readBack(one, at);
    },
    60_000,
  );

  test('the quota of the years reads nine, then eighteen more, the named and the unnamed', async () => {
    const reader = stranger(site.url);
    expect(wordsOf((await reader.get('/years/2562')).html)).toMatch(/จังหวัดต้นแบบเขตละ 1 .*9 \(ทราบชื่อ 1\)/u);
    expect(wordsOf((await reader.get('/years/2563')).html)).toMatch(
      /เพิ่มเขตละ 2 .*18 \(ทราบชื่อ 4\).*ยอดสะสม: 27/u,
    );
  });
});
