/** The pages of the plan as they answer: drafted, proposed and approved by plain forms, and none for whoever has no part in it. */
import { beforeAll, describe, expect, test } from 'vitest';
import { filledIn, formsIn } from '#tests/forms.ts';
import Excel from 'exceljs';
import { printedText } from '#platform/typst/printed-text.ts';
import { readMonthReport } from '#programme/plan/month-report.ts';
import { reportPaper } from '#programme/plan/report-paper.ts';
import { testDoor } from '#tests/office-door.ts';
import { officeStore, type Person } from '#tests/office-store.ts';
import { be, heldMeeting, planDeeds, setPlanDesk, type PlanDesk } from '#tests/plan-desk.ts';
import { signedIn, type SiteReader } from '#tests/signed-in.ts';
import { testSite } from '#tests/site.ts';

const office = officeStore();
const door = testDoor(office, { secondStep: 'offered' });
const site = testSite(() => ({ store: office.store, door, demonstration: false }));
let desk: PlanDesk;
const deeds = planDeeds(office, () => desk);

beforeAll(async () => {
  desk = await setPlanDesk(office);
});

const enter = (person: Person) => signedIn(site.url, office, door, person);
const mainOf = (html: string) => (/<main[\s\S]*<\/main>/u.exec(html)?.[0] ?? '').replace(/<!--.*?-->/gu, '');
const plainOf = (html: string) =>
  mainOf(html)
    .replace(/<[^>]+>/gu, ' ')
    .replace(/\s+/gu, ' ');

const unescaped = (html: string) =>
  html
    .replace(/&lt;/gu, '<')
    .replace(/&gt;/gu, '>')
    .replace(/&quot;/gu, '"')
    .replace(/&amp;/gu, '&');
const bytesAt = async ({ cookies }: SiteReader, address: string) => {
  const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  return Buffer.from(await (await fetch(new URL(address, site.url), { headers: { cookie } })).arrayBuffer());
};

/** Fills in the form of a page and sends it. */
async function send(person: Person, address: string, typed: Record<string, string> = {}) {
  const reader = await enter(person);
  const { html } = await reader.get(address);
  const form = formsIn(html, address).find(
    ({ method, action }) => method === 'POST' && action.startsWith('/plan'),
  )!;
  const fields = form.fields.map((one) => [
    one.name,
    typed[one.name] ?? filledIn(one, 'ข้อความสมมุติ', '2025-01-15'),
  ]);
  return reader.post(form.action, Object.fromEntries(fields) as Record<string, string>);
}

const line = { step: 'workshop', measure: 'people', title: 'ประชุมสมมุติ', target: '๙๐', unit: '', baseline: '', baselineBasis: '', provinceIso: 'TH-74' }; // prettier-ignore

