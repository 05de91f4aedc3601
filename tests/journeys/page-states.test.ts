/**
 * Every page in the states that a page may be in: with the longest words there can be, on a small phone, at
 * 200 %, on paper; with a form sent empty; and by keyboard alone. Found by walking a demonstration office
 * as its people do; the ordinary run draws some readers, forms and pages, the long one takes all.
 */
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { plantHolidays } from '#office/deadlines/holiday-seed.ts';
import { act } from '#office/action.ts';
import { draftLetter } from '#office/letters/actions/draft-letter.ts';
import { seedTerritory } from '#office/territory/take-in.ts';
import { seedProgrammeYears } from '#programme/take-in.ts';
import { seedDemonstration } from '#seed/office/demonstration.ts';
import { audit, noBrowser, testBrowser } from '#tests/browser.ts';
import { crawl, type Seen } from '#tests/crawl.ts';
import { freshFolder } from '#tests/egp-rows.ts';
import { formsIn } from '#tests/forms.ts';
import { lengthenTexts, unbroken } from '#tests/long-words.ts';
import { goodPhrase, testDoor } from '#tests/office-door.ts';
import { officeStore } from '#tests/office-store.ts';
import { siteRoutes } from '#tests/routes.ts';
import { stranger } from '#tests/signed-in.ts';
import { testSite } from '#tests/site.ts';
import { seeded } from '../any-rows.ts';

const isLong = Boolean(process.env['TRUATKHAP_LONG']);
const minutes = isLong ? 1_800_000 : 300_000;
const office = officeStore();
const door = testDoor(office, { secondStep: 'offered' });
const dataFolder = freshFolder();
const site = testSite(() => ({ store: office.store, door, dataFolder }));
const draw = seeded(11);

/** All of them in the long run, else as many as said. */
function drawn<T>(all: readonly T[], count: number): T[] {
  if (isLong) return [...all];
  const left = [...all];
  return Array.from({ length: Math.min(count, all.length) }, () => {
    const [one] = left.splice(Math.floor(draw() * left.length), 1);
    return one!;
  });
}

const others = ['director7', 'governor74', 'nacc74', 'head', 'clerk', 'dpo', 'centre', 'referral7'];
const readers = ['officer7', ...drawn(others, 1)];
let lengthened: string[] = [];

beforeAll(async () => {
  await seedTerritory(office.store);
  await seedProgrammeYears(office.store);
  await office.store.within({ kind: 'system', job: 'test' }, plantHolidays);
  await seedDemonstration(office.store, door, goodPhrase, dataFolder);
  const [officer] = await office.owner<{ personId: string; postId: string }>(
    `SELECT person_id AS "personId", post_id AS "postId" FROM office.posts
     JOIN office.people USING (person_id) WHERE email LIKE 'officer7@%'`,
  );
  await act(office.store, { kind: 'staff', ...officer! }, draftLetter, longLetter);
  lengthened = await lengthenTexts(office);
});

/** A letter that is signed keeps its words; a draft has the longest there are. */
const longLetter = {
  kind: 'external',
  secrecy: 'ordinary',
  recipientKind: 'other',
  recipientName: unbroken(200),
  subjectLine: unbroken(300),
  references: unbroken(200),
  enclosures: unbroken(200),
  body: unbroken(2000),
};

interface Reader {
  cookies: { name: string; value: string }[];
  seen: Seen[];
}

const known = new Map<string, Promise<Reader>>();
const reader = (name: string): Promise<Reader> => {
  if (!known.has(name)) known.set(name, enter(name));
  return known.get(name)!;
};

async function enter(name: string): Promise<Reader> {
  const one = stranger(site.url);
  await one.post('/sign-in', { email: `${name}@demonstration.invalid`, password: goodPhrase });
  const groups = name === readers[0] ? ['staff', 'public'] : ['staff'];
  const routes = siteRoutes().filter(({ group }) => groups.includes(group));
  const seen = await crawl({ routes, get: one.get, each: 1 });
  const cookies = [...one.cookies].map(([key, value]) => ({ name: key, value }));
  return { cookies, seen: seen.filter(({ status }) => status < 300 || status >= 400) };
}

