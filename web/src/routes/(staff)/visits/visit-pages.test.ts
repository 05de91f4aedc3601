/** Visits as their pages answer: pictures and their sealed originals, the report that is kept, and whoever it is not for. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addAgency } from '#clinic/visits/actions/add-agency.ts';
import { findingsIn } from '#clinic/visits/actions/findings-in.ts';
import { recommendFromVisit } from '#clinic/visits/actions/recommend.ts';
import { recordFindings } from '#clinic/visits/actions/record-findings.ts';
import { largestPhoto } from '#clinic/visits/photos.ts';
import { visitPaper } from '#clinic/visits/paper.ts';
import { printedText } from '#platform/typst/printed-text.ts';
import { testDoor } from '#tests/office-door.ts';
import { officeStore, type Person } from '#tests/office-store.ts';
import { phonePicture } from '#tests/phone-picture.ts';
import { signedIn, type SiteReader } from '#tests/signed-in.ts';
import { testSite } from '#tests/site.ts';
import { lunch, VisitDesk, whole } from '#tests/visit-desk.ts';
import { castOf, inDays, layWorld, municipality, type Cast } from '#tests/watch-world.ts';

const office = officeStore();
const door = testDoor(office, { secondStep: 'offered' });
const dataFolder = mkdtempSync(join(tmpdir(), 'visit-pages-'));
afterAll(() => rmSync(dataFolder, { recursive: true, force: true }));
const site = testSite(() => ({ store: office.store, door, demonstration: false, dataFolder }));
let cast: Cast;
let desk: VisitDesk;
let visit: string;
let officer: SiteReader;
beforeAll(async () => {
  await layWorld(office);
  cast = await castOf(office);
  desk = new VisitDesk(office, cast);
  visit = await desk.underWay();
  officer = await enter(cast.officer);
});

const enter = (person: Person) => signedIn(site.url, office, door, person);
const versionOn = (html: string) => /name="version" value="(\d+)"/u.exec(html)?.[1] ?? '';

async function send(reader: SiteReader, address: string, typed: Record<string, string> = {}) {
  const version = versionOn((await reader.get(address)).html);
  return reader.post(address, { version, ...typed });
}

function picture(bytes: Buffer, name = 'นางสาวสมมุติ IMG_2041.png') {
  const form = new FormData();
  form.set('photo', new File([new Uint8Array(bytes)], name, { type: 'image/png' }));
  form.set('caption', 'โรงอาหารของโรงเรียน');
  return form;
}

/** Of the bytes themselves. */
const fetched = async (reader: SiteReader, address: string) => {
  const cookie = [...reader.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const answer = await fetch(new URL(address, site.url), { headers: { cookie }, redirect: 'manual' });
  return { status: answer.status, bytes: Buffer.from(await answer.arrayBuffer()), headers: answer.headers };
};

test('a picture is shown without what the phone wrote into it, and its original opens only with a word in the timeline', async () => {
  const photos = `/visits/${visit}/photos`;
  const bytes = phonePicture();
  expect((await officer.post(photos, picture(bytes))).status).toBe(303);
  const { html } = await officer.get(photos);
  const [, shown = ''] = new RegExp(`src="(${photos}/[0-9a-f-]{36})"`, 'u').exec(html) ?? [];
  expect(html).not.toContain('IMG_2041');
  const seen = await fetched(officer, shown);
  expect([seen.status, seen.headers.get('content-type'), seen.bytes.includes('GPS')]).toEqual([
    200,
    'image/png',
    false,
  ]);
  const opened = () =>
    office.owner(`SELECT person_id FROM office.events WHERE name = 'visit_photo.original_opened'`);
  expect(await opened()).toEqual([]);
  const original = await fetched(await enter(cast.colleague), `${shown}/original`);
  expect(original.bytes.equals(bytes)).toBe(true);
  expect(original.headers.get('content-disposition')).toMatch(/^attachment/u);
  expect(await opened()).toEqual([{ person_id: cast.colleague.personId }]);
  for (const person of [cast.elsewhere, cast.centre, cast.head, cast.administrator]) {
    const stranger = await enter(person);
    for (const address of [shown, `${shown}/original`])
      expect((await fetched(stranger, address)).status).toBe(404);
  }
  expect(await opened()).toHaveLength(1);
});

test('what is no picture, is broken or too large is refused in words, and nothing of it is kept', async () => {
  const photos = `/visits/${visit}/photos`;
  const before = await office.owner('SELECT FROM office.visit_photos');
  const refused = async (bytes: Buffer) => (await officer.post(photos, picture(bytes))).status;
  expect(await refused(Buffer.from('%PDF-1.4 ไม่ใช่ภาพ'))).toBe(422);
  expect(await refused(phonePicture().subarray(0, 60))).toBe(422);
  expect(await refused(Buffer.alloc(0))).toBe(422);
  expect(await refused(Buffer.concat([phonePicture(), Buffer.alloc(largestPhoto)]))).toBe(413);
  expect(await office.owner('SELECT FROM office.visit_photos')).toHaveLength(before.length);
});

test('a page of findings that came back says what is wrong beside the question and keeps what was typed', async () => {
  const { id } = await desk.onlyAgency(visit);
  const address = `/visits/${visit}/agencies/${id}/findings`;
  const typed = { answer_menu_public: 'not_as_should', figure_heads_claimed: '๒๑', ...whole };
  const { status, html } = await send(officer, address, typed);
  expect([status, html.includes('value="๒๑"')]).toEqual([422, true]);
  expect(html).toContain('เขียนสั้น ๆ ว่าพบอะไร');
});

test('the report tells what is known and what is not, names no watch item, and stays as it was given', async () => {
  const { id } = await desk.onlyAgency(visit);
  const at = `/visits/${visit}/agencies/${id}`;
  expect((await officer.get(`${at}/pdf`)).status).toBe(404); // there is nothing to report yet
  await desk.at(visit, recordFindings, { ...whole, findings: lunch });
  await desk.at(visit, recommendFromVisit, { advice: 'ให้นับหลังเข้าแถว', workingDays: '15' });
  const reason = { process: 'school_lunch_and_milk', title: 'ประเด็นที่หน่วยงานไม่ต้องเห็น', note: 'ที่มาสมมุติ' };
  expect((await send(officer, `${at}/reason`, { ...reason, reviewOn: inDays(20) })).status).toBe(303);
  const draft = await fetched(officer, `${at}/pdf`);
  expect(draft.bytes.subarray(0, 5).toString()).toBe('%PDF-');
  await desk.press(cast.officer, findingsIn, visit);
  const words = printedText(await desk.ask(cast.officer, (tx) => visitPaper(tx, visit, id))).replaceAll(
    ' ',
    '',
  );
  for (const told of [
    '๒×๓๖=๗๒',
    '?−๗๕๖=?',
    'ไม่ทราบ',
    'ไม่ได้ดู',
    'ให้นับหลังเข้าแถว',
    'ยังไม่ได้รับคำชี้แจง',
    'ไม่ใช่ผลการตรวจสอบหรือไต่สวน',
  ])
    expect(words).toContain(told);
  expect(words).not.toMatch(/ประเด็นที่หน่วยงาน|ฝร\./u);
  expect((await send(officer, `/visits/${visit}/report`)).status).toBe(303);
  const given = await fetched(officer, `${at}/pdf`);
  const response = { response: 'โรงเรียนรับปรับวิธีนับ', responder: 'ผู้อำนวยการโรงเรียน', respondedOn: inDays(0) };
  expect((await send(officer, `${at}/response`, response)).status).toBe(303);
  expect((await fetched(officer, `${at}/pdf`)).bytes.equals(given.bytes)).toBe(true);
  const director = await enter(cast.director);
  expect((await officer.get(`/visits/${visit}/close`)).status).toBe(404);
  expect((await send(director, `/visits/${visit}/close`)).status).toBe(303);
  expect((await fetched(officer, `${at}/pdf`)).bytes.equals(given.bytes)).toBe(false); // with the response now
  const kept = await office.owner('SELECT stage FROM office.visit_papers ORDER BY stage');
  expect(kept).toEqual([{ stage: 'closed' }, { stage: 'reported' }]);
});

test('it stands in the ledger of interventions, as a page and as a file, with what nobody knows said as not known', async () => {
  const { html } = await officer.get('/interventions?year=all&kind=visit');
  expect(html).toContain(`href="/visits/${visit}"`);
  expect(html).toContain('ไม่ทราบ');
  const file = await fetched(officer, '/interventions/file?as=csv&year=all');
  const [, row] = /\n([^\n]*การลงพื้นที่ของคลินิก[^\n]*)/u.exec(file.bytes.toString('utf8')) ?? [];
  expect(row).toContain(`/visits/${visit}`);
  expect((await fetched(officer, '/interventions/file?as=pdf')).status).toBe(404);
  const centre = await enter(cast.centre);
  expect((await centre.get('/interventions?year=all')).html).not.toContain(visit);
  for (const person of [cast.head, cast.administrator, cast.governor])
    for (const address of ['/interventions', '/interventions/file?as=csv'])
      expect((await fetched(await enter(person), address)).status, address).toBe(404);
});

test('to everybody else its pages are pages that are not there, and no page of theirs speaks of it', async () => {
  const { id } = await desk.onlyAgency(visit);
  const { number } = await desk.planned();
  for (const person of [
    cast.elsewhere,
    cast.centre,
    cast.governor,
    cast.head,
    cast.suppression,
    cast.administrator,
  ]) {
    const stranger = await enter(person);
    for (const address of ['', '/photos', `/agencies/${id}`, `/agencies/${id}/pdf`, '/cancel'])
      expect((await stranger.get(`/visits/${visit}${address}`)).status, address).toBe(404);
    expect((await stranger.get('/my-work')).html).not.toContain(number);
  }
  expect((await officer.get('/my-work')).html).toContain(number);
});

test('an agency of another’s visit is not put on this one by its address', async () => {
  const other = await desk.planned();
  await desk.press(cast.officer, addAgency, other.id, { agencyId: municipality });
  const { id } = await desk.onlyAgency(visit);
  expect((await officer.get(`/visits/${other.id}/agencies/${id}`)).status).toBe(404);
});