describe('a line', () => {
  test('goes from a form to the plan: drafted, proposed, approved by another, its money and its people shown', async () => {
    const made = await send(desk.officer, `/plan/${be}/new?funding=both`, { ...line, planned1: '0.1', planned2: '0.2', plannedTotal: '0.30' }); // prettier-ignore
    expect(made.status).toBe(303);
    const page = made.location;
    expect((await send(desk.officer, `${page}/propose`)).status).toBe(303);
    expect((await send(desk.director, `${page}/approve`)).status).toBe(303);
    expect((await send(desk.officer, `${page}/money`, { budgetClass: '1', committed: '0.1', spent: '0.1', basis: 'ใบเบิกสมมุติ' })).status).toBe(303); // prettier-ignore
    await heldMeeting(office, { attendee_count: 86, attendance_basis: 'signed' });
    await heldMeeting(office, {
      attendee_count: 14,
      attendance_basis: 'estimated',
      attendee_count_is_estimate: true,
    });
    const shown = plainOf((await (await enter(desk.officer)).get(page)).html);
    for (const words of ['90 คน', '100 คน', 'รวมตัวเลขที่ได้มาต่างวิธี', 'ลงชื่อ 86', 'ประมาณ 14', 'ใบเบิกสมมุติ'])
      expect(shown).toContain(words);
    const plan = plainOf((await (await enter(desk.officer)).get(`/plan/${be}`)).html);
    for (const words of ['0.30 บาท', '0.10 บาท', '33.3%', 'รายการที่ถึงเป้าหมาย 1'])
      expect(plan).toContain(words);
  });

  test('without budget is asked for no money at all', async () => {
    const { html } = await (await enter(desk.officer)).get(`/plan/${be}/new?funding=none`);
    expect(mainOf(html)).not.toMatch(/name="planned/u);
    const made = await send(desk.officer, `/plan/${be}/new?funding=none`, { ...line, measure: 'agencies' });
    expect(plainOf((await (await enter(desk.officer)).get(made.location)).html)).toContain(
      'ไม่ใช้งบประมาณ (ส่วนที่ 3)',
    );
  });

  test('with parts that are not its total comes back with everything that was typed', async () => {
    const refused = await send(desk.officer, `/plan/${be}/new?funding=both`, { ...line, measure: 'held', planned1: '1', planned2: '2', plannedTotal: '4' }); // prettier-ignore
    expect(refused.status).toBe(422);
    expect(plainOf(refused.html)).toMatch(/ยอดรวมที่กรอก 4\.00 ไม่เท่ากับผลรวมของส่วนย่อย 3\.00/u);
    expect(refused.html).toContain('value="๙๐"');
  });

  test('that one proposed oneself has no button to approve it, and the address refuses too', async () => {
    const { id } = await deeds.draft({ step: 'mobile_clinic' }, desk.director);
    await deeds.propose(id, desk.director);
    const reader = await enter(desk.director);
    expect(mainOf((await reader.get(`/plan/lines/${id}`)).html)).not.toContain(`${id}/approve`);
    const nation = mainOf((await (await enter(desk.centre)).get(`/plan/${be}`)).html);
    expect(nation).toContain(`/plan/lines/${id}`); // of all Areas, what waits
    expect(nation).toContain(`/plan/${be}?area=7`);
    expect(nation).toContain(`/plan/years/${be}`);
    expect((await (await enter(desk.centre)).get(`/plan/years/${be}`)).html).toContain('โครงการสมมุติ');
    const refused = await send(desk.director, `/plan/lines/${id}/approve`);
    expect([refused.status, plainOf(refused.html)]).toEqual([
      409,
      expect.stringContaining('โปรดให้ผู้มีอำนาจคนอื่นอนุมัติ'),
    ]);
  });
});

test('the monthly report is one click: each number of the page stands in the document and in the table, and no cell runs', async () => {
  await deeds.approved({ step: 'field_watch', measure: 'held', provinceIso: 'TH-73', title: '=HYPERLINK("http://x.invalid")', target: '1', planned1: '1234567.89' }); // prettier-ignore
  await heldMeeting(office, { kind: 'field_watch', province_iso: 'TH-73', on_day: '2025-01-31', attendee_count: 4321, attendance_basis: 'signed' }); // prettier-ignore
  await heldMeeting(office, { kind: 'field_watch', province_iso: 'TH-73', on_day: '2025-02-01' });
  const reader = await enter(desk.officer);
  const page = (await reader.get(`/plan/${be}/report?month=2025-01`)).html;
  const cells = [...mainOf(page).matchAll(/<span class="value[^>]*>([\s\S]*?)<\/span><\/td>/gu)].map(
    ([, cell]) => unescaped(cell!.trim()),
  );
  expect(cells).toEqual(expect.arrayContaining(['4,321', '1 ครั้ง', '2 ครั้ง']));
  const book = new Excel.Workbook();
  await book.xlsx.load((await bytesAt(reader, `/plan/${be}/report/file?as=xlsx&month=2025-01`)).buffer);
  const rows = book.worksheets[0]!.getSheetValues().slice(2) as unknown as unknown[][];
  expect(rows.map((row) => String(row[4]))).toEqual(cells);
  expect(rows.find((row) => row[4] === '4,321')?.[5]).toBe(4321);
  expect(rows.some((row) => row[2] === '=HYPERLINK("http://x.invalid")')).toBe(true);
  const types = new Set<number>();
  book.worksheets[0]!.eachRow((row) => row.eachCell((cell) => types.add(cell.type)));
  expect(types.has(Excel.ValueType.Formula)).toBe(false);
  const report = await office.store.within(desk.officer.viewer, (tx) => readMonthReport(tx, { be, areaNo: 7, month: '2025-01', share: null })); // prettier-ignore
  const paper = reportPaper(report, false, 'th');
  const { sections } = paper.data as { sections: { rows: string[][] }[] };
  expect(sections.flatMap(({ rows: all }) => all.flatMap((row) => row.slice(1)))).toEqual(cells);
  const printed = printedText(paper).replace(/\s/gu, '');
  for (const words of ['4,321', '1,234,568.19บาท', '=HYPERLINK("http://x.invalid")', 'ลงชื่อ86·ประมาณ14'])
    expect(printed).toContain(words);
  const pdf = await bytesAt(reader, `/plan/${be}/report/file?as=pdf&month=2025-01`);
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
  expect((await reader.get(`/plan/${be}/report/file?as=exe`)).status).toBe(404);
  expect((await reader.get(`/plan/${be + 3}/report`)).status).toBe(404); // not begun
});

test('the results of a year say what was not measured and why, and name no province before an Area is chosen', async () => {
  const page = async (person: Person, query = '') =>
    plainOf((await (await enter(person)).get(`/results/${be}${query}`)).html);
  const own = await page(desk.officer);
  expect(own).toMatch(/ไม่ได้วัด เพราะยังไม่มีแบบตรวจตนเองในระบบ/u);
  expect(own).toContain('รายจังหวัดในสำนักงาน ปปท. เขต 7');
  const nation = await page(desk.centre);
  expect(nation).toContain('เลือกเขตเพื่อดูรายจังหวัด');
  expect(nation).not.toContain('รายจังหวัดใน');
  expect(await page(desk.officer, '/coverage')).toContain('ขอคำปรึกษา: ไม่แสดงตามหน่วยงาน');
  expect(await page(desk.officer, '?area=5')).toContain('เขต 7'); // an Area's desk stays in its own
});

test('the plan of another Area, and a year that is none, are not there; nor is any plan for a partner', async () => {
  const { id } = await deeds.draft({ step: 'field_watch' });
  const governor = await office.person({ role: 'governor', scope: ['province', 'TH-74'] });
  const status = async (person: Person, address: string) => (await (await enter(person)).get(address)).status;
  expect(await status(desk.elsewhere, `/plan/lines/${id}`)).toBe(404);
  expect(await status(desk.centre, `/plan/lines/${id}`)).toBe(200);
  for (const address of [
    `/plan/${be}`,
    `/results/${be}`,
    `/results/${be}/coverage`,
    `/plan/lines/${id}`,
    '/plan/years/new',
    `/plan/${be}/new`,
  ])
    expect(await status(governor, address), address).toBe(404);
  expect(await status(desk.officer, '/plan/9999')).toBe(404);
  expect(await status(desk.officer, '/plan/years/new')).toBe(404);
});

test('papers behind a spend are entered by a form; what has none is shown as such, and another Area finds no page', async () => {
  const id = await deeds.approved({ step: 'curriculum', measure: 'held', provinceIso: 'TH-74' });
  await deeds.money(id, '1', '2000', '1500');
  const address = `/plan/lines/${id}/evidence`;
  const paper = { budgetClass: '1', kind: 'per_diem', whatFor: '', amount: '480', persons: '2', days: '0.5', documentNo: 'บก.9' }; // prettier-ignore
  const refused = await send(desk.officer, address, { ...paper, days: '' });
  expect([refused.status, plainOf(refused.html)]).toEqual([422, expect.stringContaining('ต้องบอกจำนวนคน')]);
  expect((await send(desk.officer, address, paper)).status).toBe(303);
  const shown = plainOf((await (await enter(desk.officer)).get(address)).html);
  expect(shown).toMatch(/1,500 บาท.*480 บาท.*1,020 บาท ยังไม่มีหลักฐาน/u);
  expect(shown).toContain('2 คน 0.5 วัน');
  expect(plainOf((await (await enter(desk.officer)).get(`/plan/lines/${id}`)).html)).toContain('1,020 บาท');
  expect((await (await enter(desk.elsewhere)).get(address)).status).toBe(404);
});
