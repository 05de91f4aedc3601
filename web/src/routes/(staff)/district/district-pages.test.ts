/** The pages of the districts as they answer: sent twice, sent late, opened by whoever has nothing to do with them. */
import { beforeAll, describe, expect, test } from 'vitest';
import { addMonths, monthOf } from '#office/districts/months.ts';
import { readTopics } from '#office/districts/topics.ts';
import { filledIn, formsIn } from '#tests/forms.ts';
import { testDoor } from '#tests/office-door.ts';
import { officeStore, type Person } from '#tests/office-store.ts';
import { signedIn } from '#tests/signed-in.ts';
import { testSite } from '#tests/site.ts';
import { castOf, inDays, layWorld, type Cast } from '#tests/watch-world.ts';

const office = officeStore();
const door = testDoor(office, { secondStep: 'offered' });
const site = testSite(() => ({ store: office.store, door, demonstration: false }));
let cast: Cast;
const month = monthOf(inDays(0));

beforeAll(async () => {
  await layWorld(office);
  cast = await castOf(office);
});

const centreOf = (code: string) => office.person({ role: 'district_centre', scope: ['district', code] });
const enter = (person: Person) => signedIn(site.url, office, door, person);
const mainOf = (html: string) => /<main[\s\S]*<\/main>/u.exec(html)?.[0] ?? '';

describe('what is sent', () => {
  /** The form of a page, filled in. */
  async function formAt(person: Person, address: string, typed: Record<string, string>) {
    const reader = await enter(person);
    const { html } = await reader.get(address);
    const form = formsIn(html, address).find(
      ({ method, action }) => method === 'POST' && action.startsWith('/district'),
    )!;
    const fields = form.fields.map((one) => [
      one.name,
      typed[one.name] ?? filledIn(one, 'ข้อความ', inDays(0)),
    ]);
    return { reader, form, fields: Object.fromEntries(fields) as Record<string, string> };
  }
  const rows = (code: string, table: string) =>
    office.owner<Record<string, unknown>>(`SELECT * FROM office.${table} WHERE district_code = $1`, [code]);

  test('twice from a poor line is kept once: counts, a question, a matter', async () => {
    const centre = await centreOf('7002');
    for (const [address, table, typed] of [
      [`/district/counts?month=${month}&topic=land`, 'district_counts', { month, topic: 'land' }],
      ['/district/ask', 'district_questions', { question: 'นับเรื่องที่โอนมาจากจังหวัดอย่างไร' }],
      [
        '/district/hand-over',
        'district_matters',
        { registerNo: '9/2570', about: '', handedToName: '', workingDays: '15' },
      ],
    ] as const) {
      const { reader, form, fields } = await formAt(centre, address, typed);
      const [first, second] = await Promise.all([
        reader.post(form.action, fields),
        reader.post(form.action, fields),
      ]);
      expect([first.status, second.status], address).toEqual([303, 303]);
      expect(second.location).toBe(first.location);
      expect(await rows('7002', table), table).toHaveLength(1);
    }
  });

  test('for a topic somebody else reported meanwhile shows both, and corrects it when sent again', async () => {
    const [one, two] = [
      await centreOf('7003'),
      await office.person({ role: 'district_office', scope: ['district', '7003'] }),
    ];
    const address = `/district/counts?month=${month}&topic=fees`;
    const typed = { month, topic: 'fees', receivedCount: '5', settledCount: '1', handedOverCount: '0' };
    const late = await formAt(one, address, typed);
    const early = await formAt(two, address, { ...typed, receivedCount: '8' });
    expect((await early.reader.post(early.form.action, early.fields)).status).toBe(303);
    const refused = await late.reader.post(late.form.action, late.fields);
    expect(refused.status).toBe(409);
    expect(mainOf(refused.html)).toMatch(/รับ 8 · เสร็จ 1/u);
    const again = formsIn(refused.html, address).find(({ action }) => action.startsWith('/district'))!;
    const kept = Object.fromEntries(again.fields.map((field) => [field.name, field.value]));
    expect(kept).toMatchObject({ receivedCount: '5', version: '1' });
    expect((await late.reader.post(again.action, { ...kept, month, topic: 'fees' })).status).toBe(303);
    expect(await rows('7003', 'district_counts')).toMatchObject([{ received_count: 5, version: 2 }]);
    expect(await rows('7003', 'district_count_corrections')).toMatchObject([{ received_count: 8 }]);
  });

  test('to a month that closed while the page lay open changes nothing, and says so', async () => {
    const centre = await centreOf('7004');
    const closed = addMonths(month, -4);
    const reader = await enter(centre);
    const address = `/district/counts?month=${closed}&topic=land`;
    const figures = { receivedCount: '6', settledCount: '6', handedOverCount: '0' };
    const sent = await reader.post(address, { month: closed, topic: 'land', ...figures });
    expect(sent.status).toBe(303); // late, and shown as late
    expect(mainOf((await reader.get(`/district?month=${closed}`)).html)).toContain('เดือนนี้ปิดแล้ว');
    const { form, fields } = await formAt(centre, address, {
      month: closed,
      topic: 'land',
      receivedCount: '7',
    });
    const refused = await reader.post(form.action, fields);
    expect(refused.status).toBe(409);
    expect(mainOf(refused.html)).toContain('เดือนนี้ปิดแล้ว');
    expect(await rows('7004', 'district_counts')).toMatchObject([{ received_count: 6, version: 1 }]);
  });
});

