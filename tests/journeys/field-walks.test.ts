/**
 * Mukdahan 2566 as its officer would have kept it, with invented people and agencies: the workshop, a field watch at a
 * school with the checklist of its lunch, and a mobile clinic at which three people ask. In one view, in four with
 * TRUATKHAP_LONG. And a question at the telephone, taken down by the keyboard alone within two minutes.

 * school with the checklist of its lunch, a mobile clinic at which three people ask; and a question that two bodies solve
 * together. In one view or two, in four with TRUATKHAP_LONG.
 */
import { beforeAll, describe, expect, test } from 'vitest';
import { foldBare } from '#kernel/thai-text.ts';
import { caseStates } from '#clinic/problem-cases/states.ts';
import { visitStates } from '#clinic/visits/states.ts';
import { seedTerritory } from '#office/territory/take-in.ts';
import { takeInYears } from '#programme/take-in.ts';
import { readYearsFile } from '#programme/years-file.ts';
import { noBrowser, testBrowser } from '#tests/browser.ts';
import { freshFolder } from '#tests/egp-rows.ts';
import { Keystrokes } from '#tests/keystrokes.ts';
import { testDoor } from '#tests/office-door.ts';
import { officeStore, type Person } from '#tests/office-store.ts';
import { phonePicture } from '#tests/phone-picture.ts';
import { story } from '#tests/programme-stories.ts';
import { signedIn } from '#tests/signed-in.ts';
import { testSite } from '#tests/site.ts';
import { everyView, typedDay, walker, type View, type Walker } from '#tests/walker.ts';
import { inDays } from '#tests/watch-world.ts';

const office = officeStore();
const door = testDoor(office, { secondStep: 'offered' });
const site = testSite(() => ({ store: office.store, door, dataFolder: freshFolder() }));
const isLong = Boolean(process.env['TRUATKHAP_LONG']);
const views = everyView.filter(({ script, width }) => script === (width === 1280));
let officer: Person;
let director: Person;

beforeAll(async () => {
  await seedTerritory(office.store);
  const { sources, years, enrolments } = readYearsFile();
  const file = { sources, years, enrolments, activities: [], results: [], clinics: [] };
  await office.store.within({ kind: 'system', job: 'test' }, (tx) =>
    takeInYears(tx, file, { isDemonstration: false }),
  );
  officer = await office.person({ role: 'area_officer', scope: ['area', '4'] });
  director = await office.person({ role: 'area_director', scope: ['area', '4'] });
});

/** A school of its own for each view, so that none meets what another left open. */
async function inventedSchool(view: View): Promise<string> {
  const name = `โรงเรียนบ้านสมมุติ ${view.language}${view.width}`;
  await office.owner(
    `INSERT INTO office.agencies (agency_id, name_th, folded_name, province_iso, source, is_demonstration)
     VALUES ($1, $2, $3, 'TH-49', 'test', true)`,
    [`agency:office:${view.language}-${view.width}`, name, foldBare(name)],
  );
  return name;
}

/** Of the picture as the browser shows it. */
const pictureWidth = `(async () => {
  const picture = document.querySelector('figure img');
  picture.loading = 'eager';
  await picture.decode();
  return picture.naturalWidth;
})()`;

const pathOf = ({ page }: Walker) => new URL(page.url()).pathname;

