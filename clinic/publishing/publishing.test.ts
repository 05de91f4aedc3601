/** Published advice tells nobody who asked: not by its words, not before its day, not once it is withdrawn. */
/* eslint-disable max-lines -- one story at one database: who lets an answer out, and what could tell who asked */
import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { completeConsultation } from '#clinic/consultations/actions/complete.ts';
import { reportLawChange } from '#clinic/advice/actions/report-law-change.ts';
import type { Advice } from '#clinic/advice/queries.ts';
import { readConsultation } from '#clinic/consultations/queries.ts';
import type { Action } from '#office/action.ts';
import { act } from '#tests/access/drill.ts';
import { AdviceDesk } from '#tests/advice-desk.ts';
import { crawl } from '#tests/crawl.ts';
import { testDoor } from '#tests/office-door.ts';
import { officeStore, publicViewer, type Person } from '#tests/office-store.ts';
import { siteRoutes } from '#tests/routes.ts';
import { signedIn, stranger } from '#tests/signed-in.ts';
import { testSite } from '#tests/site.ts';
import { castOf, district, inDays, layWorld, school, type Cast } from '#tests/watch-world.ts';
import { draftPublication } from './actions/draft.ts';
import { editPublication } from './actions/edit.ts';
import { checkPublication, clearPublication, handToCheck, withdrawPublication } from './actions/move.ts';
import { embargoDays } from './desk.ts';
import { likePublished, publishedAnswers, readPublication } from './queries.ts';
import { tracesIn, type Known } from './traces.ts';

const office = officeStore();
const door = testDoor(office, { secondStep: 'offered' });
const site = testSite(() => ({ store: office.store, door, demonstration: false }));
let cast: Cast;
let desk: AdviceDesk;
beforeAll(async () => {
  await layWorld(office);
  cast = await castOf(office);
  desk = new AdviceDesk(office, cast);
});

const told = {
  title: 'แยกสัญญาซ่อมถนนสองช่วงได้หรือไม่',
  topic: 'buying_method',
  question: 'หน่วยงานจะจ้างซ่อมถนนสองช่วงในเดือนเดียวกัน แยกเป็นสองสัญญาได้หรือไม่',
  facts: 'งบประมาณรายการเดียวกัน และวงเงินรวมเกินห้าแสนบาท',
  level: 'no_observation',
  answer: 'รวมเป็นสัญญาเดียวแล้วใช้วิธีประกาศเชิญชวนทั่วไป (สมมุติ)',
};

/** Signed 40 days ago, of an asker about whom the clinic knows everything. */
async function signed(): Promise<Advice> {
  const id = await desk.inHand();
  const { version } = await desk.ask(cast.officer, (tx) => readConsultation(tx, id));
  const rest = {
    askerName: 'สมศรี สมมุติถนน',
    contact: '08-1234-5678',
    counterpart: 'หจก. สมมุติการทาง',
    agencyId: school,
    provinceIso: 'TH-74',
    district,
    amountThb: '961,250',
  };
  await act(office.store, cast.officer.viewer, completeConsultation, { id, version, ...rest });
  const advice = await desk.signed(id);
  await office.owner('ALTER TABLE office.advices DISABLE TRIGGER advices_stay_as_signed');
  await office.owner(`UPDATE office.advices SET signed_on = signed_on - 40 WHERE advice_id = $1`, [
    advice.id,
  ]);
  await office.owner('ALTER TABLE office.advices ENABLE TRIGGER advices_stay_as_signed');
  return advice;
}

const draft = (advice: Advice, changes: Record<string, unknown> = {}) =>
  act(office.store, cast.officer.viewer, draftPublication, { adviceId: advice.id, ...told, ...changes });
const now = (id: string) => desk.ask(cast.director, (tx) => readPublication(tx, id));
const press = async (by: Person, deed: Action<unknown>, id: string, more: Record<string, unknown> = {}) =>
  act(office.store, by.viewer, deed, { id, version: (await now(id)).version, ...more });

/** Drafted, handed on and checked by the colleague. */
async function checked(advice: Advice, changes: Record<string, unknown> = {}): Promise<string> {
  const { id } = await draft(advice, changes);
  await press(cast.officer, handToCheck, id);
  await press(cast.colleague, checkPublication, id);
  return id;
}

