/** An enrolled province's year in the site: the desk invites, the governor answers on a phone, a no shows nowhere. */
import { beforeAll, describe, expect, test } from 'vitest';
import { fiscalYearBeOfInstant } from '#kernel/fiscal-year.ts';
import { act } from '#office/action.ts';
import { recordAnswer } from '#programme/workspace/actions/answer.ts';
import { inviteProvince } from '#programme/workspace/actions/invite.ts';
import { testDoor } from '#tests/office-door.ts';
import { officeStore } from '#tests/office-store.ts';
import { signedIn, stranger, type SiteReader } from '#tests/signed-in.ts';
import { testSite } from '#tests/site.ts';
import { castOf, inDays, layWorld, school, type Cast } from '#tests/watch-world.ts';

const office = officeStore();
const door = testDoor(office, { secondStep: 'offered' });
const site = testSite(() => ({ store: office.store, door }));
const year = fiscalYearBeOfInstant(new Date());
const page = '/province/TH-74/workspace';
let cast: Cast;
let officer: SiteReader;
let governor: SiteReader;

beforeAll(async () => {
  await layWorld(office);
  cast = await castOf(office);
  await office.owner(
    `INSERT INTO office.fiscal_years (fiscal_year_be, pilot_quota_per_area, project_name_th, project_name_en) VALUES ($1, 3, 'ปีทดสอบ', 'Test year')`,
    [year],
  );
  officer = await signedIn(site.url, office, door, cast.officer);
  governor = await signedIn(site.url, office, door, cast.governor);
});

const plain = (html: string) =>
  (/<main[\s\S]*<\/main>/u.exec(html)?.[0] ?? '').replace(/<[^>]+>/gu, ' ').replace(/\s+/gu, ' ');
const deedIn = (html: string, deed: string) =>
  new RegExp(`/workspace/[a-z]+/[0-9a-f-]{36}/${deed}`, 'u').exec(html)?.[0] ?? `no ${deed}`;

test('the desk invites by a letter, the governor says yes, and the year begins with its steps', async () => {
  expect(plain((await officer.get(page)).html)).toContain('จังหวัดยังไม่ได้เข้าร่วมในปีนี้');
  const form = { fiscalYearBe: String(year), kind: 'pilot', wordingTh: 'จังหวัดนำร่อง', answerByOn: inDays(20) };
  const made = await officer.post(`${page}/invite`, form);
  expect(made.location).toMatch(/^\/letters\//u);
  const letter = await officer.get(made.location);
  expect(plain(letter.html)).toContain('ขอเชิญเข้าร่วมโครงการ');
  const link = /\/workspace\/invitation\/[0-9a-f-]{36}/u.exec(letter.html)![0];
  expect((await officer.get(link)).location).toBe(page);
  expect((await governor.get(link)).status).toBe(404);
  expect(plain((await governor.get(page)).html)).not.toContain('จังหวัดนำร่อง');

  await office.owner(
    `UPDATE office.letters SET state = 'dispatched', register_no = 1, register_year_be = $1, numbered_on = current_date,
       signed_on = current_date, dispatched_on = current_date, dispatch_means = 'online'`,
    [year],
  );
  const answering = deedIn((await governor.get(page)).html, 'answer');
  expect((await governor.post(answering, { answer: 'accepted', version: '1', reason: '' })).location).toBe(
    page,
  );
  const begun = await governor.get(page);
  expect(plain(begun.html)).toMatch(/กำลังดำเนินงาน.*ทำแล้ว 0 จาก 14 ขั้นตอน.*ยังไม่มีผู้ประสานงาน/u);
  expect(plain((await stranger(site.url).get(`/years/${year}`)).html)).toContain('สมุทรสาคร');
});

test('the province records steps, people and agencies; another place finds nothing of it', async () => {
  const { html } = await governor.get(page);
  const step = deedIn(html, 'done');
  expect((await governor.post(step, { version: '1', doneOn: inDays(0), note: '' })).location).toBe(page);
  const late = await governor.post(step, { version: '1', doneOn: inDays(0), note: '' });
  expect([late.status, plain(late.html)]).toEqual([409, expect.stringContaining('มีผู้อื่นแก้ไขรายการนี้')]);
  const member = { version: '1', duty: 'coordinator', postTh: 'หัวหน้าสำนักงานจังหวัด', fromOn: inDays(0) };
  expect((await governor.post(deedIn(html, 'member'), member)).location).toBe(page);
  const asking = deedIn(html, 'agency');
  expect((await governor.get(`${asking}?q=${encodeURIComponent('สมมุติวิทยา')}`)).html).toContain(
    'โรงเรียนสมมุติวิทยา',
  );
  await governor.post(asking, { version: '1', agencyId: school, invitedOn: inDays(0) });
  const after = plain((await governor.get(page)).html);
  expect(after).toMatch(/ทำแล้ว 1 จาก 14.*ผู้ประสานงานจังหวัด: หัวหน้าสำนักงานจังหวัด.*โรงเรียนสมมุติวิทยา/u);
  const elsewhere = await signedIn(site.url, office, door, cast.elsewhere);
  for (const reader of [elsewhere, await signedIn(site.url, office, door, cast.naccProvince)]) {
    for (const address of [page, `${page}/invite`, step, asking])
      expect((await reader.get(address)).status).toBe(404);
    expect((await reader.post(step, { version: '2', doneOn: inDays(0) })).status).not.toBe(303);
  }
  expect((await officer.get('/workspace/step/1/done')).status).toBe(404);
  expect((await officer.get(step.replace('done', 'constructor'))).status).toBe(404);
});

describe('a province that does not take part', () => {
  test('stands on no public page, count or map, and the desk still sees its answer', async () => {
    const input = {
      provinceIso: 'TH-73',
      fiscalYearBe: year,
      kind: 'pilot',
      wordingTh: 'จังหวัดนำร่อง',
      answerByOn: inDays(9),
    };
    const pages = [`/years/${year}`, '/years', '/provinces/TH-73', '/areas/7', '/map', '/'];
    const told = async () =>
      Promise.all(pages.map(async (address) => plain((await stranger(site.url).get(address)).html)));
    const before = await told();
    const { id } = await act(office.store, cast.officer.viewer, inviteProvince, input);
    const no = {
      id,
      version: 1,
      answer: 'refused',
      reason: 'ติดภารกิจ',
      letterNo: 'นฐ 0017/9',
      answeredOn: inDays(0),
    };
    await act(office.store, cast.officer.viewer, recordAnswer, no);
    expect(await told()).toEqual(before);
    expect(plain((await officer.get('/province/TH-73/workspace')).html)).toContain('ไม่เข้าร่วมในปีนี้');
  });
});
