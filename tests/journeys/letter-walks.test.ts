/**
 * A letter walked through its register in a browser: drafted, read by another, signed, numbered, sent,
 * received and answered; a letter that came in; a secret one, of which the site holds no copy and says no
 * name; the outbox and the days off. Each in one view, together in every value; in all with TRUATKHAP_LONG.
 */
import { beforeAll, describe, expect, test } from 'vitest';
import { plantHolidays } from '#office/deadlines/holiday-seed.ts';
import { letterStates } from '#office/letters/states.ts';
import { noBrowser, testBrowser } from '#tests/browser.ts';
import { freshFolder } from '#tests/egp-rows.ts';
import { testDoor } from '#tests/office-door.ts';
import { officeStore } from '#tests/office-store.ts';
import { signedIn } from '#tests/signed-in.ts';
import { testSite } from '#tests/site.ts';
import { drawnViews, typedDay, walker, type View, type Walker } from '#tests/walker.ts';
import { castOf, layWorld, school, type Cast } from '#tests/watch-world.ts';

const office = officeStore();
const door = testDoor(office, { secondStep: 'offered' });
const site = testSite(() => ({ store: office.store, door, dataFolder: freshFolder() }));
let cast: Cast;
const jars = new Map<keyof Cast, Map<string, string>>();
/** The same pages are asked by axe elsewhere: in page-states and accessible-pages. */
const isLong = Boolean(process.env['TRUATKHAP_LONG']);

beforeAll(async () => {
  await layWorld(office);
  await office.store.within({ kind: 'system', job: 'test' }, plantHolidays);
  cast = await castOf(office);
});

