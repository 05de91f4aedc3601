/**
 * From a watch item to change, walked in a browser: a letter through the register, the agency's reply on a phone by the
 * code on its slip, a recommendation that somebody else verifies; and an urgent warning from draft to "deferred". Each in
 * one view; in all with TRUATKHAP_LONG. People and agencies are invented.
 */
import { beforeAll, describe, expect, test } from 'vitest';
import { act } from '#office/action.ts';
import { letterStates } from '#office/letters/states.ts';
import { recommendationStates } from '#office/recommendations/states.ts';
import { interventionOutcomes, outcomeStates } from '#office/watch-items/outcomes/states.ts';
import { lookFurther } from '#watch/actions/look-further.ts';
import { warningStates } from '#watch/warnings/states.ts';
import { noBrowser, testBrowser } from '#tests/browser.ts';
import { freshFolder } from '#tests/egp-rows.ts';
import { inventedCandidate } from '#tests/invented-candidate.ts';
import { testDoor } from '#tests/office-door.ts';
import { officeStore } from '#tests/office-store.ts';
import { signedIn } from '#tests/signed-in.ts';
import { testSite } from '#tests/site.ts';
import { drawnViews, typedDay, walker, type View, type Walker } from '#tests/walker.ts';
import { castOf, inDays, layWorld, municipality, openedItem, type Cast } from '#tests/watch-world.ts';

const office = officeStore();
const door = testDoor(office, { secondStep: 'offered' });
const site = testSite(() => ({ store: office.store, door, dataFolder: freshFolder() }));
let cast: Cast;
const jars = new Map<keyof Cast, Map<string, string>>();
const isLong = Boolean(process.env['TRUATKHAP_LONG']);

