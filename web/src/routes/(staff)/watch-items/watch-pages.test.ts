/** The ladder walked by pages alone, without script: by the desk, a partner and the agency, each seeing its part. */
import { beforeAll, describe, expect, test } from 'vitest';
import { act } from '#office/action.ts';
import { draftLetter } from '#office/letters/actions/draft-letter.ts';
import { addWatchSource } from '#office/watch-items/actions/add-source.ts';
import { formsIn } from '#tests/forms.ts';
import { draft } from '#tests/letters-desk.ts';
import { testDoor } from '#tests/office-door.ts';
import { officeStore } from '#tests/office-store.ts';
import { signedIn, type Reply, type SiteReader } from '#tests/signed-in.ts';
import { testSite } from '#tests/site.ts';
import {
  castOf,
  inDays,
  layWorld,
  municipality,
  openedItem,
  school,
  versionOf,
  type Cast,
} from '#tests/watch-world.ts';

const office = officeStore();
const door = testDoor(office, { secondStep: 'offered' });
const site = testSite(() => ({ store: office.store, door }));
let cast: Cast;
const readers = new Map<keyof Cast, SiteReader>();

beforeAll(async () => {
  await layWorld(office);
  cast = await castOf(office);
});

async function as(who: keyof Cast): Promise<SiteReader> {
  const reader = readers.get(who) ?? (await signedIn(site.url, office, door, cast[who]));
  readers.set(who, reader);
  return reader;
}

async function open(who: keyof Cast, address: string): Promise<Reply> {
  return (await as(who)).get(address);
}

/** Opens the page, fills its own form in, and sends it as a browser would. */
async function send(who: keyof Cast, address: string, typed: Record<string, string>): Promise<Reply> {
  const page = await open(who, address);
  expect(page.status, address).toBe(200);
  const path = address.split('?')[0]!;
  const form = formsIn(page.html, address).find(
    (one) => one.method === 'POST' && one.action.startsWith(path),
  )!;
  const sent = form.fields.filter((field) => field.type !== 'checkbox' && field.type !== 'submit');
  const fields = Object.fromEntries(sent.map((field) => [field.name, field.value]));
  for (const name of Object.keys(typed))
    expect(
      form.fields.map((field) => field.name),
      address,
    ).toContain(name);
  return (await as(who)).post(form.action, { ...fields, ...typed });
}

const mainOf = (html: string) => /<main[\s\S]*<\/main>/u.exec(html)?.[0] ?? '';
const opening = {
  process: 'school_lunch_and_milk',
  title: 'ยอดนักเรียนกับค่าอาหารกลางวันไม่ตรงกัน',
  summary: 'ขอให้ร่วมกันนับจำนวนนักเรียน',
  sourceKind: 'meeting',
  secrecy: 'ordinary',
  origin: 'ประชุมคณะทำงานจังหวัด',
  note: 'ยอดเบิกสูงกว่ายอดมาเรียน',
};