/** Out since today. */
async function published(changes: Record<string, unknown> = {}): Promise<string> {
  const id = await checked(await signed(), changes);
  await press(cast.director, clearPublication, id, { publishOn: inDays(0) });
  return id;
}

const out = (words = '') => office.store.within(publicViewer, (tx) => publishedAnswers(tx, { words }));
const page = (id: string) => stranger(site.url).get(`/answers/${id}`);

/** Whatever a stranger reaches from the public pages and the files for machines. */
async function pagesThatHold(id: string, title: string): Promise<string[]> {
  const routes = siteRoutes().filter(({ group }) => group !== 'staff');
  const { get } = stranger(site.url);
  const files = routes.filter(({ kind, parameters }) => kind === 'endpoint' && parameters.length === 0);
  const seen = [
    ...(await crawl({ routes, get, each: 1 })),
    ...(await Promise.all(files.map(async ({ path }) => ({ address: path, html: (await get(path)).html })))),
  ];
  return seen.filter(({ html }) => html.includes(id) || html.includes(title)).map(({ address }) => address);
}

test('goes out by three people: written, checked by one who wrote none of it, cleared by the director for a day', async () => {
  const { id } = await draft(await signed());
  await press(cast.officer, handToCheck, id);
  await expect(press(cast.officer, checkPublication, id)).rejects.toMatchObject({ code: 'publishing.own_words' });
  await press(cast.colleague, editPublication, id, told);
  await press(cast.officer, handToCheck, id);
  // Both have written in it now.
  for (const writer of [cast.officer, cast.colleague])
    await expect(press(writer, checkPublication, id)).rejects.toMatchObject({ code: 'publishing.own_words' });
  await press(cast.director, checkPublication, id);
  await expect(press(cast.officer, clearPublication, id, { publishOn: inDays(1) })).rejects.toMatchObject({
    code: 'office.not_permitted',
  });
  await press(cast.director, clearPublication, id, { publishOn: inDays(0) });
  const { status, html } = await page(id);
  expect(status).toBe(200);
  for (const words of [told.title, told.question, told.answer, 'ไม่ผูกพันการตรวจสอบ', 'มาตรา 56']) expect(html).toContain(words);
  expect(html).not.toMatch(/คป\.7|เขต 7|สมุทรสาคร|สมศรี/u);
  // No picture, no file and no word in its address: nothing in which a name could go out unread.
  expect(id).toMatch(/^[0-9a-f-]{36}$/u);
  expect(/<main[\s\S]*<\/main>/u.exec(html)![0]).not.toMatch(/<(?:img|picture|object|embed|iframe|video)\b|\bdownload\b|\.(?:pdf|docx?|xlsx|png|jpe?g)\b/iu);
}); // prettier-ignore

test('is found in Thai as it is typed, with words used for the same thing', async () => {
  const id = await published({ answer: 'ให้รวมงานสะพานลอยสมมุติกับถนนเป็นสัญญาเดียว' });
  const ids = async (words: string) => (await out(words)).rows.map((row) => row.id);
  expect(await ids('สะพาน ลอย จัดจ้างผิวจราจร')).toEqual([id]);
  expect(await ids('สะพานลอย ของขวัญ')).toEqual([]);
  expect((await stranger(site.url).get(`/answers?words=${encodeURIComponent('สะพานลอย')}`)).html).toContain(
    `/answers/${id}`,
  );
});

test('is shown to whoever is about to ask something like it, and to nobody who asks something else', async () => {
  const id = await published({
    title: 'รับของไหว้จากคู่สัญญาได้หรือไม่',
    question: 'กรรมการตรวจรับได้รับกระเช้าของขวัญจากผู้รับจ้างช่วงปีใหม่ รับได้หรือไม่',
  });
  const alike = (question: string) => office.store.within(publicViewer, (tx) => likePublished(tx, question));
  const asked = 'ผู้รับจ้างนำกระเช้าของขวัญปีใหม่มาให้กรรมการตรวจรับ จะรับไว้ได้ไหม';
  expect((await alike(asked))[0]).toMatchObject({ id });
  expect((await alike('จะขึ้นทะเบียนที่ราชพัสดุของอำเภอใหม่ต้องใช้แบบใด')).map((one) => one.id)).not.toContain(id);
  await press(cast.director, withdrawPublication, id, { why: 'ไม่ตรงกับแนวทางใหม่' });
  expect((await alike(asked)).map((one) => one.id)).not.toContain(id);
});

