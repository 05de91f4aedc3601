/**
 * The meetings that the sources tell of, entered by an officer of the Area as they happened and read back:
 * by staff, and by everybody on the pages of the province and the year. Posts, never names of people; what
 * no source says stays unsaid. Two are entered in a browser, the others by the same forms.
 */
import { beforeAll, describe, expect, test } from 'vitest';
import { fiscalYearBeOfInstant } from '#kernel/fiscal-year.ts';
import { plantHolidays } from '#office/deadlines/holiday-seed.ts';
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
import { inDays } from '#tests/watch-world.ts';

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

const be = fiscalYearBeOfInstant(new Date(`${inDays(14)}T12:00:00+07:00`));

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
  '%s is entered as it happened, read back by its Area, in the province and in the year, and reported',
  async (name) => {
    const one: Story = story[name];
    const at = await enteredByForms(one);
    await readBack(one, at);
    const officer = await officerOf(one.area);
    expect((await officer.get(`${at}/after`)).html).toContain(`${at}/report`);
    const memo = { recipient: 'ผู้อำนวยการสำนักงาน', body: 'ขอรายงานผลตามบันทึก' };
    expect(await sendAt(officer, `${at}/report`, memo)).toMatch(/^\/letters\//u);
    expect((await officer.get(`${at}/after`)).html).toContain('รายงานผล');
  },
);

test('an invited agency answers on its own pages, and the desk reads who comes in whose place', async () => {
  await office.owner(
    `INSERT INTO office.agencies (agency_id, name_th, folded_name, province_iso, source, is_demonstration)
     VALUES ('agency:office:invented', 'เทศบาลตำบลสมมุติ', 'เทศบาลตำบลสมมุติ', 'TH-74', 'test', true)`,
  );
  await office.owner(
    `INSERT INTO office.fiscal_years (fiscal_year_be) VALUES (${be}) ON CONFLICT DO NOTHING`,
  );
  const officer = await officerOf(7);
  const entered = { kind: 'briefing', title: 'ประชุมชี้แจงสมมุติ', onDay: inDays(14), seats: '40' };
  const at = await sendAt(officer, '/meetings/new', { ...entered, provinceIso: 'TH-74', be: String(be) });
  expect(wordsOf((await stranger(site.url).get('/provinces/TH-74')).html)).not.toContain(entered.title);
  await sendAt(officer, `${at}/announce`, {});
  expect(wordsOf((await stranger(site.url).get('/provinces/TH-74')).html)).toContain(entered.title);
  await sendAt(officer, `${at}/quotas`, { count_local_government: '5' });
  const invited = { agencyIds: 'agency:office:invented', sector: 'local_government', seats: '2' };
  await sendAt(officer, `${at}/invite?q=สมมุติ`, { ...invited, withLetter: 'yes' });
  const head = await signedIn(
    site.url,
    office,
    door,
    await office.person({ role: 'agency_head', scope: ['agency', 'agency:office:invented'] }),
  );
  const list = (await head.get('/invitations')).html;
  const mine = /href="(\/invitations\/[0-9a-f-]{36})"/u.exec(list)?.[1] ?? '';
  await sendAt(head, `${mine}/accept`, { holders: 'ปลัดเทศบาล\nผู้อำนวยการกองคลัง' });
  await sendAt(head, `${mine}/substitute`, { seatNo: '1', holderPost: 'รองปลัดเทศบาล', reason: 'ติดประชุมสภา' });
  expect(wordsOf((await officer.get(mine)).html)).toMatch(/รองปลัดเทศบาล · ติดประชุมสภา .*ปลัดเทศบาล \(เดิม\)/u);
  expect(wordsOf((await officer.get(`${at}/seats`)).html)).toMatch(
    /รับแล้ว 2 เหลือ 38 .*โควตา 5 เชิญ \(แห่ง\) 1 ที่นั่งที่รับ 2 .*เทศบาลตำบลสมมุติ · หนังสือเชิญ/u,
  );
  expect((await (await officerOf(5)).get(mine)).status).toBe(404);
});

test('the calendar of the year shows a month with its holidays and what clashes in it', async () => {
  await office.store.within({ kind: 'system', job: 'test' }, plantHolidays);
  await office.owner(`INSERT INTO office.fiscal_years (fiscal_year_be) VALUES (2570) ON CONFLICT DO NOTHING`);
  const officer = await officerOf(8);
  const day = { provinceIso: 'TH-80', be: '2570', onDay: '2026-12-11', room: 'ห้องสมมุติ 2' };
  await sendAt(officer, '/meetings/new', { ...day, kind: 'mobile_clinic', title: 'คลินิกเคลื่อนที่สมมุติ' });
  await sendAt(officer, '/meetings/new', { ...day, kind: 'training', title: 'อบรมสมมุติ', room: 'ห้อง สมมุติ 2' });
  const words = wordsOf((await officer.get('/meetings/calendar?month=2026-12')).html);
  expect(words).toMatch(/ธันวาคม 2569 ประชุมและกิจกรรม 2 คลินิกเคลื่อนที่ 1/u);
  expect(words).toMatch(/ห้องเดียวกัน .*ห้องสมมุติ 2: .*คลินิกเคลื่อนที่สมมุติ/u);
  expect(words).toContain('วันรัฐธรรมนูญ');
  const others = wordsOf((await (await officerOf(5)).get('/meetings/calendar?month=2026-12&area=8')).html);
  expect(others).not.toContain('อบรมสมมุติ');
});

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
