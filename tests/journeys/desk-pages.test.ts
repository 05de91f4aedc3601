/**
 * The watch desk in a browser: today's list, a subject with its rows and files, a verdict, a watch item that comes
 * of it, the search; in both languages, on a phone and a desk, with and without script. And what is not the
 * reader's, which is answered as what does not exist.
 */
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { freshFolder } from '#tests/egp-rows.ts';
import { audit, isTooWide, noBrowser, recordRequests, testBrowser } from '#tests/browser.ts';
import { testDoor } from '#tests/office-door.ts';
import { officeStore } from '#tests/office-store.ts';
import { signedIn, type SiteReader } from '#tests/signed-in.ts';
import { testSite } from '#tests/site.ts';
import { writeSyntheticWorkspace } from '#tests/synthetic-workspace.ts';
import { castOf, inDays, layWorld, type Cast } from '#tests/watch-world.ts';
import { refreshSearch } from '#watch/search/refresh.ts';

const office = officeStore();
const door = testDoor(office, { secondStep: 'offered' });
const workspace = join(freshFolder(), 'workspace');
const site = testSite(() => ({ store: office.store, door, workspace, demonstration: true }));
const bare = testSite(() => ({ store: office.store, door, demonstration: true }));
let cast: Cast;
let officer: SiteReader;