describe('before its day, and once it is withdrawn', () => {
  const nowhere = '00000000-0000-4000-8000-000000000000';

  async function hidden(id: string, title: string) {
    const [answer, none] = [await page(id), await page(nowhere)];
    expect(answer.status).toBe(404);
    expect(answer.html.replaceAll(id, '')).toBe(none.html.replaceAll(nowhere, ''));
    expect((await out()).rows.map((row) => row.id)).not.toContain(id);
    expect((await out(title)).rows).toEqual([]);
    for (const viewer of [
      publicViewer,
      cast.head.viewer,
      cast.centre.viewer,
      cast.elsewhere.viewer,
      cast.dpo.viewer,
    ]) {
      const { rows } = await office.store.within(viewer, (tx) =>
        sql`SELECT FROM office.publications WHERE publication_id = ${id}::uuid`.execute(tx),
      );
      expect(rows).toEqual([]);
    }
  }

  test('nobody outside the desk learns of it: by address, list, search or the database; and it comes back nowhere', async () => {
    const id = await checked(await signed(), { title: 'เรื่องที่ยังไม่ถึงวัน' });
    await press(cast.director, clearPublication, id, { publishOn: inDays(3) });
    await hidden(id, 'เรื่องที่ยังไม่ถึงวัน');
    const once = await published({ title: 'เรื่องที่เคยเผยแพร่แล้วถอน' });
    expect((await page(once)).status).toBe(200);
    expect(await pagesThatHold(once, 'เรื่องที่เคยเผยแพร่แล้วถอน')).toContain('/answers');
    await press(cast.director, withdrawPublication, once, { why: 'ถอนเพื่อทดสอบเท่านั้น' });
    await hidden(once, 'เรื่องที่เคยเผยแพร่แล้วถอน');
    expect(await pagesThatHold(once, 'เรื่องที่เคยเผยแพร่แล้วถอน')).toEqual([]);
    expect((await page(once)).headers.get('cache-control')).toMatch(/no-cache|no-store/u);
    expect(await now(once)).toMatchObject({ state: 'withdrawn', withdrawnWhy: 'ถอนเพื่อทดสอบเท่านั้น' });
  });

  test(`is not sooner than ${embargoDays} days after it was signed`, async () => {
    const advice = await desk.signed(await desk.inHand());
    const id = await checked(advice);
    const soon = inDays(embargoDays - 1);
    await expect(press(cast.director, clearPublication, id, { publishOn: soon })).rejects.toMatchObject({
      code: 'publishing.day_too_early',
    });
    await press(cast.director, clearPublication, id, { publishOn: inDays(embargoDays) });
  });
});

test('a correction stands in its place at once, with its reason; what was told stays on record and is never changed', async () => {
  const advice = await signed();
  const first = await checked(advice);
  await press(cast.director, clearPublication, first, { publishOn: inDays(0) });
  await expect(draft(advice)).rejects.toMatchObject({ code: 'publishing.reason_needed' });
  const second = await checked(advice, { answer: 'คำตอบที่แก้ไขแล้ว (สมมุติ)', replacesWhy: 'คำตอบเดิมอ้างวงเงินผิด' });
  await expect(draft(advice, { replacesWhy: 'ฉบับที่สามซ้อน' })).rejects.toMatchObject({ code: 'publishing.draft_there' });
  await press(cast.director, clearPublication, second, { publishOn: inDays(9) });
  expect((await page(first)).status).toBe(404);
  expect((await page(second)).html).toContain('คำตอบเดิมอ้างวงเงินผิด');
  expect(await now(first)).toMatchObject({ state: 'replaced', answer: told.answer });
  await expect(
    office.owner(`UPDATE office.publications SET answer = 'แก้ย้อนหลังไม่ได้' WHERE publication_id = $1`, [second]),
  ).rejects.toMatchObject({ code: '42501' });
  await expect(
    office.owner(`UPDATE office.publications SET state = 'cleared' WHERE publication_id = $1`, [first]),
  ).rejects.toMatchObject({ code: '42501' });
}); // prettier-ignore