describe.skipIf(noBrowser)('every page', () => {
  const browser = testBrowser();

  test(
    'holds words of 300 letters without a space: on a small phone, at 200 % and on paper',
    async () => {
      expect(lengthened).toEqual(
        expect.arrayContaining([
          'agencies.name_th',
          'people.full_name',
          'recommendations.advice',
          'watch_items.title',
        ]),
      );
      const faults: string[] = [];
      for (const name of readers) {
        const { cookies, seen } = await reader(name);
        expect(seen.length, name).toBeGreaterThan(15);
        expect(seen.filter(({ status }) => status >= 500).map(({ address }) => address)).toEqual([]);
        const page = await browser.page({ site: site.url, cookies });
        for (const { address } of drawn(seen, 8)) {
          await page.goto(address);
          for (const width of [320, 640]) {
            await page.setViewportSize({ width, height: 800 });
            const wide = await widest(page);
            if (wide) faults.push(`${name}: ${address} at ${width} px: ${wide}`);
          }
          await page.setViewportSize({ width: 718, height: 1000 }); // A4 between its margins
          await page.emulateMedia({ media: 'print' });
          const wide = await widest(page);
          if (wide) faults.push(`${name}: ${address} on paper: ${wide}`);
          await page.emulateMedia({ media: 'screen' });
        }
        await page.close();
      }
      expect(faults).toEqual([]);
    },
    minutes,
  );

  test(
    'with a form sent empty says what is missing, and axe finds nothing',
    async () => {
      const { cookies, seen } = await reader('officer7');
      const asking = seen.filter(
        ({ html, address, route }) =>
          route.group === 'staff' &&
          formsIn(/<main[\s\S]*<\/main>/u.exec(html)?.[0] ?? '', address).some(
            ({ method, fields }) => method === 'POST' && fields.some(({ required }) => required),
          ),
      );
      expect(asking.length).toBeGreaterThan(5);
      const faults: string[] = [];
      const page = await browser.page({ site: site.url, width: 360, cookies });
      for (const { address } of drawn(asking, 4)) {
        await page.goto(address);
        const [answered] = await Promise.all([
          page.waitForResponse((response) => response.request().method() === 'POST'),
          page.waitForEvent('framenavigated'),
          page.evaluate(emptied),
        ]);
        const status = answered.status();
        await page.waitForLoadState('load');
        // A file that is asked for without its reason leads back to its page (303), which must say so all the same.
        if (![422, 303].includes(status)) faults.push(`${address}: answered ${status}`);
        if ((await page.locator('main [role=alert]').count()) === 0) faults.push(`${address}: no summary`);
        faults.push(...(await audit(page)).map((fault) => `${address}: ${fault}`));
      }
      expect(faults).toEqual([]);
    },
    minutes,
  );

  test(
    'is reached whole by the Tab key, in its order, with a focus that shows and no trap',
    async () => {
      const { cookies, seen } = await reader('officer7');
      const faults: string[] = [];
      const page = await browser.page({ site: site.url, cookies });
      for (const { address } of drawn(seen, 4)) {
        await page.goto(address);
        faults.push(...(await byKeyboard(page)).map((fault) => `${address}: ${fault}`));
      }
      expect(faults).toEqual([]);
    },
    minutes,
  );
});

/** Sends the page's first form that asks for something, with nothing in it. */
const emptied = `(() => {
    const form = document.querySelector('main form[method="POST"]:has([required])');
    for (const field of form.querySelectorAll('input:not([type=hidden]), textarea, select')) {
      field.required = false;
      if (field.type === 'checkbox' || field.type === 'radio') field.checked = false;
      else if (field.type !== 'file') field.value = '';
    }
    form.submit();
})()`;

/** What sticks out of the page, or ''; a table that scrolls itself does not. */
function widest(page: Page): Promise<string> {
  return page.evaluate<string>(`(() => {
    const room = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= room) return '';
    const out = [...document.querySelectorAll('body *')].filter((one) => one.getBoundingClientRect().right > room + 1);
    return out.filter((one) => getComputedStyle(one.parentElement).overflowX === 'visible').slice(0, 2).map((one) => one.outerHTML.slice(0, 150)).join() || 'wider than its window';
  })()`);
}

const controls = `[...document.querySelectorAll(
  'a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"]')]
  .filter((one) => one.tabIndex >= 0 && !one.disabled && one.checkVisibility({ visibilityProperty: true }))
  .filter((one) => one.type !== 'radio' || one === document.querySelector('input[name="' + one.name + '"]:checked')
    || one === document.querySelector('input[name="' + one.name + '"]') && !document.querySelector('input[name="' + one.name + '"]:checked'))`;

/** Presses Tab once for every control, from the top of the page. */
async function byKeyboard(page: Page): Promise<string[]> {
  const count = await page.evaluate<number>(`(window.walked = ${controls}).length`);
  const faults: string[] = [];
  for (let at = 0; at < count; at += 1) {
    await page.keyboard.press('Tab');
    const fault = await page.evaluate<string>(`(() => {
      const one = document.activeElement;
      const wanted = window.walked[${at}];
      if (one !== wanted) return 'Tab ' + ${at} + ' came to ' + one.outerHTML.slice(0, 80) + ', not ' + wanted.outerHTML.slice(0, 80);
      const { outlineStyle, outlineWidth } = getComputedStyle(one);
      return outlineStyle === 'none' || outlineWidth === '0px' ? 'no focus is seen on ' + one.outerHTML.slice(0, 80) : '';
    })()`);
    if (fault !== '') return [...faults, fault];
    if (at > 0) continue;
    await page.keyboard.press('Enter'); // the skip link comes first, and leads to the page itself
    const skipped = page.waitForURL(/#content$/u, { timeout: 5000 });
    await skipped.catch(() => faults.push('the first control does not skip to the content'));
    await page.goto(page.url().split('#')[0]!);
    await page.evaluate(`window.walked = ${controls}`);
    await page.keyboard.press('Tab');
  }
  return faults;
}