/** Every subject the list links to, as it stands in its addresses. */
let listed: string[] = [];
const subjectsIn = (html: string) => [
  ...new Set([...html.matchAll(/"(\/desk\/subjects\/[^"#]*)"/gu)].map((match) => match[1]!)),
];
const hiddenIn = (html: string, name: string) =>
  new RegExp(`name="${name}" value="([^"]*)"`, 'u').exec(html)?.[1] ?? '';

beforeAll(async () => {
  await layWorld(office);
  cast = await castOf(office);
  await writeSyntheticWorkspace(workspace, 800);
  await refreshSearch(office.store, workspace);
  officer = await signedIn(site.url, office, door, cast.officer);
  listed = subjectsIn((await officer.get('/desk')).html);
}, 120_000);

const as = (who: keyof Cast) => signedIn(site.url, office, door, cast[who]);
const deed = (name: string, subject: string) => subject.replace('/subjects/', `/marks/${name}/`);

test('the day’s list is as long as the desk says, and the filters say what they leave', async () => {
  expect(listed.length).toBeGreaterThan(2);
  const saved = await officer.post('/desk?/capacity', { subjectsPerDay: '๓' });
  expect(saved).toMatchObject({ status: 303, location: '/desk' });
  const { html } = await officer.get('/desk');
  expect(html).toContain('วันละ 3 รายการ');
  const none = await officer.get('/desk?kind=contract');
  expect(none.html).toContain('พบ 0 จาก');
  const some = await officer.get(
    '/desk?province=TH-74&year=2568&since=generation&judged=open&money=nonsense',
  );
  expect(some.html).toMatch(/พบ [1-9]\d* จาก/u);
  const refused = await officer.post('/desk?/capacity', { subjectsPerDay: 'many' });
  expect(refused.status).toBe(422);
});

describe('a file', () => {
  test('holds exactly the rows that the page counts, those of a flag too', async () => {
    const { html } = await officer.get(listed[0]!);
    const links = [...html.matchAll(/href="(\/desk\/downloads\/[^"]*as=csv[^"]*)"/gu)].map((match) =>
      match[1]!.replaceAll('&amp;', '&'),
    );
    const counts = [...html.matchAll(/ดาวน์โหลดทั้ง ([\d,]+) แถว/gu)].map((match) =>
      Number(match[1]!.replaceAll(',', '')),
    );
    expect(links.length).toBeGreaterThan(1);
    const rows: number[] = [];
    for (const link of links) {
      const file = await officer.get(link);
      expect(file.headers.get('content-disposition')).toMatch(/^attachment; filename="/u);
      rows.push(file.html.trimEnd().split('\r\n').length - 1);
    }
    expect(rows).toEqual(counts);
    const whole = links.at(-1)!.replace('as=csv', 'as=json');
    const read = JSON.parse((await officer.get(whole)).html) as { rows: unknown[]; about: object };
    expect(read.rows).toHaveLength(counts.at(-1)!);
    expect(JSON.stringify(read.about)).toContain('ไม่ใช่ผลการตรวจสอบ');
    const book = await officer.get(links.at(-1)!.replace('as=csv', 'as=xlsx'));
    expect(book.html.startsWith('PK')).toBe(true);
    expect((await officer.get(links[0]!.replace('as=csv', 'as=exe'))).status).toBe(404);
  });
});

describe('what is not the reader’s', () => {
  test('is answered as what does not exist: of another Area, and to those who are not of a desk', async () => {
    const elsewhere = await as('elsewhere');
    const addresses = [
      listed[0]!,
      listed[0]!.replace('/subjects/', '/downloads/') + '&as=csv',
      deed('explained', listed[0]!),
    ];
    for (const address of addresses) {
      const theirs = await elsewhere.get(address);
      const nowhere = await elsewhere.get(address.replace(/egp%3A[^%?]+/u, 'egp%3Anobody'));
      expect(theirs.status, address).toBe(404);
      const bareOf = ({ html }: { html: string }) => html.replace(/name="to" value="[^"]*"/u, '');
      expect(bareOf(theirs)).toBe(bareOf(nowhere));
    }
    expect((await elsewhere.get('/desk')).html).toContain('ไม่มีรายการที่ควรดูในพื้นที่ของท่าน');
    expect((await elsewhere.get('/search?q=หน่วยงาน')).html).not.toContain('/desk/subjects/');
    const posted = await elsewhere.post(deed('explained', listed[0]!), { flag: 'x 1', why: 'มีเอกสารครบ' });
    expect(posted.status).toBe(404);
    const governor = await as('governor');
    for (const address of ['/desk', '/search', '/desk/flags/market-concentration', ...addresses])
      expect((await governor.get(address)).status, address).toBe(404);
  });
});

describe('a verdict', () => {
  test('on older data than there is now is answered clearly, and nothing is kept', async () => {
    const address = deed('explained', listed.at(-1)!);
    const { html } = await officer.get(address);
    const flag = /<option value="([a-z-]+ \d+)"/u.exec(html)![1]!;
    const why = 'มีเอกสารครบถ้วน';
    const stale = await officer.post(address, { flag, why, generation: '0' });
    expect(stale.status).toBe(409);
    expect(stale.html).toContain('ข้อมูลเพิ่งเปลี่ยนเป็นชุดใหม่');
    expect(stale.html).toContain(why);
    const generation = hiddenIn(html, 'generation');
    const version = await officer.post(address, { flag: `${flag}99`, why, generation });
    expect(version.status).toBe(409);
    expect(await office.owner('SELECT 1 FROM office.signals')).toEqual([]);
  });

  test('keeps what the server reads, whatever the form says; sent twice it counts once', async () => {
    const address = deed('not-useful', listed.at(-1)!);
    const { html } = await officer.get(address);
    const fields = {
      flag: /<option value="([a-z-]+ \d+)"/u.exec(html)![1]!,
      why: '<b>ไม่ช่วย</b> ยอดรวมไม่ถึงเกณฑ์',
      generation: hiddenIn(html, 'generation'),
      request_id: hiddenIn(html, 'request_id'),
      candidate: '{"content":{}}',
    };
    for (const _ of ['once', 'twice'])
      expect(await officer.post(address, fields)).toMatchObject({ status: 303 });
    const marks = await office.owner<{ why: string }>('SELECT why FROM office.signal_marks');
    expect(marks).toEqual([{ why: fields.why }]);
    const page = await officer.get(listed.at(-1)!);
    expect(page.html).toContain('&lt;b>ไม่ช่วย');
    expect(page.html).toContain('/watch-items/signals/');
    await office.owner('DELETE FROM office.signal_marks');
  });
});

const visits = [
  { language: 'th', width: 360, script: true },
  { language: 'en', width: 1280, script: true, scheme: 'dark' },
  { language: 'th', width: 1280, script: false },
] as const;
type Visit = (typeof visits)[number];
/** `npm run test:long` looks at every page in every way; else each is looked at in one of them. */
const some = (k: number) => (process.env['TRUATKHAP_LONG'] === '1' ? visits : [visits[k]!]);

describe.skipIf(noBrowser)('in a browser', () => {
  const browser = testBrowser();

  async function visiting(visit: Visit, at = site.url) {
    const cookies = [...officer.cookies]
      .filter(([name]) => name !== 'language')
      .map(([name, value]) => ({ name, value }));
    const page: Page = await browser.page({ site: at, ...visit, cookies });
    const found: string[] = [];
    const look = async (where: string) => {
      if (await isTooWide(page)) found.push(`${where}: wider than the window`);
      if (visit.script) found.push(...(await audit(page)).map((fault) => `${where}: ${fault}`));
    };
    return { page, found, look };
  }

  test.each(some(0).map((visit, k) => [k, visit] as const))(
    'an officer goes from the list to a watch item: %i %o',
    async (k, visit) => {
      const { page, found, look } = await visiting(visit);
      const asked = recordRequests(page);
      const subject = listed[k % (listed.length - 1)]!;
      await page.goto('/desk');
      await look('list');
      await page.goto('/desk?kind=contract&since=visit&day=nonsense');
      await look('nothing fits');
      await page.goto('/desk');
      await page.click(`main a[href="${subject}"] >> nth=0`);
      await page.waitForURL('**/desk/subjects/**');
      const copies = page.locator('button[data-copy]');
      expect((await copies.count()) > 0).toBe(true);
      await page.evaluate(`document.querySelectorAll('main details').forEach((one) => (one.open = true))`);
      expect(await copies.first().isVisible()).toBe(visit.script);
      await look('subject unfolded');
      await page.goto(deed('explained', subject));
      await page.fill('[name=why]', 'ก');
      await page.click('main button');
      await look('verdict refused');
      await page.fill('[name=why]', 'ยาวมาก'.repeat(60));
      await page.click('main button');
      await page.waitForURL('**/desk/subjects/**');
      expect(await isTooWide(page), 'long words').toBe(false);
      await page.click(`main a[href*="/desk/marks/look-further/"]`);
      await page.fill('[name=note]', 'ขอดูแผนจัดซื้อทั้งปี');
      await page.fill('[name=reviewOn]', inDays(30));
      await page.click('main button');
      await page.waitForURL('**/watch-items/*');
      await page.click('main a[href*="/watch-items/signals/"]');
      await page.waitForURL('**/signals/*');
      await page.click(`main a[href*="/desk/subjects/"] >> nth=0`);
      expect(await page.locator('main a[href^="/watch-items/"]').count()).toBeGreaterThan(1);
      await page.click('main a[href^="/desk/flags/"] >> nth=0');
      await page.waitForURL('**/desk/flags/*');
      await look('flag');
      expect(found).toEqual([]);
      expect(asked.filter((address) => !address.startsWith(site.url))).toEqual([]);
    },
    180_000,
  );

  test.each(some(1))(
    'what is searched is found, or said why not: %o',
    async (visit) => {
      const { page, found, look } = await visiting(visit);
      const search = async (typed: string, where: string) => {
        await page.goto('/search');
        await page.fill('[name=q]', typed);
        await page.press('[name=q]', 'Enter');
        await page.waitForURL('**/search?**');
        await look(where);
      };
      const links = page.locator('main a[href^="/desk/subjects/"]');
      await search('หน่วยงานสมมติ', 'found');
      expect(await links.count()).toBeGreaterThan(3);
      await search('หน่วยงาานสมมติค', 'near');
      expect(await page.locator('main .near[role=status]').count()).toBe(1);
      await search('ก', 'too short');
      expect(await page.locator('main [role=status]').count()).toBe(1);
      await search('ไม่มีคำนี้อยู่ที่ไหนเลยจริงจริง', 'nothing');
      expect(await links.count()).toBe(0);
      await search('สมุทรสาคร', 'province');
      expect(await page.locator('main a[href="/desk?province=TH-74"]').count()).toBe(1);
      expect(found).toEqual([]);
    },
    120_000,
  );

  test.each(some(2))(
    'where no data is, the pages say how it comes; what is not there says so: %o',
    async (visit) => {
      const { page, found, look } = await visiting(visit, bare.url);
      await page.goto('/desk');
      expect(await page.locator('main a[href="/desk/imports"]').count()).toBeGreaterThan(0);
      await look('no data');
      await page.goto('/search?q=abc');
      await look('search without data');
      expect((await page.goto(listed[0]!))!.status()).toBe(404);
      await look('not there');
      expect(found).toEqual([]);
    },
    60_000,
  );
});