describe('by pages alone', () => {
  test('an item is found, opened, shared, worked on, recommended from, verified and ended', async () => {
    const found = await open('officer', '/watch-items/new?q=สมมุติวิทยา');
    const chosen = /href="(\/watch-items\/new\?agency=[^"]+)"/u.exec(found.html)![1]!;
    const opened = await send('officer', chosen, opening);
    expect(opened.status).toBe(303);
    const item = opened.location;
    expect(mainOf((await open('officer', item)).html)).toMatch(/ฝร\.7\/25\d\d\/0001/u);
    expect(mainOf((await open('officer', '/watch-items')).html)).toContain(opening.title);

    await send('officer', `${item}/share`, { body: 'district_centre', what: 'steps' });
    const step = { what: 'นับนักเรียนร่วมกัน', dueOn: '30 ก.ย. 2599', body: 'district_centre', responsibleId: cast.officer.personId }; // prettier-ignore
    expect((await send('officer', `${item}/step`, step)).status).toBe(303);

    const shared = await open('districtCentre', '/watch-items/shared');
    const sharedItem = /href="(\/watch-items\/shared\/[^"]+)"/u.exec(mainOf(shared.html))![1]!;
    const view = mainOf((await open('districtCentre', sharedItem)).html);
    expect(view).toContain(step.what);
    for (const hidden of [opening.title, opening.summary, opening.origin, opening.note])
      expect(view).not.toContain(hidden);
    const report = /href="(\/watch-items\/steps\/[^"]+\/report)"/u.exec(view)![1]!;
    const reported = await send('districtCentre', report, { report: 'นับได้ 21 คน ตรงกับทะเบียน' });
    expect(reported.location).toBe(sharedItem);

    await send('officer', `${item}/move`, { rung: 'preventing', reason: 'ทุกฝ่ายเห็นพ้อง' });
    await send('officer', `${item}/recommend`, { advice: 'ลงชื่อนักเรียนทุกวัน', workingDays: '15' });
    const list = mainOf((await open('head', '/recommendations')).html);
    expect(list).toContain('ลงชื่อนักเรียนทุกวัน');
    for (const hidden of ['ฝร.', opening.title, '/watch-items']) expect(list).not.toContain(hidden);
    const advice = /href="(\/recommendations\/[^"]+)"/u.exec(list)![1]!;
    await send('head', `${advice}/answer`, { answer: 'accepted' });
    await send('head', `${advice}/done`, { words: 'ติดตั้งสมุดลงชื่อแล้ว' });
    const bySight = { how: 'person', words: 'ไปดูสมุดแล้ว' };
    const own = await send('officer', `${advice}/verify`, bySight);
    expect(own.status).toBe(409);
    expect(own.html).toContain('เป็นผู้ออกข้อเสนอแนะนี้');
    expect((await send('colleague', `${advice}/verify`, bySight)).status).toBe(303);
    await send('colleague', `${advice}/end`, { outcome: 'done' });

    const ending = { outcome: 'changed_after', reason: 'ลงชื่อทุกวันแล้ว' };
    expect((await send('director', `${item}/end`, ending)).status).toBe(303);
    const whole = mainOf((await open('officer', item)).html);
    expect(whole).toContain('หน่วยงานปรับปรุงตามข้อเสนอแนะ');
    expect(whole).not.toMatch(/href="[^"]*\/(?:revise|step|share|move|recommend|end|source)"/u);
    const late = await (await as('director')).get(`${item}/end`);
    expect(mainOf(late.html)).not.toContain('<form');
  });

  test('letters about an item are named on it, and a process nobody has agreed to says so', async () => {
    const { id } = await openedItem(office, cast.officer, {
      agencyId: municipality,
      process: 'land',
      processOther: undefined,
    });
    const before = mainOf((await open('officer', `/watch-items/${id}`)).html);
    expect(before).toContain('ยังไม่มีหนังสือของประเด็นนี้');
    expect(before).toContain('ยังไม่ยืนยัน');
    const write = /href="(\/letters\/new\?[^"]+)"/u.exec(before)![1]!.replaceAll('&amp;', '&');
    expect((await open('officer', write)).html).toContain(id);
    const about = { aboutKind: 'watch_item', aboutId: id };
    const letter = await act(office.store, cast.officer.viewer, draftLetter, {
      ...draft,
      recipientId: municipality,
      ...about,
    });
    const after = mainOf((await open('officer', `/watch-items/${id}`)).html);
    expect(after).toContain(`href="/letters/${letter}"`);
    expect(after).toContain(draft.subjectLine);
    expect(mainOf((await open('officer', '/watch-items')).html)).toContain('ยังไม่ยืนยัน');
  });

  test('what is not one’s own answers like what is not there', async () => {
    const { id } = await openedItem(office, cast.officer, { agencyId: municipality });
    const nothing = '00000000-0000-4000-8000-000000000000';
    const shape = ({ status, html, headers }: Reply, own: string) => ({
      status,
      html: html.replaceAll(own, 'X').replaceAll(encodeURIComponent(own), 'X'),
      type: headers.get('content-type'),
    });
    const pages = (of: string) => [
      `/watch-items/${of}`,
      `/watch-items/${of}/move`,
      `/watch-items/shared/${of}`,
    ];
    for (const who of ['elsewhere', 'head', 'administrator', 'governor', 'civil'] as const) {
      for (const [k, address] of pages(id).entries()) {
        const own = await open(who, address);
        expect(own.status, `${who} ${address}`).toBe(404);
        expect(shape(own, id)).toEqual(shape(await open(who, pages(nothing)[k]!), nothing));
      }
    }
    for (const address of [
      '/watch-items/x',
      '/watch-items/steps/x/report',
      '/watch-items/shared/x',
      '/watch-items/signals/x',
      '/recommendations/x',
      `/watch-items/${id}/unknown`,
    ])
      expect((await open('officer', address)).status, address).toBe(404);
    expect((await open('head', '/watch-items')).status).toBe(404);
    expect((await open('governor', '/watch-items')).location).toBe('/watch-items/shared');
    expect((await open('governor', '/recommendations')).status).toBe(404);
  });

  test('a stale edit shows the newest words and keeps what was typed; sent again it is saved', async () => {
    const { id } = await openedItem(office, cast.officer);
    const page = await open('officer', `/watch-items/${id}/revise`);
    const [form] = formsIn(page.html, `/watch-items/${id}/revise`).filter((one) =>
      one.action.endsWith('/revise'),
    );
    const fields = Object.fromEntries(form!.fields.map((field) => [field.name, field.value]));
    expect((await send('colleague', `/watch-items/${id}/revise`, { title: 'ชื่อที่เพื่อนแก้ไว้' })).status).toBe(303);
    const stale = await (await as('officer')).post(form!.action, { ...fields, title: 'ชื่อที่ฉันพิมพ์ไว้' });
    expect(stale.status).toBe(409);
    expect(mainOf(stale.html)).toContain('ชื่อที่เพื่อนแก้ไว้');
    expect(mainOf(stale.html)).toContain('value="ชื่อที่ฉันพิมพ์ไว้"');
    const [again] = formsIn(stale.html, `/watch-items/${id}/revise`).filter((one) =>
      one.action.endsWith('/revise'),
    );
    const kept = Object.fromEntries(again!.fields.map((field) => [field.name, field.value]));
    expect((await (await as('officer')).post(again!.action, kept)).status).toBe(303);
    expect(mainOf((await open('officer', `/watch-items/${id}`)).html)).toContain('ชื่อที่ฉันพิมพ์ไว้');
  });

  test('a form sent twice plans one step', async () => {
    const { id } = await openedItem(office, cast.officer);
    const address = `/watch-items/${id}/step`;
    const form = formsIn((await open('officer', address)).html, address).find(
      (one) => one.action === address,
    )!;
    const fields = Object.fromEntries(form.fields.map((field) => [field.name, field.value]));
    delete fields['officeOnly'];
    const typed = {
      ...fields,
      what: 'โทรสอบถามโรงเรียน',
      dueOn: inDays(3),
      responsibleId: cast.officer.personId,
      body: '',
    };
    const reader = await as('officer');
    expect((await reader.post(address, typed)).status).toBe(303);
    expect((await reader.post(address, typed)).status).toBe(303);
    expect(
      mainOf((await open('officer', `/watch-items/${id}`)).html).match(/<b>โทรสอบถามโรงเรียน<\/b>/gu),
    ).toHaveLength(1);
  });

  test('a secret source is opened by a press, shown on that answer only, and the reading is told', async () => {
    const { id } = await openedItem(office, cast.officer, { agencyId: school });
    const typed = {
      id,
      version: await versionOf(office, 'watch_items', id),
      sourceKind: 'own_entry',
      datedOn: inDays(0),
      secrecy: 'secret',
      origin: 'ที่มาชั้นลับ',
      note: 'เนื้อความชั้นลับ',
    };
    const { sourceId } = await act(office.store, cast.officer.viewer, addWatchSource, typed);
    expect((await open('colleague', `/watch-items/${id}`)).html).not.toContain('เนื้อความชั้นลับ');
    const opened = await (await as('colleague')).post(`/watch-items/${id}?/secret`, { source: sourceId });
    expect(opened.status).toBe(200);
    expect(opened.html).toContain('เนื้อความชั้นลับ');
    const after = mainOf((await open('officer', `/watch-items/${id}`)).html);
    expect(after).not.toContain('เนื้อความชั้นลับ');
    expect(after).toContain('เปิดอ่านแหล่งที่มาชั้นลับ');
    expect((await open('centre', `/watch-items/${id}`)).html).not.toContain(sourceId);
    expect(site.log.join('\n')).not.toContain('เนื้อความชั้นลับ');
  });

  test('HTML and Markdown in every field stay words', async () => {
    const evil = '<script>alert(1)</script> **x** [y](javascript:alert(2)) " onmouseover="z';
    const { id } = await openedItem(office, cast.officer, {
      title: evil,
      summary: evil,
      note: evil,
      origin: evil,
    });
    for (const address of [`/watch-items/${id}`, '/watch-items', `/watch-items/${id}/revise`]) {
      const html = mainOf((await open('officer', address)).html);
      expect(html).not.toContain('<script>alert');
      expect(html).not.toMatch(/<[^>]*\sonmouseover=/u);
      expect(html).not.toMatch(/href="javascript:/u);
    }
  });

  test('an unknown rung or answer is refused beside its field and moves nothing', async () => {
    const { id } = await openedItem(office, cast.officer);
    const refused = await send('officer', `/watch-items/${id}/move`, { rung: 'sky', reason: 'ลองดูเฉย ๆ' });
    expect(refused.status).toBe(422);
    expect(refused.html).toContain('โปรดเลือกขั้นใหม่จากรายการ');
    expect(await versionOf(office, 'watch_items', id)).toBe(1);
  });
});
