/** Every page of sign-in and people in a real browser: both languages, phone and desk, every state. */
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { agencyOffice } from '#tests/agency-office.ts';
import { audit, isTooWide, noBrowser, recordRequests, testBrowser } from '#tests/browser.ts';
import { account, codeOf, goodPhrase, testDoor } from '#tests/office-door.ts';
import type { Person } from '#tests/office-store.ts';
import { testSite } from '#tests/site.ts';
import { lostAdministratorLink } from '#office/staff/sign-in/links.ts';

const t = agencyOffice();
const { office } = t;
const door = testDoor(office);
const site = testSite(() => ({ store: office.store, door, demonstration: true }));

const everyVisit = [
  { language: 'th', width: 360, script: true },
  { language: 'en', width: 1280, script: false },
  { language: 'en', width: 1280, script: true, scheme: 'dark' },
  { language: 'th', width: 1280, script: false },
] as const;
type Visit = (typeof everyVisit)[number];
const visits: readonly Visit[] = process.env['TRUATKHAP_LONG'] ? everyVisit : everyVisit.slice(0, 1);

/** A province that nobody else of this file looks at. */
const movingIn = (visit: Visit): string => `TH-${75 + visits.indexOf(visit)}`;

/** What is wrong with the page as it stands: nothing, we hope. Without script axe cannot look; the width can be asked. */
async function faults(page: Page, visit: Visit, where: string): Promise<string[]> {
  const wide = (await isTooWide(page)) ? [`${where}: wider than the window`] : [];
  return visit.script ? [...(await audit(page)).map((fault) => `${where}: ${fault}`), ...wide] : wide;
}