describe.skipIf(noBrowser)('in a browser', () => {
  const browser = testBrowser();

  async function as(who: keyof Cast, view: View): Promise<Walker> {
    const jar = jars.get(who) ?? (await signedIn(site.url, office, door, cast[who])).cookies;
    jars.set(who, jar);
    return walker(browser, site.url, view, { cookies: jar, audited: isLong });
  }

  const pathOf = ({ page }: Walker) => new URL(page.url()).pathname;

  test.each(drawnViews(5))(
    'a letter is read by another, signed, numbered, sent, received and answered: %o',
    async (view) => {
      const subject = `ขอเชิญประชุม ${JSON.stringify(view)}`;
      const officer = await as('officer', view);
      await officer.open(`/letters/new?q=${encodeURIComponent('สมมุติวิทยา')}`);
      await officer.follow('?to=agency', { prefix: true });
      const words = { subjectLine: subject, body: 'ด้วยสำนักงานจะจัดประชุม\n\nจึงเรียนมาเพื่อทราบ' };
      const other = await officer.page.context().newPage(); // a second tab on the same form
      await other.goto(officer.page.url());
      await officer.send({ ...words, recipientName: 'ผู้อำนวยการโรงเรียนสมมุติวิทยา' });
      await other.close();
      const letter = pathOf(officer);
      expect(await officer.main()).toContain('จึงเรียนมาเพื่อทราบ');

      await officer.open(`${letter}/edit`); // stays open while the letter goes on
      const colleague = await as('colleague', view);
      await colleague.open(letter);
      await colleague.press('?/review');
      await officer.send({ subjectLine: 'แก้เมื่อสายไป' });
      expect(officer.status()).toBe(409);
      const director = await as('director', view);
      await director.open(letter);
      await director.press('?/sign');
      await officer.open(letter);
      expect(await officer.main()).not.toContain('แก้เมื่อสายไป');
      await officer.press('?/number');
      await officer.open(`${letter}/dispatch`);
      await officer.send({ means: 'online' });
      expect(await officer.main()).toContain(letterStates.dispatched[view.language]);
      const pdf = await officer.page.request.get(`${letter}/pdf`);
      expect((await pdf.body()).subarray(0, 5).toString()).toBe('%PDF-');

      const head = await as('head', view);
      await head.open('/letters');
      await head.follow(letter);
      await head.press('?/confirm');
      await head.open(`${letter}/answer`);
      await head.send({ answer: 'ยินดีเข้าร่วม' });
      await officer.open(letter);
      expect(await officer.main()).toContain('ยินดีเข้าร่วม');
      expect(await officer.main()).toContain(letterStates.answered[view.language]);
      await officer.open('/letters/registers');
      expect(await officer.main()).toContain(subject);
      for (const one of [officer, colleague, director, head]) expect(one.faults).toEqual([]);
    },
    120_000,
  );

  test.each(drawnViews(2))(
    'of a secret letter there is no copy, and no list or notice says its name: %o',
    async (view) => {
      const officer = await as('officer', view);
      await officer.open(`/letters/new?to=agency&id=${school}`);
      await officer.send({ secrecy: 'secret', subjectLine: 'เรื่องที่ไม่ควรเก็บ', body: 'เนื้อความที่ไม่ควรเก็บ' });
      expect(officer.status()).toBeGreaterThanOrEqual(400);
      await officer.open(`/letters/new?to=agency&id=${school}`);
      await officer.send({ secrecy: 'secret', recipientName: 'ผู้รับชั้นลับ สมมุติ' });
      const letter = pathOf(officer);
      expect(await officer.page.locator('main article, main a[href$="/pdf"], main [type=file]').count()).toBe(
        0,
      );
      const [colleague, director] = [await as('colleague', view), await as('director', view)];
      await colleague.open(letter);
      await colleague.press('?/review');
      for (const page of ['/my-work', '/outbox']) {
        await director.open(page);
        for (const name of ['ผู้รับชั้นลับ', 'โรงเรียนสมมุติวิทยา']) expect(await director.main()).not.toContain(name);
      }
      await director.open(letter);
      await director.press('?/sign');
      await officer.open(letter);
      await officer.press('?/number');
      await officer.open(`${letter}/dispatch`);
      await officer.send({ means: 'post' });
      expect((await officer.page.request.get(`${letter}/pdf`)).status()).toBeGreaterThanOrEqual(400);
      const head = await as('head', view);
      await head.open(letter);
      expect(head.status()).toBe(404);
      for (const one of [officer, colleague, director]) expect(one.faults).toEqual([]);
    },
    120_000,
  );

  test.each(drawnViews(7))(
    'a letter that comes in is entered and dealt with; a day off is recorded and removed: %o',
    async (view) => {
      const officer = await as('officer', view);
      await officer.open('/letters/incoming/new');
      const subjectLine = `แจ้งผล ${JSON.stringify(view)}`;
      const theirDateOn = typedDay(view, '2026-11-02');
      await officer.send({ senderName: 'เทศบาลตำบลสมมุติ', subjectLine, theirDateOn });
      const incoming = pathOf(officer);
      await officer.send({ note: 'รับทราบแล้ว' });
      expect(await officer.main()).toContain('รับทราบแล้ว');
      await officer.open('/letters/incoming');
      expect(await officer.page.locator(`main a[href="${incoming}"]`).count()).toBeLessThanOrEqual(1);

      const centre = await as('centre', view);
      await centre.open('/my-work/holidays?year=2570');
      const on = typedDay(view, '2027-03-15');
      await centre.send({ nameTh: 'วันหยุดพิเศษสมมุติ', on, nameEn: 'An invented day off' });
      const name = view.language === 'th' ? 'วันหยุดพิเศษสมมุติ' : 'An invented day off';
      await centre.open('/my-work/holidays?year=2570');
      const row = centre.page.locator('main tr', { hasText: name });
      expect(await row.count()).toBe(1);
      await row.locator('button').click();
      await centre.open('/my-work/holidays?year=2570');
      expect(await row.count()).toBe(0);
      for (const one of [officer, centre]) expect(one.faults).toEqual([]);
    },
    120_000,
  );
});
