/** The staff's province, Area and year, as signed-in readers find them. */
import { beforeAll, describe, expect, test } from 'vitest';
import { seedProgrammeYears } from '#programme/take-in.ts';
import { act } from '#office/action.ts';
import { shareWatchItem } from '#office/watch-items/actions/share.ts';
import { noBrowser, testBrowser } from '#tests/browser.ts';
import { testDoor } from '#tests/office-door.ts';
import { officeStore } from '#tests/office-store.ts';
import { signedIn, stranger, type SiteReader } from '#tests/signed-in.ts';
import { testSite } from '#tests/site.ts';
import { castOf, layWorld, openedItem, versionOf, type Cast } from '#tests/watch-world.ts';

const office = officeStore();
const door = testDoor(office, { secondStep: 'offered' });
const site = testSite(() => ({ store: office.store, door }));
let cast: Cast;
let officer: SiteReader;
let governor: SiteReader;

beforeAll(async () => {
  await layWorld(office);
  await seedProgrammeYears(office.store);
  cast = await castOf(office);
  const shared = await openedItem(office, cast.officer, { summary: 'สรุปที่แบ่งปัน' });
  await openedItem(office, cast.officer, { title: 'ประเด็นที่ไม่ได้แบ่งปัน' });
  const version = await versionOf(office, 'watch_items', shared.id);
  const share = { id: shared.id, version, body: 'province_office', what: ['summary'] };
  await act(office.store, cast.officer.viewer, shareWatchItem, share);
  officer = await signedIn(site.url, office, door, cast.officer);
  governor = await signedIn(site.url, office, door, cast.governor);
});

const plain = (html: string) =>
  (/<main[\s\S]*<\/main>/u.exec(html)?.[0] ?? '').replace(/<[^>]+>/gu, ' ').replace(/\s+/gu, ' ');

describe('the province page', () => {
  test('counts the desk’s items, and for the governor only what is shared', async () => {
    const ofDesk = plain((await officer.get('/province/TH-74')).html);
    expect(ofDesk).toContain('ทุกประเด็นของเขตในจังหวัดนี้ เฝ้าระวัง 2 ประเด็น');
    const ofGovernor = plain((await governor.get('/province/TH-74')).html);
    expect(ofGovernor).toContain('เฉพาะประเด็นที่เขตแบ่งปันกับหน่วยงานของท่าน เฝ้าระวัง 1 ประเด็น');
    expect(ofGovernor).not.toContain('ประเด็นที่ไม่ได้แบ่งปัน');
    expect(ofGovernor).toContain('สิ่งที่ขอจากท่าน');
  });

  test('is printed on one sheet for whoever may open it, and is not there for others', async () => {
    expect((await governor.get('/province/TH-74')).html).toContain('href="/province/TH-74/pdf"');
    const pdf = await governor.get('/province/TH-74/pdf');
    expect([pdf.status, pdf.headers.get('content-type')]).toEqual([200, 'application/pdf']);
    expect(pdf.headers.get('content-disposition')).toMatch(/^inline;.*\.pdf/u);
    expect(pdf.html.startsWith('%PDF-1.7')).toBe(true);
    for (const address of ['/province/TH-73/pdf', '/province/TH-99/pdf'])
      expect((await governor.get(address)).status, address).toBe(404);
  });

  test('answers alike for what is not yours and what does not exist; a stranger is asked to sign in', async () => {
    const elsewhere = await signedIn(site.url, office, door, cast.elsewhere);
    for (const [reader, address] of [
      [elsewhere, '/province/TH-74'],
      [officer, '/province/TH-99'],
      [governor, '/province/TH-73'],
      [governor, '/area/7'],
      [officer, '/area/5'],
      [officer, '/area/12'],
      [officer, '/year/abcd'],
    ] as const)
      expect((await reader.get(address)).status, address).toBe(404);
    expect((await stranger(site.url).get('/province/TH-74')).location).toContain('/sign-in');
  });

  test('is found from the side list, which shows each hat its own pages only', async () => {
    expect((await governor.get('/province')).location).toBe('/province/TH-74');
    expect((await officer.get('/province')).location).toBe('/area/7');
    const { html } = await governor.get('/');
    expect(html).toContain('href="/province"');
    expect(html).not.toContain('href="/people"');
    expect((await officer.get('/')).html).toContain('href="/people"');
  });
});

test('the Area and the year lead to its provinces, and show no other desk’s figures', async () => {
  const area = (await officer.get('/area/7')).html;
  for (const iso of [70, 71, 72, 73, 74, 75, 76, 77]) expect(area).toContain(`/province/TH-${iso}`);
  const first = await officer.get('/year');
  expect(first.status).toBe(303);
  const year = await officer.get('/year/2563');
  expect(plain(year.html)).toContain('สำนักงาน ปปท. เขต 5 จังหวัดที่เข้าร่วม 2 (ทราบชื่อ 1)');
  expect(year.html).toContain('/area/7');
  expect(year.html).not.toContain('"/area/5"');
});

describe.skipIf(noBrowser)('on paper', () => {
  const browser = testBrowser();
  test('the province page is one A4 for the governor', async () => {
    const cookies = [...governor.cookies].map(([name, value]) => ({ name, value }));
    const page = await browser.page({ site: site.url, cookies });
    await page.goto('/province/TH-74');
    const margin = { top: '15mm', bottom: '15mm', left: '15mm', right: '15mm' };
    const pdf = await page.pdf({ format: 'A4', margin });
    expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b/gu)).toHaveLength(1);
  });
});
