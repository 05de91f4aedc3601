/** The pages of a selection as they answer: from the first form to the letter, and for whoever has nothing to do with it. */
import { beforeAll, describe, expect, test } from 'vitest';
import { fiscalYearBeOfInstant } from '#kernel/fiscal-year.ts';
import { criteria, criteriaOf } from '#programme/selection/criteria.ts';
import { seedProgrammeYears } from '#programme/take-in.ts';
import { formsIn } from '#tests/forms.ts';
import { testDoor } from '#tests/office-door.ts';
import { officeStore, type Person } from '#tests/office-store.ts';
import { signedIn } from '#tests/signed-in.ts';
import { testSite } from '#tests/site.ts';
import { castOf, layWorld, openedItem, type Cast } from '#tests/watch-world.ts';

const office = officeStore();
const door = testDoor(office, { secondStep: 'offered' });
const site = testSite(() => ({ store: office.store, door, demonstration: false }));
const be = fiscalYearBeOfInstant(new Date()) + 1;
let cast: Cast;
/** '/selection/<id>' */
let here = '';

beforeAll(async () => {
  await layWorld(office);
  await seedProgrammeYears(office.store);
  cast = await castOf(office);
  await office.owner(
    `INSERT INTO office.fiscal_years (fiscal_year_be, expansion_quota_per_area, source) VALUES (${be}, 2, 'test')`,
  );
  await openedItem(office, cast.officer);
});

const enter = (person: Person) => signedIn(site.url, office, door, person);
const mainOf = (html: string) => /<main[\s\S]*<\/main>/u.exec(html)?.[0] ?? '';

/** Sends the form of a page whose action ends so, with what is typed over what stands in it. */
async function send(
  person: Person,
  address: string,
  action: string,
  typed: Record<string, string | string[]> = {},
) {
  const reader = await enter(person);
  const { html } = await reader.get(address);
  const form = formsIn(html, address).find(
    (one) => one.method === 'POST' && one.action.startsWith('/selection') && one.action.endsWith(action),
  )!;
  const fields = Object.fromEntries(form.fields.map((one) => [one.name, one.value]));
  const { places, ...standing } = fields as Record<string, string>;
  return reader.post(form.action, {
    ...standing,
    ...(places === undefined ? {} : { places: [] }),
    ...typed,
  } as Record<string, string>);
}