describe.skipIf(noBrowser)('in a browser', () => {
  const browser = testBrowser();

  async function as(person: Person, view: View): Promise<Walker> {
    const { cookies } = await signedIn(site.url, office, door, person);
    return walker(browser, site.url, view, { cookies, audited: isLong });
  }

  /** A workshop of the year, or an activity of it, written down as it happened. */
  async function entered(me: Walker, view: View, typed: Record<string, string>): Promise<string> {
    const { onDay = '', ...rest } = typed;
    await me.open('/meetings/new');
    await me.send({ ...rest, onDay: typedDay(view, onDay), provinceIso: 'TH-49', be: '2566' });
    const at = pathOf(me);
    await me.follow(`${at}/record`);
    await me.send({});
    return at;
  }

  async function planned(me: Walker, view: View, typed: Record<string, string | string[]>): Promise<string> {
    await me.open('/visits');
    await me.follow('/visits/new');
    await me.send({ purpose: 'watch', provinceIso: 'TH-49', onDay: typedDay(view, '2023-03-30'), ...typed });
    return pathOf(me);
  }

  async function press(
    me: Walker,
    visit: string,
    deed: string,
    typed: Record<string, string> = {},
  ): Promise<void> {
    await me.open(visit);
    await me.follow(`${visit}/${deed}`);
    await me.send(typed);
    expect(pathOf(me), deed).toBe(visit);
  }

  /** The school with the checklist of its lunch. @returns the page of the agency on the visit */
  async function withSchool(me: Walker, visit: string, name: string, agencyId: string): Promise<string> {
    await me.open(`${visit}/add-agency?q=${encodeURIComponent(name)}`);
    await me.send({ agencyId, checklistId: 'school-lunch' });
    await press(me, visit, 'begin');
    await me.follow(`${visit}/agencies/`, { prefix: true });
    return pathOf(me);
  }

  test.each(isLong ? views : views.slice(0, 1))(
    'a workshop, a field watch at a school and a mobile clinic with three who ask: %o',
    async (view) => {
      const th = view.language === 'th';
      const school = await inventedSchool(view);
      const me = await as(officer, view);
      await entered(me, view, story.mukdahan.entered);
      const title = `คลินิกเคลื่อนที่มุกดาหาร ${JSON.stringify(view)}`;
      await entered(me, view, { kind: 'mobile_clinic', activityNo: '1', title, onDay: '2023-03-30' });

      const watch = await planned(me, view, { place: school, known: 'ถามวิธีนับนักเรียนก่อนเบิก (สมมุติ)' });
      const at = await withSchool(me, watch, school, `agency:office:${view.language}-${view.width}`);
      await me.follow(`${at}/findings`);
      await me.send({
        figure_pupils_enrolled: '21',
        figure_pupils_present: '19',
        figure_heads_claimed: '๒๑',
        figure_baht_per_head: '36',
        answer_menu_public: 'not_as_should',
        note_menu_public: 'ไม่มีประกาศที่โรงอาหาร',
        answer_weighed: 'as_should',
        overall: 'to_improve',
        overallWords: 'ควรนับหลังเข้าแถว และติดประกาศรายการอาหาร',
      });
      const found = await me.main();
      expect(found).toContain('2 × 36 = 72');
      expect(found).toContain(th ? 'ไม่ทราบ' : 'Not known');
      await me.open(`${watch}/photos`);
      const file = { name: 'DSC_1.png', mimeType: 'image/png', buffer: phonePicture() };
      await me.page.setInputFiles('[name="photo"]', file);
      await me.send({ caption: 'โรงอาหาร' });
      expect(await me.page.evaluate(pictureWidth)).toBe(32);
      await press(me, watch, 'findings-in');
      await me.open(`${at}/recommend`);
      await me.send({ advice: 'ให้นับหลังเข้าแถวและเบิกตามที่นับ', workingDays: '15' });
      await me.open(`${at}/reason`);
      const reviewOn = typedDay(view, inDays(30));
      await me.send({
        process: 'school_lunch_and_milk',
        title: `อาหารกลางวัน ${school}`,
        note: 'ต่างกัน 2 คน',
        reviewOn,
      });
      await me.open(`${at}/response`);
      await me.send({ response: 'โรงเรียนจะปรับวิธีนับ', responder: 'ผู้อำนวยการโรงเรียน' });
      await press(me, watch, 'report');
      const pdf = await me.page.request.get(`${at}/pdf`);
      expect((await pdf.body()).subarray(0, 5).toString()).toBe('%PDF-');
      const chief = await as(director, view);
      await press(chief, watch, 'close');
      expect(await chief.main()).toContain(visitStates.closed[view.language]);

      const unit = await planned(me, view, {
        purpose: 'advise',
        place: 'ที่ว่าการอำเภอ',
        hasMobileUnit: 'yes',
        activityId: title,
      });
      await press(me, unit, 'begin');
      expect(await me.main()).toContain(title);
      for (const question of [
        'ใช้ที่สาธารณะหน้าบ้านได้หรือไม่',
        'ขอดูแผนจัดซื้อของตำบลได้ที่ใด',
        'รับของฝากจากผู้รับจ้างได้หรือไม่',
      ])
        await press(me, unit, 'walk-in', { question, topic: 'other', askerKind: 'citizen' });
      expect(await me.page.locator('main a[href^="/clinic/"]').count()).toBe(3);
      await me.follow('/clinic/', { prefix: true });
      expect(await me.main()).toContain(th ? 'คลินิกเคลื่อนที่' : 'Mobile clinic');
      await me.open('/clinic');
      expect(await me.page.locator('main tbody tr').count()).toBeGreaterThanOrEqual(3);
      for (const one of [me, chief]) expect(one.faults).toEqual([]);
    },
    120_000,
  );

  test('a question at the telephone is taken down by the keyboard alone, within two minutes', async () => {
    const view = { language: 'th', width: 1280, script: true } as const;
    const me = await as(officer, view);
    await me.open('/clinic');
    const keys = new Keystrokes(me.page);
    expect(await keys.into()).toBe('A');
    await keys.enter();
    expect(pathOf(me)).toBe('/clinic/new');
    const fields = await me.page
      .locator('main form :is(input:not([type="hidden"]), select, textarea)')
      .count();
    expect(fields).toBeLessThanOrEqual(8);
    const question =
      'อบต. จะจ้างซ่อมถนนสายบ้านสมมุติสองช่วงในเดือนเดียวกัน เงินคนละหมวด ผู้รับจ้างรายเดียวกันเสนอราคาทั้งสองช่วง ' +
      'แยกเป็นสองสัญญาโดยวิธีเฉพาะเจาะจงได้หรือไม่ ต้องลงนามภายในสัปดาห์หน้า';
    const typed: Record<string, string> = {
      question,
      decideByOn: typedDay(view, inDays(7)),
      askerName: 'นางสาวผู้ถาม สมมุติ',
      contact: '08-0000-0000 ต่อ 12',
    };
    const chosen: Record<string, string> = {
      channel: 'phone',
      askerKind: 'official',
      topic: 'buying_method',
      urgency: 'soon',
    };
    const met = [await keys.into()];
    while (met.length < fields) {
      const at = met.at(-1)!;
      await (at in typed ? keys.type(typed[at]!) : keys.choose(chosen[at]!));
      met.push(await keys.next());
    }
    await keys.type(typed[met.at(-1)!]!);
    await keys.enter();
    expect(met.toSorted()).toEqual([...Object.keys(typed), ...Object.keys(chosen)].sort());
    expect(pathOf(me)).toMatch(/^\/clinic\/[0-9a-f-]{36}$/u);
    expect(await me.main()).toContain(question.split(' ')[1]);
    // Two pages to get into, three keys each, and to leave; a key to each field, and one along each list: each proposes the usual.
    expect(keys.moves).toBeLessThanOrEqual(2 * 4 + 2 * fields);
    expect(keys.seconds()).toBeLessThanOrEqual(120);
    expect(me.faults).toEqual([]);
  }, 60_000);

  test.each(isLong ? views : views.slice(-1))(
    'what was asked becomes a problem case, two bodies meet, and the asker says what came of it: %o',
    async (view) => {
      const day = (days: number) => typedDay(view, inDays(days));
      const me = await as(officer, view);
      await me.open('/clinic/new');
      await me.send({ channel: 'phone', askerKind: 'official', topic: 'other', question: 'สะพานสมมุติสองแบบสร้างคร่อมร่องน้ำเดียวกัน ทำต่อได้หรือไม่' });
      const consultation = pathOf(me);
      await press(me, consultation, 'take');
      await me.follow(`${consultation}/problem-case`);
      const title = `สองแบบคร่อมแนวเดียวกัน ${view.language}`;
      await me.send({ consentBy: 'asker', consentChannel: 'phone', title, summary: 'สองหน่วยงานมีแบบที่ซ้อนกัน จึงชวนหารือ', consentWords: 'ให้หารือได้ ไม่บอกชื่อ', consentedOn: day(0) });
      const at = pathOf(me);
      await press(me, at, 'add-party', { body: 'แขวงทางหลวงสมมุติ' });
      await press(me, at, 'add-party', { body: 'กรมเจ้าท่าสมมุติ' });
      await press(me, at, 'commit', { partyId: 'แขวงทางหลวงสมมุติ', what: 'ส่งแบบให้อีกฝ่ายดู', dueOn: day(4) });
      await press(me, at, 'plan-meeting', { onDay: day(0), place: 'ห้องประชุมสมมุติ' });
      await me.follow(`${at}/held/`, { prefix: true });
      await me.send({ attended: 'ผู้อำนวยการทั้งสองฝ่าย', agreed: 'ใช้แบบเดียวกัน' });
      await me.follow(`${at}/kept/`, { prefix: true });
      await me.send({ words: 'เห็นแบบแล้ว' });
      await me.open('/my-work');
      expect(await me.page.locator(`main a[href="${at}"]`).count()).toBe(1);
      await press(me, at, 'close', { outcome: 'solved', saidChannel: 'phone', words: 'เรียบร้อยแล้ว' });
      expect(await me.main()).toContain(caseStates.solved[view.language]);
      await me.open('/problem-cases?state=all');
      expect(await me.main()).toContain(title);
      await me.open(consultation);
      await me.follow(at);
      expect(me.faults).toEqual([]);
    },
    120_000,
  ); // prettier-ignore
});