test('says that a section it cites has changed since, whichever clinic reported it', async () => {
  const id = await published();
  expect((await page(id)).html).not.toContain('เปลี่ยนไปแล้ว');
  const changed = { section: 'procurement-act-2560#56', changedOn: inDays(1), why: 'แก้ไขมาตราเพื่อทดสอบ' };
  await act(office.store, cast.elsewhere.viewer, reportLawChange, changed);
  expect((await page(id)).html).toContain('เปลี่ยนไปแล้ว');
  await office.owner('DELETE FROM office.law_changes');
});

describe('words that could tell who asked', () => {
  test('are refused field by field, as a draft, as an edit, and once more when it is cleared', async () => {
    const advice = await signed();
    await expect(
      draft(advice, { title: 'ถนนในจังหวัดสมุทรสาครแยกสัญญา', answer: 'ให้ หจก.สมมุติการทาง รับไปทั้งสองช่วง 961,250 บาท' }),
    ).rejects.toMatchObject({
      code: 'publishing.tells_who',
      details: { fields: [{ field: 'title' }, { field: 'answer' }] },
    });
    const { id } = await draft(advice);
    await expect(press(cast.officer, editPublication, id, { ...told, facts: 'ติดต่อ ๐๘ ๑๒๓๔ ๕๖๗๘' })).rejects.toMatchObject({
      code: 'publishing.tells_who',
    });
    await press(cast.officer, handToCheck, id);
    await press(cast.colleague, checkPublication, id);
    // What the clinic learns of the asker afterwards counts too.
    await office.owner(`UPDATE office.consultations SET counterpart = 'สองช่วง' WHERE consultation_id = $1`, [advice.consultationId]);
    await expect(press(cast.director, clearPublication, id, { publishOn: inDays(0) })).rejects.toMatchObject({
      code: 'publishing.tells_who',
    });
  }); // prettier-ignore

  const known: Known = {
    askerName: 'สมศรี สมมุติถนน',
    contact: null,
    counterpart: null,
    agencyName: 'เทศบาลตำบลสมมุติ',
    provinceTh: 'แพร่',
    provinceEn: 'Phrae',
    districtTh: null,
    agencySaid: null,
    amountThb: '961250.50',
  };
  test.each([
    ['นางสาวใครสักคน สมมุตินาม เป็นกรรมการ', 'ชื่อบุคคล'],
    ['เลข 1-2345-67890-12-3', 'เลขประจำตัว'],
    ['โทร ๐๘๑-๒๓๔-๕๖๗๘', 'โทรศัพท์'],
    ['โครงการ 68019999999', 'เลขที่โครงการ'],
    ['สัญญาเลขที่ 12/2568', 'เลขที่โครงการ'],
    ['ส่งถึง someone@example.invalid', 'อีเมล'],
    ['ดู https://example.invalid/a', 'ลิงก์'],
    ['เทศบาล ตำบลสมมุติ', 'หน่วยงาน'],
    ['in Phrae province', 'จังหวัด'],
    ['วงเงิน ๙๖๑,๒๕๐.๕๐ บาท', 'จำนวนเงิน'],
  ])('%s', (words, what) => {
    expect(tracesIn(words, known).join()).toContain(what);
  });

  test('are not every number and every official', () => {
    const fair =
      'นายกเทศมนตรีและนายอำเภอลงนามตามมาตรา 56 วรรคสอง วงเงิน 500,000 บาท ปีงบประมาณ 2569 ภายใน 30 วัน';
    expect(tracesIn(fair, known)).toEqual([]);
    expect(tracesIn('วงเงิน 500,000 บาท', { ...known, amountThb: '500000.00' })).toEqual([]);
  });
});

test('its desk is a page that is not there for whoever the clinic’s desk is not for', async () => {
  const reader = await signedIn(site.url, office, door, cast.head);
  expect((await reader.get('/clinic/publications')).status).toBe(404);
  const officer = await signedIn(site.url, office, door, cast.colleague);
  expect((await officer.get('/clinic/publications')).html).toContain('โต๊ะเผยแพร่คำปรึกษา');
});