describe('a selection', () => {
  test('begins with weights that make 100.00, and says what others make', async () => {
    const typed = { fiscalYearBe: String(be), areaNo: '7', role: 'expansion' };
    const refused = await send(cast.officer, '/selection/new', '/selection/new', {
      ...typed,
      weight_risk: '24.99',
    });
    expect([refused.status, mainOf(refused.html)]).toEqual([422, expect.stringContaining('99.99')]);
    const begun = await send(cast.officer, `/selection/new?be=${be}`, `new?be=${be}`, typed);
    expect(begun.status).toBe(303);
    here = begun.location;
    expect(here).toMatch(/^\/selection\/[0-9a-f-]{36}$/u);
  });

  test('takes what a province said, and a province of another Area has no page', async () => {
    for (const [iso, governorWill] of [
      ['TH-70', 'in_writing'],
      ['TH-74', 'by_word'],
      ['TH-75', 'not_wanted'],
    ] as const)
      expect(
        (
          await send(cast.officer, `${here}/readiness/${iso}`, iso, {
            governorWill,
            coordinator: 'named',
            basis: 'หนังสือจังหวัด ลงวันที่ 1 ต.ค. 2569',
          })
        ).status,
      ).toBe(303);
    const reader = await enter(cast.officer);
    for (const iso of ['TH-50', 'TH-99', 'x'])
      expect((await reader.get(`${here}/readiness/${iso}`)).status).toBe(404);
  });

  test('is frozen, shows what is not assessable, and computes again to the same', async () => {
    expect((await send(cast.officer, here, '?/prepare')).status).toBe(303);
    const main = mainOf((await (await enter(cast.officer)).get(here)).html);
    expect(main).toContain('ไม่ได้แปลว่าความเสี่ยงต่ำ');
    expect(main).toContain('ยังไม่ได้ถามจังหวัด');
    expect(main).toMatch(/<pattern/u);
    const again = await send(cast.colleague, `${here}/record`, '/record');
    expect(mainOf(again.html)).toContain('เหมือนเดิมทุกไบต์');
    const events = await office.owner(
      `SELECT 1 AS one FROM office.events WHERE name = 'selection.need_read' AND subject_id = $1`,
      [here.split('/').at(-1)],
    );
    expect(events.length).toBeGreaterThanOrEqual(2);
  });

  test('asks for a reason where the choice differs, and keeps what was typed', async () => {
    const typed = { places: 'TH-77', note: 'ข้อความถึงผู้อำนวยการ', wording: 'จังหวัดขยายผล' };
    const refused = await send(cast.officer, `${here}/propose`, '/propose', typed);
    expect([refused.status, mainOf(refused.html)]).toEqual([
      422,
      expect.stringContaining('ข้อความถึงผู้อำนวยการ'),
    ]);
    const why = Object.fromEntries(
      ['TH-77', 'TH-70', 'TH-74', 'TH-75'].map((iso) => [`why_${iso}`, 'เหตุผลที่เลือกต่างจากลำดับ']),
    );
    expect((await send(cast.officer, `${here}/propose`, '/propose', { ...typed, ...why })).status).toBe(303);
  });

  test('is decided by the director, who finds the verb there; who proposed it finds none', async () => {
    expect(mainOf((await (await enter(cast.officer)).get(here)).html)).not.toContain('?/decide');
    expect((await send(cast.director, here, '?/decide')).status).toBe(303);
    expect(mainOf((await (await enter(cast.director)).get(here)).html)).toContain('เห็นชอบแล้ว');
  });

  test('writes its memo and invites with a letter: neither holds a need figure, an observation or an agency', async () => {
    const reader = await enter(cast.officer);
    const paths: string[] = [];
    for (const paper of ['memo', 'TH-77']) {
      const drafted = await reader.post(`${here}?/paper`, { paper });
      expect(drafted.status).toBe(303);
      paths.push(drafted.location);
    }
    expect((await reader.post(`${here}?/paper`, { paper: 'TH-77' })).status).toBe(409);
    expect(
      await office.owner('SELECT 1 AS one FROM office.enrolments WHERE fiscal_year_be = $1', [be]),
    ).toEqual([]);
    for (const paper of ['TH-74', 'TH-50', 'x'])
      expect((await reader.post(`${here}?/paper`, { paper })).status).toBe(404);
    const letters = await office.owner<{ kind: string; text: string; recipient: string }>(
      `SELECT kind, concat_ws(' ', subject_line, body, array_to_string(reference_lines, ' '), array_to_string(enclosure_lines, ' ')) AS text,
         recipient_id AS recipient FROM office.letters ORDER BY kind DESC`,
    );
    expect(letters.map(({ kind, recipient }) => [kind, recipient])).toEqual([
      ['memo', null],
      ['external', 'TH-77'],
    ]);
    const secret = [
      ...criteriaOf('need').flatMap((name) => [
        criteria[name].th,
        criteria[name].unitTh.replace('ส่วนของ 1', 'ส่วนของ'),
      ]),
      ...[
        'ความเสี่ยง',
        'ข้อสังเกต',
        'ข้อเสนอแนะ',
        'ร้องเรียน',
        'ลำดับ',
        'คะแนน',
        'โรงเรียน',
        'เทศบาล',
        'อปท',
        'เหตุผลที่เลือก',
      ],
    ];
    for (const { text } of letters) {
      for (const word of secret) expect(text).not.toContain(word);
      // Every figure is the year, the Area or a number of the list; the letter also says a day.
      const figures = text.replace(/ภายในวันที่ \d+ \S+ \d+/u, '').match(/[\d๐-๙][\d๐-๙.,]*/gu) ?? [];
      const known = [String(be), '7', '1.', '2.'];
      expect(figures.filter((one) => !known.includes(one))).toEqual([]);
    }
    expect(mainOf((await reader.get(here)).html)).toContain(paths[1]!);
  });

  test('has a readiness sheet to print that holds nothing of the need sheet', async () => {
    const main = mainOf((await (await enter(cast.officer)).get(`${here}/readiness`)).html);
    expect(main).toContain(criteria.governor_will.th);
    for (const name of criteriaOf('need')) expect(main).not.toContain(criteria[name].th);
  });

  test('is not there for anybody but the desk of the Area and the centre', async () => {
    const none = '/selection/00000000-0000-4000-8000-000000000000';
    for (const name of Object.keys(cast) as (keyof Cast)[]) {
      const reader = await enter(cast[name]);
      const isDesk = ['officer', 'colleague', 'director', 'centre'].includes(name);
      for (const part of ['', '/record', '/readiness']) {
        const [theirs, nothing] = [await reader.get(here + part), await reader.get(none + part)];
        expect([name, part, theirs.status]).toEqual([name, part, isDesk ? 200 : 404]);
        const bare = (html: string, address: string) =>
          html.replaceAll(address, 'X').replaceAll(address.split('/')[2]!, 'X');
        if (!isDesk) expect(bare(theirs.html, here)).toBe(bare(nothing.html, none));
      }
    }
    expect(mainOf((await (await enter(cast.elsewhere)).get('/selection')).html)).not.toContain(here);
  });
});