describe('who opens what', () => {
  test('a page of the centre is none for the desk, one of the desk none for the centre, and for others there is none', async () => {
    const open = async (who: keyof Cast, address: string) =>
      (await (await enter(cast[who])).get(address)).status;
    for (const [who, address, status] of [
      ['districtOffice', '/district', 200],
      ['officer', '/district', 200],
      ['provinceOffice', '/district', 200],
      ['governor', '/district/7401', 200],
      ['otherProvince', '/district/7401', 404],
      ['elsewhere', '/district/7401', 404],
      ['districtCentre', '/district/7401', 404],
      ['officer', '/district/9999', 404],
      ['officer', '/district/counts', 404],
      ['governor', '/district/ask', 404],
      ['head', '/district', 404],
      ['civil', '/district', 404],
      ['naccProvince', '/district', 404],
      ['administrator', '/district', 404],
    ] as const)
      expect([who, address, await open(who, address)]).toEqual([who, address, status]);
  });

  test('another Area’s question and matter answer as what is not there', async () => {
    const far = await enter(await centreOf('5001'));
    const asked = await far.post('/district/ask', { topic: 'land', question: 'คำถามของอำเภอในเขตอื่น' });
    const matter = {
      registerNo: '1/2570',
      topic: 'land',
      handedTo: 'area_office',
      handedOverOn: inDays(0),
      workingDays: '3',
    };
    const handed = await far.post('/district/hand-over', matter);
    const nothing = '00000000-0000-4000-8000-000000000000';
    for (const location of [asked.location, handed.location]) {
      expect((await far.get(location)).status).toBe(200);
      const id = location.split('/').at(-1)!;
      for (const who of ['officer', 'governor', 'districtCentre'] as const) {
        const reader = await enter(cast[who]);
        const [theirs, none] = [await reader.get(location), await reader.get(location.replace(id, nothing))];
        expect([theirs.status, theirs.html.replaceAll(id, 'X')]).toEqual([
          404,
          none.html.replaceAll(nothing, 'X'),
        ]);
      }
    }
    expect(site.log.join('')).not.toContain('คำถามของอำเภอในเขตอื่น');
  });

  test('a figure from above is a range, also in the watch item that it is opened as', async () => {
    const centre = await enter(await centreOf('7005'));
    await centre.post('/district/counts', {
      month,
      topic: 'land',
      receivedCount: '3',
      settledCount: '0',
      handedOverCount: '0',
    });
    const officer = await enter(cast.officer);
    expect(mainOf((await officer.get(`/district/7005?month=${month}`)).html)).toContain('1–4');
    const opening = await officer.get(
      `/watch-items/new?district=7005&month=${month}&topic=land&agency=agency:office:demo-school`,
    );
    expect(opening.html).toContain('รับเข้า 1–4 เรื่อง');
    const form = formsIn(opening.html, '/watch-items/new').find(
      ({ method, action }) => method === 'POST' && action.startsWith('/watch-items'),
    )!;
    const fields = Object.fromEntries(form.fields.map((one) => [one.name, one.value]));
    const sent = await officer.post(form.action, {
      ...fields,
      process: 'land',
      sourceKind: 'district_centre',
      secrecy: 'ordinary',
    });
    expect(sent.status).toBe(303);
    expect(mainOf((await officer.get(sent.location)).html)).toContain('สถิติของศูนย์ดำรงธรรมอำเภอ');
  });
});

test('the topics that are offered are those of the list', async () => {
  const { html } = await (await enter(await centreOf('7006'))).get('/district');
  for (const { th } of readTopics().topics) expect(mainOf(html)).toContain(th);
});