beforeAll(async () => {
  await layWorld(office);
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

  /** Read by a colleague, signed by the director, numbered and sent, each at the page of the letter. */
  async function through(letter: string, view: View, officer: Walker): Promise<Walker[]> {
    const [colleague, director] = [await as('colleague', view), await as('director', view)];
    await colleague.open(letter);
    await colleague.press('?/review');
    await director.open(letter);
    await director.press('?/sign');
    await officer.open(letter);
    await officer.press('?/number');
    await officer.open(`${letter}/dispatch`);
    await officer.send({ means: 'post' });
    expect(await officer.main()).toContain(letterStates.dispatched[view.language]);
    return [colleague, director];
  }

  test.each(drawnViews(3))(
    'a candidate becomes a watch item, the agency replies on a phone, and another verifies what changed: %o',
    async (view) => {
      const facts = { subjectId: municipality, agencyId: municipality, areaNo: 7, provinceIso: 'TH-74' };
      const { watchItemId } = await act(office.store, cast.officer.viewer, lookFurther, {
        candidate: inventedCandidate({ ...facts, agencyName: 'เทศบาลตำบลสมมุติ' }),
        title: 'การซื้อใกล้วงเงินหลายครั้งในเดือนเดียว (สมมุติ)',
        note: 'ควรถามเหตุที่ไม่รวมเป็นครั้งเดียว',
        reviewOn: inDays(30),
      });
      const item = `/watch-items/${watchItemId}`;
      const officer = await as('officer', view);
      await officer.open(item);
      await officer.follow('/letters/new?', { prefix: true });
      const about = new URL(officer.page.url()).searchParams;
      await officer.open(`/letters/new?${String(about)}&to=agency&id=${encodeURIComponent(municipality)}`);
      const subjectLine = `ขอทราบข้อเท็จจริงการจัดซื้อ ${view.language} ${view.width} ${view.script}`;
      const words = { subjectLine, body: 'ขอทราบเหตุที่แยกซื้อเป็นสองครั้ง\n\nจึงเรียนมาเพื่อโปรดชี้แจง' };
      await officer.send({ ...words, recipientName: 'นายกเทศมนตรีตำบลสมมุติ' });
      const letter = pathOf(officer);
      const others = await through(letter, view, officer);
      await officer.press('?/replyCode');
      const code = await officer.page.locator('main .code').innerText();
      expect(officer.page.url()).not.toContain(code.slice(0, 4));

      // On the agency's own phone: no account, and no script where the view has none.
      const phone = await walker(browser, site.url, { ...view, width: 360 }, { audited: isLong });
      await phone.open('/reply');
      await phone.send({ code: code.replace(/\d$/u, (digit) => String((Number(digit) + 1) % 10)) });
      expect(phone.status()).toBe(422);
      await phone.send({ code });
      expect(await phone.main()).toContain(subjectLine.split(' ')[0]);
      await phone.send({
        fullName: 'นางสาวสมมุติ ตอบแทน',
        byKind: 'named',
        positionTitle: 'ผู้อำนวยการกองคลัง',
        explanation: 'รวมความต้องการไม่ทัน จึงซื้อสองครั้ง ต่อไปจะรวมเป็นครั้งเดียว (สมมุติ)',
        changed: 'รวมรายการไว้ในแผนเดียว',
        changedOn: typedDay(view, inDays(0)),
      });
      const receipt = /ตอบ\.7\/\d+\/\d+/u.exec(await phone.main())?.[0] ?? '';
      expect(receipt).not.toBe('');
      await phone.open('/reply');
      await phone.send({ code });
      expect(phone.status()).toBe(404);

      await officer.open('/my-work');
      expect(await officer.main()).toContain(receipt);
      await officer.open(letter);
      expect(await officer.main()).toContain('ผู้อำนวยการกองคลัง');
      await officer.press('?/readReply');
      await officer.open(item);
      expect(await officer.main()).toContain('รวมความต้องการไม่ทัน');

      const [colleague, director] = others as [Walker, Walker];
      await officer.open(`${item}/recommend`);
      await officer.send({ advice: 'รวมรายการที่เหมือนกันไว้ในแผนเดียว', workingDays: '15' });
      await officer.follow('/recommendations/', { prefix: true });
      const advice = pathOf(officer);
      const paper = {
        documentKind: 'agency_letter',
        documentOn: typedDay(view, inDays(0)),
        documentOrigin: receipt,
      };
      await officer.open(`${advice}/note-answer`);
      await officer.send({ answer: 'accepted', ...paper });
      await officer.open(`${advice}/note-done`);
      await officer.send({ words: 'รวมไว้ในแผนเดียวแล้วตามคำตอบ', ...paper });
      await officer.open(`${advice}/verify`);
      await officer.send({ how: 'person', words: 'ดูแผนแล้ว' });
      expect(officer.status()).toBe(409);
      await colleague.open(`${advice}/verify`);
      await colleague.send({ how: 'person', words: 'ดูแผนที่เผยแพร่แล้ว' });
      expect(await colleague.main()).toContain(recommendationStates.verified[view.language]);

      await officer.open(`${item}/outcome`);
      const outcome = { outcome: 'changed_before_signing', amountThb: '480,000', evidence: 'แผนที่ปรับปรุงแล้ว' };
      await officer.send(outcome);
      await colleague.open(item);
      await colleague.follow('/watch-items/outcomes/', { prefix: true });
      await colleague.send({ how: 'person', words: 'เปิดดูแผนแล้ว' });
      const whole = await colleague.main();
      for (const said of [interventionOutcomes.changed_before_signing, outcomeStates.verified])
        expect(whole).toContain(said[view.language]);
      expect(whole).toContain('480,000.00');
      await director.open(`${item}/end`);
      await director.send({ outcome: 'changed_after', reason: 'รวมรายการไว้ในแผนเดียวแล้ว' });
      expect(director.status()).toBe(200);
      for (const one of [officer, phone, ...others]) expect(one.faults).toEqual([]);
    },
    180_000,
  );

  test.each(drawnViews(4))(
    'an urgent warning is drafted, signed by the director, rung, copied above and deferred: %o',
    async (view) => {
      const { id } = await openedItem(office, cast.officer, { agencyId: municipality });
      const officer = await as('officer', view);
      await officer.open(`/watch-items/${id}`);
      await officer.follow('/warnings/new?', { prefix: true });
      const facts = 'ประกาศเผยแพร่หนึ่งวัน และมีผู้ยื่นข้อเสนอรายเดียว (สมมุติ)';
      const typed = {
        act: 'การลงนามสัญญาจ้างก่อสร้างถนนสายสมมุติ',
        beforeOn: typedDay(view, inDays(4)),
        clock: '15.30',
        headTitle: 'นายกเทศมนตรีตำบลสมมุติ',
        powerId: 'cancel-before-contract',
      };
      await officer.send({ ...typed, grounds: 'ขอให้ระงับการลงนามทันที' });
      expect(officer.status()).toBe(422);
      await officer.send({ ...typed, grounds: facts, headConcerned: 'yes' });
      expect(await officer.main()).toContain('ผู้ว่าราชการจังหวัดสมุทรสาคร');
      await officer.page.locator('main [name="headConcerned"]').uncheck();
      await officer.send({ ...typed, grounds: facts });
      const warning = pathOf(officer);
      await officer.follow('/letters/', { prefix: true });
      const letter = pathOf(officer);
      expect(await officer.main()).toContain('อันเป็นอำนาจของท่าน');
      const others = await through(letter, view, officer);
      const pdf = await officer.page.request.get(`${letter}/pdf`);
      expect((await pdf.body()).subarray(0, 5).toString()).toBe('%PDF-');

      await officer.open(`${warning}/call`);
      await officer.send({
        clock: '00:00',
        isReached: 'yes',
        spokeTo: 'ปลัดเทศบาล',
        words: 'จะเสนอนายกในวันนี้',
      });
      await officer.open(`${warning}/copy`);
      await officer.send({ copiedOn: typedDay(view, inDays(0)) });
      await officer.open(`${warning}/deferred`);
      await officer.send({ words: 'เทศบาลเลื่อนการลงนามไปก่อน (สมมุติ)' });
      const whole = await officer.main();
      expect(whole).toContain(warningStates.deferred[view.language]);
      expect(whole).toContain('ปลัดเทศบาล');
      await officer.open('/warnings');
      expect(await officer.main()).toContain(typed.act);
      for (const one of [officer, ...others]) expect(one.faults).toEqual([]);
    },
    120_000,
  );
});
