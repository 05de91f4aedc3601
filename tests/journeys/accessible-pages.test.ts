/**
 * Every page that a reader can reach, asked by axe with every rule on: on a phone in Thai and on a wide
 * screen in English, folded and unfolded. Nothing is listed here: the pages are found by walking.
 */
import { beforeAll, describe, expect, test } from 'vitest';
import { seedTerritory } from '#office/territory/take-in.ts';
import { seedProgrammeYears } from '#programme/take-in.ts';
import { audit, isTooWide, noBrowser, recordRequests, testBrowser } from '#tests/browser.ts';
import { crawl } from '#tests/crawl.ts';
import { testDoor } from '#tests/office-door.ts';
import { officeStore } from '#tests/office-store.ts';
import { siteRoutes } from '#tests/routes.ts';
import { signedIn, stranger, type SiteReader } from '#tests/signed-in.ts';
import { testSite } from '#tests/site.ts';

const views = [
  { width: 360, language: 'th', scheme: 'light' },
  { width: 1280, language: 'en', scheme: 'dark' },
] as const;

const isLong = Boolean(process.env['TRUATKHAP_LONG']);

const everyReader: [name: string, role: string | null, scope: [string, string]][] = [
  ['the public', null, ['nation', '']],
  ['an Area officer', 'area_officer', ['area', '7']],
  ['an administrator', 'administrator', ['nation', '']],
  ['a district centre', 'district_centre', ['district', '7401']],
  ['a governor', 'governor', ['province', 'TH-74']],
  ['an Area director', 'area_director', ['area', '7']],
  ['a data protection officer', 'dpo', ['nation', '']],
  ['an agency’s head', 'agency_head', ['agency', 'agency:office:somewhere']],
];
/** Pages of the others are looked at by people-pages, district-page, page-states and watch-look. */
const readers = isLong ? everyReader : everyReader.slice(0, 2);

/** Each page in both views with TRUATKHAP_LONG; else every second page, in one view and the next in the other. */
const inTurn = (addresses: readonly string[], view: number) =>
  isLong ? addresses : addresses.filter((_, at) => at % (2 * views.length) === view);

describe.skipIf(noBrowser)('every page that is reached by', () => {
  const office = officeStore();
  const door = testDoor(office, { secondStep: 'offered' });
  const site = testSite(() => ({ store: office.store, door, demonstration: false }));
  const browser = testBrowser();

  beforeAll(async () => {
    await seedTerritory(office.store);
    await seedProgrammeYears(office.store);
  });

  async function readerIn(role: string, scope: [string, string]): Promise<SiteReader> {
    return signedIn(site.url, office, door, await office.person({ role, scope }));
  }

  async function addressesFor(reader: SiteReader, isStaff: boolean): Promise<string[]> {
    const groups = isStaff ? ['staff', 'entry'] : ['public', 'entry'];
    const seen = await crawl({
      routes: siteRoutes(),
      get: (address) => reader.get(address),
      each: 1,
      into: ({ group }) => groups.includes(group),
    });
    return seen.filter(({ status }) => status < 300 || status >= 400).map(({ address }) => address);
  }

  test.each(readers)(
    '%s: axe finds nothing, it fits, and nobody else is asked',
    { timeout: 600_000 },
    async (_, role, scope) => {
      const reader = role === null ? stranger(site.url) : await readerIn(role, scope);
      const addresses = await addressesFor(reader, role !== null);
      expect(addresses.length).toBeGreaterThan(role === null ? 10 : 3);
      const faults: string[] = [];
      for (const [turn, view] of views.entries()) {
        const cookies = [...reader.cookies].map(([cookie, value]) => ({ name: cookie, value }));
        const page = await browser.page({ site: site.url, ...view, cookies });
        const asked = recordRequests(page);
        for (const address of inTurn(addresses, turn)) {
          await page.goto(address);
          const found = await audit(page);
          await page.evaluate(
            `document.querySelectorAll('main details').forEach((one) => (one.open = true))`,
          );
          if (await isTooWide(page)) found.push('is wider than its window');
          faults.push(...found.map((fault) => `${address} at ${view.width} px: ${fault}`));
        }
        faults.push(...asked.filter((url) => !url.startsWith(`${site.url}/`)));
        await page.close();
      }
      expect(faults).toEqual([]);
    },
  );
});
