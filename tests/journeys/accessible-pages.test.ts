/**
 * Every page that a reader can reach, asked by axe with every rule on: on a phone in Thai and on a wide
 * screen in English, folded and unfolded. Nothing is listed here: the pages are found by walking.
 */
import { beforeAll, describe, expect, test } from 'vitest';
import { seedTerritory } from '#office/territory/take-in.ts';
import { seedProgrammeYears } from '#programme/take-in.ts';
import { audit, isTooWide, noBrowser, recordRequests, testBrowser } from '#tests/browser.ts';
import { crawl } from '#tests/crawl.ts';
import { account, enterBy, testDoor } from '#tests/office-door.ts';
import { officeStore } from '#tests/office-store.ts';
import { siteRoutes } from '#tests/routes.ts';
import { testSite } from '#tests/site.ts';
import { staffPages } from '#web/src/routes/pages.ts';

const views = [
  { width: 360, language: 'th', scheme: 'light' },
  { width: 1280, language: 'en', scheme: 'dark' },
] as const;

const readers: [name: string, role: string | null, scope: [string, string]][] = [
  ['the public', null, ['nation', '']],
  ['an Area officer', 'area_officer', ['area', '7']],
  ['an Area director', 'area_director', ['area', '7']],
  ['an administrator', 'administrator', ['nation', '']],
  ['a district centre', 'district_centre', ['district', '7401']],
  ['a governor', 'governor', ['province', 'TH-74']],
];

describe.skipIf(noBrowser)('every page that is reached by', () => {
  const office = officeStore();
  const door = testDoor(office, { secondStep: 'offered' });
  const site = testSite(() => ({ store: office.store, door, demonstration: false }));
  const browser = testBrowser();

  beforeAll(async () => {
    await seedTerritory(office.store);
    await seedProgrammeYears(office.store);
  });

  async function sessionOf(role: string, scope: [string, string]): Promise<string> {
    const { personId } = await office.person({ role, scope });
    const { email } = await account(office, door, personId);
    return (await enterBy(door, email)).token;
  }

  async function addressesFor(session: string): Promise<string[]> {
    const get = async (address: string) => {
      const headers = { accept: 'text/html', cookie: `truatkhap-session=${session}` };
      const answer = await fetch(`${site.url}${address}`, { headers, redirect: 'manual' });
      return { status: answer.status, html: await answer.text() };
    };
    const groups = session === '' ? ['public', 'entry'] : ['staff', 'entry'];
    const seen = await crawl({
      routes: siteRoutes(),
      get,
      each: 1,
      into: ({ group }) => groups.includes(group),
    });
    return seen.filter(({ status }) => status < 300 || status >= 400).map(({ address }) => address);
  }

  test.each(readers)(
    '%s: axe finds nothing, it fits, and nobody else is asked',
    { timeout: 600_000 },
    async (_name, role, scope) => {
      const session = role === null ? '' : await sessionOf(role, scope);
      const addresses = await addressesFor(session);
      expect(addresses.length).toBeGreaterThan(role === null ? 10 : staffPages.length > 0 ? 1 : 0);
      const faults: string[] = [];
      for (const view of views) {
        const cookies = session === '' ? [] : [{ name: 'truatkhap-session', value: session }];
        const page = await browser.page({ site: site.url, ...view, cookies });
        const asked = recordRequests(page);
        for (const address of addresses) {
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
