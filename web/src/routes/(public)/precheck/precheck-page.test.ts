/** The page on which a small agency's officer looks at a plan: no account, no script, nothing kept, nothing told. */
import { beforeAll, describe, expect, test } from 'vitest';
import { act } from '#office/action.ts';
import { audit, isTooWide, noBrowser, testBrowser } from '#tests/browser.ts';
import { inventedCandidate } from '#tests/invented-candidate.ts';
import { officeStore } from '#tests/office-store.ts';
import { inventedYear, planner, road } from '#tests/planned-purchases.ts';
import { asWritten, stranger } from '#tests/signed-in.ts';
import { testSite } from '#tests/site.ts';
import { layWorld, openedItem } from '#tests/watch-world.ts';
import { markObservation } from '#watch/actions/mark.ts';

const office = officeStore();
let workspace = '';
beforeAll(async () => {
  const year = await inventedYear();
  await year.pool.close();
  workspace = year.data;
});
const site = testSite(() => ({ store: office.store, workspace }));

/** What the office knows of the planner: a secret matter that is watched, and a mark. */
async function officeMatters(): Promise<void> {
  await layWorld(office);
  await office.owner(
    `INSERT INTO office.agencies (agency_id, name_th, folded_name, province_iso, source)
     VALUES ($1, 'อบต. สมมุติ', 'อบต.สมมุติ', 'TH-74', 'test')`,
    [planner],
  );
  const officer = await office.person({ role: 'area_officer', scope: ['area', '7'] });
  await openedItem(office, officer, { agencyId: planner, secrecy: 'secret' });
  const candidate = inventedCandidate({ subjectId: planner, agencyId: planner });
  const [flag] = candidate.content.flags;
  const { flagId, version: flagVersion } = flag!;
  const mark = { candidate, flagId, flagVersion, verdict: 'explained', why: 'มีคำอธิบายแล้ว' };
  await act(office.store, officer.viewer, markObservation, mark);
}

const roads = [1, 2, 3].map((n) => `${road} หมู่ที่ ${n}\t480,000\tเฉพาะเจาะจง\t${n} ก.พ. 2568`).join('\n');

async function asked(fields: Record<string, string>, file?: { name: string; content: string }) {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  if (file) form.set('file', new File([file.content], file.name));
  const { status, html, headers } = await stranger(site.url).post('/precheck', form);
  const main = /<main[\s\S]*<\/main>/u.exec(asWritten(html))?.[0] ?? '';
  const section = /<section aria-labelledby="result"[\s\S]*<\/section>/u.exec(main)?.[0] ?? '';
  return { status, main, section, headers, html };
}

describe('a plan that divides a road', () => {
  test('is told, by paste or by file, with the smallest change, the month and what it is not', async () => {
    const heading = 'ชื่อโครงการ,งบประมาณ (บาท),วิธีจัดซื้อจัดจ้าง,คาดว่าจะลงนาม';
    const file = {
      name: 'แผน.csv',
      content: `${heading}\n${roads.replaceAll('480,000', '480000').replaceAll('\t', ',')}\n`,
    };
    for (const { section, html } of [await asked({ pasted: roads }), await asked({}, file)]) {
      expect(section).toContain('รวมจัดหาเป็นครั้งเดียว');
      expect(section).toContain('1,440,000 บาท');
      expect(section).toContain('ก.พ. 2568');
      expect(section.match(/ไม่ใช่การรับรองว่าชอบด้วยระเบียบ/gu)).toHaveLength(2);
      expect(html).not.toContain('<script');
    }
  });

  test('is told of its faults by row and column, and what was typed is still there', async () => {
    const { status, main } = await asked({ pasted: `${roads}\nซื้อวัสดุ\tมาก\tลงคะแนน\tวันหนึ่ง` });
    expect(status).toBe(400);
    for (const said of ['แถวที่ 4 คอลัมน์วงเงิน', 'แถวที่ 4 คอลัมน์วิธี', 'แถวที่ 4 คอลัมน์เดือน', 'หมู่ที่ 3'])
      expect(main).toContain(said);
  });

  test('is not read from a file that is none, nor from one that is too long', async () => {
    expect((await asked({}, { name: 'a.xlsx', content: '%PDF-1.4' })).main).toContain('อ่านไฟล์นี้ไม่ได้');
    const long = Array.from({ length: 301 }, () => roads.split('\n')[0]).join('\n');
    expect((await asked({ pasted: long })).main).toContain('ยาวเกิน 300 รายการ');
  });
});

describe('an agency that is named', () => {
  test('is found by its name, asked for where several have it, and refused where none has', async () => {
    const one = roads.split('\n')[0]!;
    expect((await asked({ pasted: one, agency: 'บ้านตัวอย่าง' })).section).toContain(
      'องค์การบริหารส่วนตำบลบ้านตัวอย่าง',
    );
    expect((await asked({ pasted: one, agency: 'องค์การบริหารส่วนตำบล' })).main).toContain('เลือกหน่วยงาน');
    expect((await asked({ pasted: one, agency: 'ไม่มีที่ใด' })).main).toContain('ไม่พบหน่วยงานนี้');
  });

  test('is told of what it has published and of nothing that the office knows of it', async () => {
    const question = { pasted: roads, agency: 'บ้านตัวอย่าง' };
    const before = await asked(question);
    const events = async () =>
      (await office.owner<{ n: number }>('SELECT count(*)::int AS n FROM office.events'))[0]!.n;
    await officeMatters();
    const known = await events();
    const after = await asked(question);
    expect(after.section).toBe(before.section);
    expect(after.section).not.toBe('');
    expect(await events()).toBe(known);
    expect(site.log.join('\n')).not.toMatch(/480|คอนกรีต|บ้านตัวอย่าง|6749901/u);
  });
});

describe.skipIf(noBrowser)('the page in a browser', () => {
  const browser = testBrowser();
  test.each([
    { width: 360, language: 'th' },
    { width: 1280, language: 'en' },
  ] as const)('takes a pasted plan and shows its answer, $width wide', async ({ width, language }) => {
    const page = await browser.page({ site: site.url, width, language });
    await page.goto(`${site.url}/precheck`);
    await page.fill('[name=agency]', 'บ้านตัวอย่าง');
    await page.fill('[name=pasted]', roads);
    await page.click('main form button');
    await page.waitForSelector('#result');
    expect(await page.content()).toContain('ไม่ใช่การรับรองว่าชอบด้วยระเบียบ');
    expect(await isTooWide(page)).toBe(false);
    expect(await audit(page)).toEqual([]);
  });
});
