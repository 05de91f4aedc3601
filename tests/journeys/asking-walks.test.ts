/**
 * A tambon's procurement officer checks a plan that would divide a road, sees the change, sends it to the clinic without an
 * account, gets signed advice by a code on a phone, and says what changed. In one view; in all with TRUATKHAP_LONG. People
 * and agencies are invented.
 */
import { beforeAll, describe, expect, test } from 'vitest';
import { act } from '#office/action.ts';
import { acceptIntakeText } from '#clinic/asking/actions/accept-text.ts';
import { intakeSha256, intakeText } from '#clinic/asking/intake.ts';
import { text as intakeWords } from '#clinic/asking/intake-text.ts';
import { text as returning } from '#clinic/asking/return-text.ts';
import { text } from '#clinic/asking/text.ts';
import { text as precheck } from '#clinic/precheck/text.ts';
import { levels } from '#clinic/advice/levels.ts';
import { outcomes } from '#clinic/advice/after-states.ts';
import { noBrowser, testBrowser } from '#tests/browser.ts';
import { freshFolder } from '#tests/egp-rows.ts';
import { testDoor } from '#tests/office-door.ts';
import { officeStore } from '#tests/office-store.ts';
import { road } from '#tests/planned-purchases.ts';
import { signedIn } from '#tests/signed-in.ts';
import { testSite } from '#tests/site.ts';
import { drawnViews, typedDay, walker, type View, type Walker } from '#tests/walker.ts';
import { castOf, inDays, layWorld, type Cast } from '#tests/watch-world.ts';

const office = officeStore();
const door = testDoor(office, { secondStep: 'offered' });
const site = testSite(() => ({ store: office.store, door, dataFolder: freshFolder() }));
let cast: Cast;
const isLong = Boolean(process.env['TRUATKHAP_LONG']);

beforeAll(async () => {
  await layWorld(office);
  cast = await castOf(office);
  const accepted = { sha256: intakeSha256, ground: 'บันทึกสมมุติ ที่ ๑/๒๕๗๐' };
  await act(office.store, cast.centre.viewer, acceptIntakeText, accepted);
});

