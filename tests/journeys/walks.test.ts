/**
 * The office's stories walked in a browser as people walk them: in Thai and English, on a phone and a wide
 * screen, with and without script. The ordinary run walks each story in one view, together in every value;
 * the long one in all.
 */
import { beforeAll, describe, expect, test } from 'vitest';
import { plantHolidays } from '#office/deadlines/holiday-seed.ts';
import { itemOutcomes, itemStates, rungs } from '#office/watch-items/states.ts';
import { seedProgrammeYears } from '#programme/take-in.ts';
import { noBrowser, testBrowser } from '#tests/browser.ts';
import { account, goodPhrase, testDoor } from '#tests/office-door.ts';
import { officeStore } from '#tests/office-store.ts';
import { signedIn } from '#tests/signed-in.ts';
import { testSite } from '#tests/site.ts';
import { drawnViews, typedDay, walker, type View, type Walker } from '#tests/walker.ts';
import { castOf, layWorld, school, type Cast } from '#tests/watch-world.ts';

const office = officeStore();
const door = testDoor(office, { secondStep: 'offered' });
const site = testSite(() => ({ store: office.store, door }));
let cast: Cast;
const jars = new Map<keyof Cast, Map<string, string>>();

beforeAll(async () => {
  await layWorld(office);
  await seedProgrammeYears(office.store);
  await office.store.within({ kind: 'system', job: 'test' }, plantHolidays);
  cast = await castOf(office);
});

describe.skipIf(noBrowser)('in a browser', () => {
  const browser = testBrowser();

  /** Somebody of the cast at a browser, signed in. */
  async function as(who: keyof Cast, view: View): Promise<Walker> {
    const jar = jars.get(who) ?? (await signedIn(site.url, office, door, cast[who])).cookies;
    jars.set(who, jar);
    return walker(browser, site.url, view, { cookies: jar });
  }

  test.each(drawnViews(1))(
    'an officer signs in and goes from the work of the day to the year, the Area and a province: %o',
    async (view) => {
      const { personId } = await office.person({ role: 'area_officer', scope: ['area', '7'] });
      const { email } = await account(office, door, personId);
      const me = await walker(browser, site.url, view, { audited: true });
      await me.open('/my-work');
      await me.send({ email, password: goodPhrase });
      expect(new URL(me.page.url()).pathname).toBe('/my-work');
      await me.open('/year');
      expect(new URL(me.page.url()).pathname).toMatch(/^\/year\/25\d\d$/u);
      await me.follow('/area/7');
      await me.follow('/province/TH-74');
      expect(await me.main()).toContain(view.language === 'th' ? 'สมุทรสาคร' : 'Samut Sakhon');
      expect(me.faults).toEqual([]);
    },
    60_000,
  );

  test.each(drawnViews(6))(
    'a visitor recognises the programme: Samut Sakhon, its Area, its clinic and its year within three touches: %o',
    async (view) => {
      const visitor = await walker(browser, site.url, view);
      for (const onwards of ['/areas/7', '/clinics#area-7', '/years/2563']) {
        await visitor.open('/');
        const touches = ['/provinces/TH-74', onwards];
        for (const touch of touches) await visitor.follow(touch);
        expect(touches.length).toBeLessThanOrEqual(3);
        expect(visitor.status()).toBe(200);
      }
      expect(await visitor.main()).toContain('2563');
      expect(visitor.faults).toEqual([]);
    },
    60_000,
  );

  test.each(drawnViews(4))(
    'a watch item goes up its ladder with a partner, is recommended from, verified and ended: %o',
    async (view) => {
      const { language } = view;
      const officer = await as('officer', view);
      const words = {
        process: 'other',
        processOther: `กระบวนงานสมมุติ ${JSON.stringify(view)}`,
        title: 'ทะเบียนที่ไม่ได้แบ่งปัน',
        sourceKind: 'own_entry',
        origin: 'เจ้าหน้าที่สมมุติ',
        note: 'สังเกตจากแบบฟอร์ม',
      };
      await officer.open(`/watch-items/new?agency=${school}`);
      await officer.send(words);
      const item = new URL(officer.page.url()).pathname;
      expect(await officer.main()).toContain(words.title);

      await officer.open(`${item}/share`);
      await officer.send({ body: 'district_centre', what: ['steps'] });
      await officer.open(`${item}/step`);
      const { personId } = cast.officer;
      const step = { what: 'นับทะเบียนร่วมกัน', dueOn: typedDay(view, '2056-09-30'), responsibleId: personId };
      await officer.send({ ...step, body: 'district_centre' });

      const partner = await as('districtCentre', view);
      const shared = item.replace('/watch-items/', '/watch-items/shared/');
      await partner.open('/watch-items/shared');
      await partner.follow(shared);
      expect(await partner.main()).toContain(step.what);
      for (const hidden of [words.title, words.origin, words.note])
        expect(await partner.main()).not.toContain(hidden);
      await partner.follow('/watch-items/steps/', { prefix: true });
      await partner.send({ report: 'นับแล้ว ตรงกับทะเบียน' });
      await officer.open(item);
      expect(await officer.main()).toContain('นับแล้ว ตรงกับทะเบียน');

      for (const rung of rungs.slice(1)) {
        await officer.open(`${item}/move`);
        await officer.send({ rung, reason: 'ทุกฝ่ายเห็นพ้อง' });
        expect(await officer.main()).toContain(itemStates[rung][language]);
      }

      await officer.open(`${item}/recommend`);
      await officer.send({ advice: `ลงชื่อทุกวัน ${item}`, workingDays: '15' });
      await officer.open(item);
      await officer.follow('/recommendations/', { prefix: true });
      const advice = new URL(officer.page.url()).pathname;
      const head = await as('head', view);
      await head.open('/recommendations');
      expect(await head.main()).not.toContain(words.title);
      await head.open(`${advice}/answer`);
      await head.send({ answer: 'accepted' });
      await head.open(`${advice}/done`);
      await head.send({ words: 'ทำสมุดแล้ว' });
      const seen = { how: 'person', words: 'ไปดูสมุดแล้ว' };
      await officer.open(`${advice}/verify`);
      await officer.send(seen);
      expect(officer.status()).toBe(409); // who advised does not verify
      expect(await officer.page.inputValue('[name=words]')).toBe(seen.words);
      const colleague = await as('colleague', view);
      await colleague.open(`${advice}/verify`);
      await colleague.send(seen);
      await colleague.open(`${advice}/end`);
      await colleague.send({ outcome: 'done' });

      await officer.open(item);
      await officer.press('?/withdraw');
      await partner.open(shared);
      expect(partner.status()).toBe(404);
      await partner.open('/watch-items/shared');
      expect(await partner.page.locator(`a[href="${shared}"]`).count()).toBe(0);

      await officer.open(`${item}/step`); // stays open while the director ends the item
      const director = await as('director', view);
      await director.open(`${item}/end`);
      await director.send({ outcome: 'changed_after', reason: 'ลงชื่อทุกวันแล้ว' });
      expect(await director.main()).toContain(itemOutcomes.changed_after[language]);
      await officer.send(step);
      expect(officer.status()).toBe(409);
      await officer.open(item);
      expect(await officer.page.locator(`main a[href^="${item}/"]`).count()).toBe(0);
      for (const one of [officer, partner, head, colleague, director]) expect(one.faults).toEqual([]);
    },
    120_000,
  );
});
