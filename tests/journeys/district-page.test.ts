/**
 * A district centre on its phone and the desk that answers it, told end to end by the pages: counts, a
 * question, a matter that goes out and comes back; in both languages, with and without script.
 */
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Language } from '#kernel/texts.ts';
import { monthOf } from '#office/districts/months.ts';
import { audit, isTooWide, noBrowser, recordRequests, testBrowser } from '#tests/browser.ts';
import { testDoor } from '#tests/office-door.ts';
import { officeStore, type Person } from '#tests/office-store.ts';
import { signedIn } from '#tests/signed-in.ts';
import { testSite } from '#tests/site.ts';
import { castOf, inDays, layWorld, type Cast } from '#tests/watch-world.ts';

const office = officeStore();
const door = testDoor(office, { secondStep: 'offered' });
const site = testSite(() => ({ store: office.store, door, demonstration: false }));
let cast: Cast;
const month = monthOf(inDays(0));
const long = 'องค์การบริหารส่วนตำบลที่มีชื่อยาวมากจนต้องตัดบรรทัด '.repeat(4).trim();

beforeAll(async () => {
  await layWorld(office);
  cast = await castOf(office);
});

const centreOf = (code: string) => office.person({ role: 'district_centre', scope: ['district', code] });

describe.skipIf(noBrowser)('in a browser', () => {
  const browser = testBrowser();

  type Visit = { language: Language; width: number; script: boolean; scheme?: 'dark' };
  async function as(person: Person, visit: Visit): Promise<Page> {
    const reader = await signedIn(site.url, office, door, person);
    const cookies = [...reader.cookies].map(([name, value]) => ({ name, value }));
    return browser.page({ site: site.url, ...visit, cookies });
  }

  /** What is wrong with the page as it stands; without script axe cannot look, the width can be asked. */
  async function faults(page: Page, { script }: Visit, where: string): Promise<string[]> {
    await page.evaluate(`document.querySelectorAll('main details').forEach((one) => (one.open = true))`);
    const found = script ? await audit(page) : [];
    if (await isTooWide(page)) found.push('wider than its window');
    return found.map((fault) => `${where}: ${fault}`);
  }

  /** Sends the page's first form, and waits for what it is answered: looked at before, a page changes under the eyes. */
  async function press(page: Page): Promise<void> {
    const answered = page.waitForEvent('framenavigated');
    await page.locator('main form button').first().click();
    await answered;
    await page.waitForLoadState();
  }
  const all: [code: string, visit: Visit][] = [
    ['7402', { language: 'en', width: 1280, script: true, scheme: 'dark' }],
    ['7403', { language: 'th', width: 360, script: false }],
    ['7401', { language: 'th', width: 360, script: true }],
  ];
  /** The phone is walked by keyboard below too; the whole way on it is for the long run. */
  const visits = process.env['TRUATKHAP_LONG'] === '1' ? all : all.slice(0, 1);

  test.each(visits)(
    'a centre counts, asks and hands over, and its desk answers: %s %o',
    { timeout: 240_000 },
    async (code, visit) => {
      const page = await as(await centreOf(code), visit);
      const asked = recordRequests(page);
      const found: string[] = [];
      const look = async (where: string) => found.push(...(await faults(page, visit, where)));

      await page.goto('/district');
      await look('empty');
      await page.locator('main ul a').first().click();
      await look('five fields');
      await page.fill('[name=receivedCount]', '๑๒');
      await page.fill('[name=settledCount]', 'หลาย');
      await page.fill('[name=handedOverCount]', '0');
      await press(page);
      await look('five fields refused');
      expect(await page.inputValue('[name=receivedCount]')).toBe('๑๒');
      await page.fill('[name=settledCount]', '3');
      await press(page);
      expect(new URL(page.url()).searchParams.get('saved')).toBe('officials_duty');
      await look('saved, the next topic');
      await page.goto('/district');
      await press(page); // nothing in the other topics
      await look('a whole month');
      expect(await page.locator('main ul a').first().textContent()).toContain('12');

      await page.goto('/district/ask');
      await page.selectOption('[name=topic]', 'land');
      await page.fill('[name=question]', 'นายสมมุติ ทดลองดี มาร้องเรียน ต้องทำอย่างไร');
      await press(page);
      await look('a question with a person in it');
      expect(await page.inputValue('[name=question]')).toContain('มาร้องเรียน');
      await page.fill('[name=question]', `${long} ควรนับอย่างไร`);
      await press(page);
      await look('a question of a long text');
      const question = new URL(page.url()).pathname;

      await page.goto('/district/hand-over');
      await page.fill('[name=registerNo]', '77/2570');
      await page.selectOption('[name=topic]', 'land');
      await page.fill('[name=about]', long.slice(0, 200).trim());
      await page.fill('[name=workingDays]', '15');
      await press(page);
      await look('handed over');
      const matter = new URL(page.url()).pathname;
      await page.goto('/district');
      await look('something out');

      const desk = await as(cast.officer, visit);
      const lookDesk = async (where: string) => found.push(...(await faults(desk, visit, `desk ${where}`)));
      await desk.goto('/district');
      await lookDesk('who waits');
      await desk.goto(question);
      await desk.fill('[name=answer]', 'ดู');
      await press(desk);
      await lookDesk('answer refused');
      await desk.fill('[name=answer]', 'นับเฉพาะเรื่องที่ลงทะเบียนรับ');
      await press(desk);
      await desk.goto(matter);
      await press(desk);
      await lookDesk('taken over');
      await desk.fill('[name=outcome]', 'หน่วยงานแก้ไขแล้ว');
      await press(desk);
      await lookDesk('given back');
      await desk.goto(`/district/${code}?month=${month}`);
      await lookDesk('one district');
      await desk.locator('main td a, main table a').first().click();
      await lookDesk('a watch item from a count');
      expect(desk.url()).toContain(`/watch-items/new?district=${code}`);

      await page.goto('/district');
      const told = (await page.textContent('main')) ?? '';
      expect(told).toContain('นับเฉพาะเรื่องที่ลงทะเบียนรับ');
      expect(told).toContain('หน่วยงานแก้ไขแล้ว');
      await look('all came back');
      expect(found).toEqual([]);
      expect(asked.filter((address) => !address.startsWith(site.url))).toEqual([]);
    },
  );

  test(
    'the keyboard is enough, and at 200 % nothing has to be scrolled sideways',
    { timeout: 120_000 },
    async () => {
      const phone = { language: 'th', width: 320, script: true } as const;
      const page = await as(await centreOf('7001'), phone);
      await page.goto('/district/counts');
      const focused = () => page.evaluate<string | null>(`document.activeElement.getAttribute('name')`);
      for (let n = 0; n < 40 && (await focused()) !== 'receivedCount'; n += 1)
        await page.keyboard.press('Tab');
      for (const figure of ['4', '2', '0']) {
        await page.keyboard.type(figure);
        await page.keyboard.press('Tab');
      }
      await page.keyboard.press('Enter');
      await page.waitForURL(/saved=/u);
      const narrow = { language: 'en', width: 640, script: true } as const; // a wide screen at 200 %
      const desk = await as(cast.officer, narrow);
      const found: string[] = [];
      for (const [reader, visit, addresses] of [
        [page, phone, ['/district', '/district/counts', '/district/ask', '/district/hand-over']],
        [desk, narrow, ['/district', '/district?province=TH-70', `/district/7001?month=${month}`]],
      ] as const)
        for (const address of addresses) {
          await reader.goto(address);
          found.push(...(await faults(reader, visit, address)));
        }
      expect(found).toEqual([]);
    },
  );
});