describe.skipIf(noBrowser)('in a browser', () => {
  const browser = testBrowser();
  let administrator: Person;
  let longName: Person;

  beforeAll(async () => {
    administrator = await office.person({ role: 'administrator', scope: ['nation', ''], name: 'ผู้ดูแล สมมุติ' });
    await office.person({ role: 'area_director', scope: ['area', '7'], personId: administrator.personId });
    for (const visit of visits) {
      const iso = movingIn(visit);
      await office.owner(`INSERT INTO office.provinces VALUES ($1, 'จังหวัด' || $1, 'Province ' || $1)`, [iso]);
      await office.owner(
        `INSERT INTO office.area_provinces (province_iso, area_no, valid_from_on) VALUES ($1, 7, '2018-10-01')`,
        [iso],
      );
    }
    longName = await office.person({
      role: 'area_officer',
      scope: ['area', '7'],
      name: 'ชื่อยาวมากเป็นพิเศษเพื่อดูว่าหน้าจอแคบรับได้หรือไม่ สกุลยาวมากเป็นพิเศษเช่นกันสมมุติขึ้นทั้งหมด',
    });
    await office.owner(
      `UPDATE office.people SET position_title = 'นักวิชาการเชี่ยวชาญด้านการป้องกันการทุจริตและส่งเสริมธรรมาภิบาลในหน่วยงานของรัฐ' WHERE person_id = $1`,
      [longName.personId],
    );
  });

  test.each(visits)(
    'somebody enters by a link, sets up a phone, and signs in with it: %o',
    async (visit) => {
      const page = await browser.page({ site: site.url, ...visit });
      const asked = recordRequests(page);
      const found: string[] = [];
      const look = async (where: string) => found.push(...(await faults(page, visit, where)));
      await page.goto('/account');
      await look('sign-in');
      await page.fill('[name=email]', 'nobody@example.go.th');
      await page.fill('[name=password]', 'not the password');
      await page.press('[name=password]', 'Enter');
      await look('sign-in refused');
      await page.goto(await lostAdministratorLink(office.store));
      await look('link');
      const email = `link-${visits.indexOf(visit)}@example.go.th`;
      await page.fill('[name=fullName]', 'ลิงก์ สมมุติ');
      await page.fill('[name=email]', email);
      await page.fill('[name=newPassword]', 'สั้น');
      await page.fill('[name=newPasswordAgain]', 'สั้น');
      await page.press('[name=newPasswordAgain]', 'Enter');
      await look('link refused');
      await page.fill('[name=newPassword]', goodPhrase);
      await page.fill('[name=newPasswordAgain]', goodPhrase);
      await page.press('[name=newPasswordAgain]', 'Enter');
      await page.waitForURL('**/sign-in/set-up');
      await look('set up');
      const secret = (await page.textContent('code'))!;
      await page.fill('[name=code]', '000000');
      await page.press('[name=code]', 'Enter');
      await look('set up refused');
      await page.fill('[name=code]', codeOf(secret, door.now()));
      await page.press('[name=code]', 'Enter');
      await page.waitForSelector('ol li:nth-child(10)');
      await look('recovery codes');
      await page.goto('/hat');
      await look('hat');
      await page.goto('/sign-in/link/nobody-made-this');
      await look('link gone');
      await page.context().clearCookies({ name: 'truatkhap-session' });
      await page.goto('/sign-in');
      await page.fill('[name=email]', email);
      await page.fill('[name=password]', goodPhrase);
      await page.press('[name=password]', 'Enter');
      await page.waitForURL('**/second-step');
      await look('second step');
      expect(found).toEqual([]);
      expect(asked.filter((address) => !address.startsWith(site.url))).toEqual([]);
    },
    180_000,
  );

  /** Signed in past the pages; the session opens without a second step. */
  async function as(person: Person, visit: Visit): Promise<Page> {
    await office.owner('DELETE FROM auth.second_steps WHERE person_id = $1', [person.personId]);
    const { email, code } = await account(office, door, person.personId, true);
    const page = await browser.page({ site: site.url, ...visit });
    await page.goto('/sign-in?to=/account');
    await page.fill('[name=email]', email);
    await page.fill('[name=password]', goodPhrase);
    await page.press('[name=password]', 'Enter');
    await page.waitForURL('**/second-step**');
    await page.fill('[name=code]', code());
    await page.press('[name=code]', 'Enter');
    await page.waitForURL(/hat|account/u);
    return page;
  }

  test.each(visits)(
    'an administrator chooses a hat, keeps an account, and appoints: %o',
    async (visit) => {
      const page = await as(administrator, visit);
      const found: string[] = [];
      const look = async (where: string) => found.push(...(await faults(page, visit, where)));
      await look('two hats');
      await page.click(`button[value="${administrator.postId}"]`);
      await page.waitForURL('**/account');
      await look('account');
      await page.fill('.again [name=password]', goodPhrase);
      await page.click('.again button[formaction="?/recovery"]');
      await page.waitForSelector('ol li:nth-child(10)');
      await look('new recovery codes');
      await page.fill('.again [name=password]', goodPhrase);
      await page.click('.again button:not([formaction])');
      await page.waitForSelector('svg[role=img]');
      await look('new device');
      await page.goto('/people');
      await look('people');
      await page.goto('/people?q=nobody-of-that-name');
      await look('people empty');
      await page.click('a[href="/people/territory"]');
      await look('territory');
      await page.click(`a[href$="${movingIn(visit)}"]`);
      await look('province');
      await page.selectOption('[name=list]', 'area');
      await page.selectOption('[name=belongsTo]', '7');
      await page.fill('[name=fromOn]', visit.language === 'th' ? '1 ต.ค. 2562' : '2019-10-01');
      await page.fill('[name=source]', 'ประกาศสมมุติสำหรับทดสอบ');
      await page.click('form[method=POST]:has([name=list]) button');
      await look('move refused');
      await page.selectOption('[name=belongsTo]', '6');
      await page.click('form[method=POST]:has([name=list]) button');
      await page.waitForSelector('tbody tr:nth-child(2)');
      await look('province moved');
      expect(await page.textContent('tbody tr:first-child')).toMatch(/(?:เขต|Area) 6/u);
      await page.goto('/people/new');
      await look('new person');
      await page.fill('[name=fullName]', 'ก');
      await page.fill('[name=email]', `made-${visits.indexOf(visit)}@example.go.th`);
      await page.press('[name=fullName]', 'Enter');
      await look('new person refused');
      await page.fill('[name=fullName]', 'สมใจ สมมุติ');
      await page.press('[name=fullName]', 'Enter');
      await page.waitForURL('**/appoint');
      await look('appoint: role');
      await page.selectOption('[name=role]', 'area_officer');
      await page.click('form[method=GET] button');
      await page.selectOption('[name=scope]', 'area:7');
      await look('appoint: scope');
      await page.fill('[name=untilOn]', visit.language === 'th' ? '1 ม.ค. 2560' : '2017-01-01');
      await page.click('form[method=POST]:has([name=scope]) button');
      await look('appoint refused');
      await page.fill('[name=untilOn]', '');
      await page.click('form[method=POST]:has([name=scope]) button');
      await page.waitForURL(/people\/[0-9a-f-]{36}$/u);
      await look('person');
      await page.click('form[action="?/link"] button');
      await look('person with a link');
      await page.goto(`/people/${longName.personId}`);
      await look('person with long words');
      await page.goto(
        `/people/${longName.personId}/appoint?from=${longName.postId}&role=district_centre&q=nothing`,
      );
      await look('move: nothing found');
      await page.goto('/people/00000000-0000-4000-8000-000000000000');
      await look('no such person');
      await page.goto('/people/agencies');
      await look('agencies');
      expect(found).toEqual([]);
    },
    180_000,
  );

  test.each(visits)(
    'a desk invites an agency, whose head enrols and names an officer: %o',
    async (visit) => {
      const page = await as(t.desk, visit);
      const found: string[] = [];
      const look = async (where: string) => found.push(...(await faults(page, visit, where)));
      await page.goto(`/people/agencies/${encodeURIComponent(t.agencyId)}`);
      await look('agency, nobody yet');
      await page.click('form[action="?/invite"] button');
      const code = (await page.textContent('.code'))!;
      await look('agency with a code');
      const other = await browser.page({ site: site.url, ...visit });
      await other.goto('/enrol');
      found.push(...(await faults(other, visit, 'enrol')));
      await other.fill('[name=code]', '1234');
      await other.press('[name=code]', 'Enter');
      found.push(...(await faults(other, visit, 'enrol: slip')));
      await other.fill('[name=code]', code);
      await other.press('[name=code]', 'Enter');
      await other.waitForSelector('[name=fullName]');
      found.push(...(await faults(other, visit, 'enrol: who')));
      const chief = await t.signedUp(code);
      const headPage = await as(chief, visit);
      await headPage.goto('/people/agencies');
      await headPage.fill('[name=forName]', 'เจ้าหน้าที่ สมมุติ');
      await headPage.press('[name=forName]', 'Enter');
      await headPage.waitForSelector('.code');
      found.push(...(await faults(headPage, visit, 'head: a code for an officer')));
      expect(found).toEqual([]);
    },
    180_000,
  );
});