describe.skipIf(noBrowser)('in a browser', () => {
  const browser = testBrowser();
  const stranger = (view: View) => walker(browser, site.url, view, { audited: isLong });

  async function as(who: keyof Cast, view: View): Promise<Walker> {
    const { cookies } = await signedIn(site.url, office, door, cast[who]);
    return walker(browser, site.url, view, { cookies, audited: isLong });
  }

  test.each(drawnViews(5))('a plan is checked, asked about, advised on, and changed: %o', async (view) => {
    const [words, after] = [text[view.language], returning[view.language]];
    const asker = await stranger(view);
    await asker.open('/precheck');
    const pasted = [1, 2, 3].map((at) => `${road} หมู่ที่ ${at}\t480,000\tเฉพาะเจาะจง\t${at} ก.พ. 2570`);
    await asker.send({ pasted: pasted.join('\n') });
    for (const said of [precheck[view.language].steps, '1,440,000'])
      expect(await asker.main()).toContain(said);
    await asker.press('/ask?/fill');
    const main = await asker.main();
    for (const { [view.language]: told } of intakeText.statements)
      expect(main).toContain(told.replace(/\s+/gu, ' '));
    const question = await asker.page.locator('[name="question"]').inputValue();
    for (const said of [`${road} หมู่ที่ 3`, precheck[view.language].toClinicSteps])
      expect(question).toContain(said);
    await asker.send({ areaNo: '7', decideByOn: typedDay(view, inDays(1)), askerName: 'ผู้ถามสมมุติ' });
    expect(await asker.main()).toContain(words.noDutyPhone); // none is known, and the page says so
    const code = await asker.page.locator('main .code').innerText();
    await asker.press('?/send');
    expect(await asker.main()).toContain(words.sent);
    expect(await asker.page.locator('main .code').innerText()).toBe(code);
    expect(asker.page.url()).not.toContain(code.slice(0, 4));

    const [officer, director] = [await as('officer', view), await as('director', view)];
    await officer.open('/clinic');
    const matter = (await officer.page.locator('main tbody a').first().getAttribute('href')) ?? '';
    await officer.open(matter);
    expect(await officer.main()).toContain(`${road} หมู่ที่ 2`);
    await officer.open(`${matter}/take`);
    await officer.send({});
    await officer.open(`${matter}/ask`);
    await officer.send({ words: 'ถนนสองช่วงนี้ติดกันหรือไม่' });
    // On the asker's own phone.
    const phone = await stranger({ ...view, width: 360 });
    const back = async () => {
      await phone.open('/ask/return');
      await phone.send({ code });
    };
    await phone.open('/ask/return');
    await phone.send({ code: code.replace(/\d$/u, (digit) => String((Number(digit) + 1) % 10)) });
    expect(phone.status()).toBe(422);
    await back();
    expect(await phone.main()).toContain('ถนนสองช่วงนี้ติดกันหรือไม่');
    await phone.send({ words: 'ติดกัน ใช้งบประมาณรายการเดียวกัน' });
    expect(await phone.main()).toContain(after.written);
    await officer.open(matter);
    expect(await officer.main()).toContain('ติดกัน ใช้งบประมาณรายการเดียวกัน');
    await officer.open(`${matter}/advice`);
    await officer.send({
      facts: 'ถนนสองช่วงติดกัน งบประมาณรายการเดียวกัน',
      level: 'conditional',
      conditions: 'รวมเป็นการจ้างครั้งเดียว',
      answer: 'ดำเนินการได้เมื่อรวมเป็นการจ้างครั้งเดียว (สมมุติ)',
      otherSources: 'แนวทางสมมุติ',
      validUntilOn: typedDay(view, inDays(60)),
    });
    const advice = new URL(officer.page.url()).pathname;
    await officer.open(`${advice}/hand-on`);
    await officer.send({});
    await director.open(`${advice}/sign`);
    await director.send({});

    await back();
    const answered = await phone.main();
    for (const said of [levels.conditional[view.language], 'รวมเป็นการจ้างครั้งเดียว', after.notBinding])
      expect(answered).toContain(said);
    expect(answered).not.toContain('ปษ.');
    const paper = await phone.page.request.post('/ask/return/paper', {
      form: { code, adviceId: await phone.page.locator('[name="adviceId"]').inputValue() },
      headers: { origin: site.url },
    });
    expect(paper.headers()['content-type']).toBe('application/pdf');
    await phone.send({ did: 'followed', outcome: 'changed_before', changedThb: '980,000' });
    expect(await phone.main()).toContain(after.thanks);
    await officer.open(matter);
    for (const said of [outcomes.changed_before[view.language], '980,000'])
      expect(await officer.main()).toContain(said);
    for (const one of [asker, phone, officer, director]) expect(one.faults).toEqual([]);
  });

  test.each(drawnViews(4))(
    'one who takes a question back, and the words that wait to be accepted: %o',
    async (view) => {
      const [words, after] = [text[view.language], returning[view.language]];
      const asker = await stranger(view);
      await asker.open('/ask?as=citizen');
      expect(await asker.main()).toContain(words.leadOf.citizen);
      await asker.send({ areaNo: '7', topic: 'permits', question: 'สั้น' });
      expect(asker.status()).toBe(422);
      await asker.send({ question: 'จะขออนุญาตก่อสร้างบ้านสมมุติ ต้องจ่ายค่าอะไรบ้าง' });
      const code = await asker.page.locator('main .code').innerText();
      await asker.press('?/fill');
      expect(await asker.page.locator('[name="topic"]').inputValue()).toBe('permits');
      await asker.send({ question: 'จะขออนุญาตก่อสร้างบ้านสมมุติ มีค่าธรรมเนียมอะไรบ้าง' });
      const second = await asker.page.locator('main .code').innerText();
      expect(second).not.toBe(code);
      await asker.press('?/send');
      await asker.open('/ask/return');
      await asker.send({ code: second });
      await asker.page.locator('main details summary').click();
      await asker.press('?/withdraw');
      expect(await asker.main()).toContain(after.standing.withdrawn);

      const centre = await as('centre', view);
      await centre.open('/clinic/intake');
      await centre.send({ why: 'รอความเห็นทางกฎหมาย' });
      await asker.open('/ask');
      expect(await asker.main()).toContain(words.closed);
      await centre.send({ ground: 'บันทึกสมมุติ ที่ ๒/๒๕๗๐' });
      expect(await centre.main()).toContain(intakeWords[view.language].intakeNow.accepted);
      for (const one of [asker, centre]) expect(one.faults).toEqual([]);
    },
  );
});
