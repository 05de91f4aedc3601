/** The clinic's pages as they answer: from a question at the telephone to signed advice, and for whoever it is not for. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { formsIn } from '#tests/forms.ts';
import { testDoor } from '#tests/office-door.ts';
import { officeStore, type Person } from '#tests/office-store.ts';
import { signedIn } from '#tests/signed-in.ts';
import { testSite } from '#tests/site.ts';
import { castOf, inDays, layWorld, type Cast } from '#tests/watch-world.ts';

const office = officeStore();
const door = testDoor(office, { secondStep: 'offered' });
const dataFolder = mkdtempSync(join(tmpdir(), 'clinic-pages-'));
afterAll(() => rmSync(dataFolder, { recursive: true, force: true }));
const site = testSite(() => ({ store: office.store, door, demonstration: false, dataFolder }));
let cast: Cast;
beforeAll(async () => {
  await layWorld(office);
  cast = await castOf(office);
});

const enter = (person: Person) => signedIn(site.url, office, door, person);
const mainOf = (html: string) => /<main[\s\S]*<\/main>/u.exec(html)?.[0] ?? '';
const read = async (person: Person, address: string) =>
  mainOf((await (await enter(person)).get(address)).html);

/** Sends the page's own form with what is typed. @returns where it leads */
async function send(person: Person, address: string, typed: Record<string, string> = {}): Promise<string> {
  const reader = await enter(person);
  const { html } = await reader.get(address);
  const form = formsIn(html, address).find(
    ({ method, action }) => method === 'POST' && action.startsWith('/clinic'),
  )!;
  const standing = Object.fromEntries(
    form.fields.map((one) => [one.name, one.options.length === 1 ? one.options[0] : one.value]),
  );
  const { wantsReader: _, ...fields } = standing as Record<string, string>;
  const { status, location } = await reader.post(form.action, { ...fields, ...typed });
  expect(status, address).toBe(303);
  return location;
}

const question = 'จะจ้างซ่อมถนนสายสมมุติสองช่วง แยกสัญญาได้หรือไม่';
const drafted = {
  facts: 'งบประมาณรายการเดียวกัน',
  level: 'conditional',
  conditions: 'ให้รวมเป็นโครงการเดียว',
  answer: 'ดำเนินการได้เมื่อรวมเป็นโครงการเดียว (สมมุติ)',
  section1: 'procurement-act-2560#56',
  otherSources: 'แนวทางสมมุติของหน่วยงาน',
  validUntilOn: inDays(60),
};

describe('a question to the clinic', () => {
  let consultation = '';
  let advice = '';

  test('is answered on plain pages: taken, drafted, handed on, signed, and given as the paper that was kept', async () => {
    const typed = { channel: 'phone', askerKind: 'official', topic: 'buying_method', urgency: 'ordinary' };
    consultation = await send(cast.officer, '/clinic/new', { ...typed, question });
    await send(cast.officer, `${consultation}/take`);
    advice = await send(cast.officer, `${consultation}/advice`, drafted);
    await send(cast.officer, `${advice}/hand-on`);
    expect(await read(cast.officer, advice)).not.toContain(`${advice}/sign"`);
    await send(cast.director, `${advice}/sign`);
    const page = await read(cast.officer, advice);
    for (const words of [question, 'ดำเนินการได้เมื่อทำตามเงื่อนไข', 'ไม่ผูกพันการตรวจสอบ', 'ไม่ได้มาจากทะเบียนกฎหมาย'])
      expect(page).toContain(words);
    expect(page).toMatch(/คป\.7\/25\d\d\/0001/u);
    expect(await read(cast.officer, consultation)).toContain('ให้คำปรึกษาแล้ว');
    const papers = await office.owner<{ sha256: string }>('SELECT sha256 FROM office.advice_papers');
    expect(papers).toHaveLength(1); // kept when it was signed, before anybody asked for it
    const paper = await (await enter(cast.officer)).get(`${advice}/pdf`);
    expect(paper.status).toBe(200);
  });

  test('asks later what was done, with a text to send that tells nothing', async () => {
    await office.owner(`UPDATE office.advice_follow_ups SET due_on = current_date WHERE days = 30`);
    const list = await read(cast.officer, '/clinic/follow-ups');
    const [, text = ''] = /<blockquote[^>]*>([\s\S]*?)<\/blockquote>/u.exec(list) ?? [];
    expect(text).toMatch(/https?:\/\/\S+\/clinics/u);
    expect(text).not.toMatch(/ปษ\.|คป\.|ถนน/u);
    const [, record = ''] = /href="(\/clinic\/follow-ups\/[0-9a-f-]{36})"/u.exec(list) ?? [];
    await send(cast.officer, record, { did: 'followed', outcome: 'changed_before', changedThb: '๙๖๐,๐๐๐' });
    expect(await read(cast.director, consultation)).toContain('แก้ไขก่อนลงนามผูกพัน');
  });

  test('is looked at again when its law changes, and the word stays beside the answer', async () => {
    const why = 'กฎกระทรวงฉบับใหม่เปลี่ยนวงเงิน (สมมุติ)';
    const typed = { section: 'procurement-act-2560#56', changedOn: inDays(0), why };
    await send(cast.officer, '/clinic/law-changes/new', typed);
    expect(await read(cast.officer, '/clinic/law-changes')).toContain(advice);
    expect(await read(cast.elsewhere, '/clinic/law-changes')).not.toContain(advice);
    await send(cast.officer, `${advice}/clear-review`, { words: 'เงื่อนไขเดิมยังใช้ได้' });
    expect(await read(cast.officer, advice)).toContain('เงื่อนไขเดิมยังใช้ได้');
    expect(await read(cast.officer, '/clinic/law-changes')).not.toContain(advice);
  });

  test('is a page that is not there for everybody else, and so is its paper', async () => {
    for (const stranger of [cast.elsewhere, cast.centre, cast.head, cast.suppression, cast.administrator]) {
      const reader = await enter(stranger);
      for (const address of [advice, `${advice}/pdf`, `${advice}/edit`, `${consultation}/advice`]) {
        const { status, html } = await reader.get(address);
        expect(status, address).toBe(404);
        expect(html).not.toMatch(/ถนน|คป\.7/u);
      }
    }
  });
});
