/**
 * The first half of Nakhon Pathom 2567 (seed 004) in a browser, with invented people: the centre fixes a round, eight
 * bodies of the province owe a return, one of them fills in its three parts on a phone, the province and the Region
 * accept it, and a correction shows what changed. In one view, in four with TRUATKHAP_LONG.
 */
import Excel from 'exceljs';
import { beforeAll, describe, expect, test } from 'vitest';
import { foldBare } from '#kernel/thai-text.ts';
import { seedTerritory } from '#office/territory/take-in.ts';
import { noBrowser, testBrowser } from '#tests/browser.ts';
import { testDoor } from '#tests/office-door.ts';
import { officeStore, type Person } from '#tests/office-store.ts';
import { signedIn } from '#tests/signed-in.ts';
import { testSite } from '#tests/site.ts';
import { everyView, typedDay, walker, type View, type Walker } from '#tests/walker.ts';
import { inDays } from '#tests/watch-world.ts';

const office = officeStore();
const door = testDoor(office, { secondStep: 'offered' });
const site = testSite(() => ({ store: office.store, door }));
const isLong = Boolean(process.env['TRUATKHAP_LONG']);
// A phone without script, a desk with it; each view has a quarter of its own.
const views = everyView.filter(({ script, width }) => script === (width === 1280));

/** The eight that seed 004 names by their kind, as an office of the demonstration would enter them. */
const bodies = [
  'สำนักงานจังหวัดสมมุติ',
  'สำนักงานศึกษาธิการจังหวัดสมมุติ',
  'สำนักงานเขตพื้นที่การศึกษามัธยมศึกษาสมมุติ',
  'สำนักงานเขตพื้นที่การศึกษาประถมศึกษา เขต 1 สมมุติ',
  'สำนักงานส่งเสริมการปกครองท้องถิ่นจังหวัดสมมุติ',
  'สำนักงานสาธารณสุขจังหวัดสมมุติ',
  'สำนักงาน ปปท. เขตสมมุติ',
  'สำนักงานประชาสัมพันธ์จังหวัดสมมุติ',
];
const idOf = (at: number) => `agency:office:story-${at}`;
let people: Record<'centre' | 'officer' | 'head' | 'province' | 'region' | 'area', Person>;

beforeAll(async () => {
  await seedTerritory(office.store);
  for (const [at, name] of bodies.entries())
    await office.owner(
      `INSERT INTO office.agencies (agency_id, name_th, folded_name, province_iso, source, is_demonstration) VALUES ($1, $2, $3, 'TH-73', 'test', true)`,
      [idOf(at), name, foldBare(name)],
    );
  await office.owner(
    `INSERT INTO office.plan_nodes (node_id, kind, title_th, title_en, source) VALUES ('plan-of-story', 'master_plan', 'แผนสมมุติ', 'Plan', 'test')`,
  );
  await office.owner(
    `INSERT INTO office.tree_nodes (tree_node_id, plan_node_id, kind, title_th, title_en, source) VALUES ('goal-of-story', 'plan-of-story', 'goal', 'เป้าหมายสมมุติ', 'Goal', 'test'),
     ('guideline-of-story', 'plan-of-story', 'guideline', 'แนวทางสมมุติ', 'Invented guideline', 'test')`,
  );
  await office.owner(
    `INSERT INTO office.indicators (indicator_id, goal_id, title_th, title_en, unit_th, unit_en, direction, aggregation, part_a_th, part_a_en, part_b_th, part_b_en,
       scale, is_share, frequency, accrual, given_by, owner_th, owner_en, source)
     VALUES ('officials-trained', 'goal-of-story', 'เจ้าหน้าที่ที่ผ่านการอบรม (สมมุติ)', 'Officials trained (invented)', 'คน', 'people', 'more', 'sum', 'จำนวนผู้ผ่านการอบรม', 'People trained', NULL, NULL,
       1, false, 'quarter', 'per_period', 'reporters', 'ทดสอบ', 'Test', 'test'),
      ('answered-in-time', 'goal-of-story', 'เรื่องร้องเรียนที่ตอบทันกำหนด (สมมุติ)', 'Complaints answered in time (invented)', 'ร้อยละ', 'per cent', 'more', 'ratio', 'ตอบทันกำหนด', 'Answered in time', 'ทั้งหมด', 'All',
       100, true, 'quarter', 'per_period', 'reporters', 'ทดสอบ', 'Test', 'test')`,
  );
  people = {
    centre: await office.person({ role: 'nacc_centre', scope: ['nation', ''] }),
    officer: await office.person({ role: 'agency_officer', scope: ['agency', idOf(0)] }),
    head: await office.person({ role: 'agency_head', scope: ['agency', idOf(0)] }),
    province: await office.person({ role: 'nacc_province', scope: ['province', 'TH-73'] }),
    region: await office.person({ role: 'nacc_region', scope: ['region', '7'] }),
    area: await office.person({ role: 'area_officer', scope: ['area', '7'] }),
  };
});

const pathOf = ({ page }: Walker) => new URL(page.url()).pathname;

describe.skipIf(noBrowser)('in a browser', () => {
  const browser = testBrowser();

  async function as(person: Person, view: View): Promise<Walker> {
    const { cookies } = await signedIn(site.url, office, door, person);
    return walker(browser, site.url, view, { cookies, audited: isLong });
  }

  /** The centre plans the view's quarter, asks for two indicators of eight bodies, and fixes it. */
  async function fixed(view: View, quarter: number): Promise<{ round: string; faults: string[] }> {
    const me = await as(people.centre, view);
    const window = {
      opensOn: typedDay(view, inDays(-1)),
      closesOn: typedDay(view, inDays(9)),
      closesAt: '16:30',
    };
    await me.open('/master-plan/rounds/new');
    await me.send({ be: '๒๕๖๗', quarter: String(quarter), ...window });
    const round = pathOf(me);
    const isFirst = (await me.main()).includes(view.language === 'th' ? 'ยังไม่มีหน่วยงาน' : 'No body yet');
    if (isFirst) {
      for (const indicatorId of ['officials-trained', 'answered-in-time']) {
        await me.follow(`${round}/ask-indicator`);
        await me.send({ indicatorId });
      }
      for (const [at, name] of bodies.entries()) {
        await me.open(`${round}/add-reporter?q=${encodeURIComponent(name)}`);
        await me.send({ agencyId: idOf(at), reporterKind: 'state' });
      }
    }
    await me.follow(`${round}/fix`);
    await me.send({});
    expect(await me.main()).toContain(view.language === 'th' ? '8 แห่ง' : '8 bodies');
    return { round: round.split('/').at(-1)!, faults: me.faults };
  }

  async function press(
    me: Walker,
    at: string,
    deed: string,
    typed: Record<string, string> = {},
  ): Promise<void> {
    await me.open(at);
    await me.follow(`${at}/${deed}`);
    await me.send(typed);
    expect(pathOf(me), deed).toBe(at);
  }

  const button = (me: Walker, value: string) => me.page.locator(`button[name="do"][value="${value}"]`).last();

  test.each((isLong ? views : views.slice(0, 1)).map((view, at) => ({ view, quarter: at + 1 })))(
    'a return goes from the phone of a body to the Region, and a correction says what changed: %o',
    async ({ view, quarter }) => {
      const th = view.language === 'th';
      const { faults } = await fixed(view, quarter);
      const me = await as(people.officer, view);
      await me.open('/my-work');
      await me.follow('/master-plan/returns/', { prefix: true });
      const fill = pathOf(me);
      const at = fill.replace('/fill', '');
      // From the second quarter on the project is there already.
      if ((await me.page.locator('[name="p.0.id"]').count()) === 0)
        await Promise.all([me.page.waitForEvent('framenavigated'), button(me, 'add').click()]);
      const typed: Record<string, string> = {
        'v.officials-trained.a': '๑๒๐',
        'v.answered-in-time.a': '9',
        'v.answered-in-time.b': '8',
        'p.0.title': 'อบรมธรรมาภิบาลเจ้าหน้าที่ (สมมุติ)',
        'p.0.received1': '100000.10',
        'p.0.spent1': '99,999.99',
        'p.0.unit': 'คน',
        'p.0.target': '100',
        'p.0.result': '120',
        'p.0.obstacle': 'วิทยากรไม่พอ',
      };
      for (const [name, value] of Object.entries(typed)) await me.page.locator(`[name="${name}"]`).fill(value);
      await me.page.locator('[name="p.0.parts"][value="1"]').check();
      await me.page.locator('[name="p.0.guideline"]').selectOption('guideline-of-story');
      await Promise.all([me.page.waitForEvent('framenavigated'), button(me, 'send').click()]);
      // Nine of eight: told at its field, and everything that was typed is still there.
      expect(await me.main()).toContain(th ? 'เกิน 100 %' : 'above 100 %');
      expect(await me.page.locator('[name="p.0.spent1"]').inputValue()).toBe('99,999.99');
      expect(await me.page.locator('[name="p.0.parts"][value="1"]').isChecked()).toBe(true);
      await me.page.locator('[name="v.answered-in-time.b"]').fill('10');
      await Promise.all([me.page.waitForEvent('framenavigated'), button(me, 'send').click()]);
      expect(pathOf(me)).toBe(at);
      expect(await me.main()).toContain(th ? '2 จาก 2' : '2 of 2');

      const others: Walker[] = [];
      for (const [person, deed] of [[people.head, 'accept'], [people.province, 'accept'], [people.region, 'accept']] as const) {
        const one = await as(person, view);
        others.push(one);
        await press(one, at, deed);
      }
      await me.open(fill);
      await me.page.locator('[name="v.officials-trained.a"]').fill('125');
      await me.page.locator('[name="reason"]').fill('พบรายชื่อตกหล่นห้าคน');
      await Promise.all([me.page.waitForEvent('framenavigated'), button(me, 'send').click()]);
      const region = others.at(-1)!;
      await region.open(at);
      const told = await region.main();
      expect(told).toContain(th ? 'ภาครับฉบับที่ 1 ไว้' : 'NACC Region accepted revision 1');
      expect(told).toMatch(/120 (?:ใหม่ |After )?125/u);
      // The Region's eight provinces: what it accepted is 120, what was sent is 125; kept, it stays.
      await region.open(`/master-plan/roll-up/officials-trained?round=2567-q${quarter}&level=region`);
      expect(await region.page.locator('main tbody tr').count()).toBe(8);
      expect(await region.main()).toMatch(/120 (?:คน|people)/u);
      await region.open('/master-plan/roll-up/officials-trained/series?level=submitted');
      expect(await region.page.locator('main svg rect').count()).toBe(quarter);
      expect(await region.main()).toMatch(/125 (?:คน|people)/u);
      await region.open(`/master-plan/roll-up?round=2567-q${quarter}&level=submitted`);
      await region.send({});
      const kept = region.page.url();
      expect(kept).toMatch(/moment=\d+/u);
      expect(await region.main()).toMatch(/125 (?:คน|people)/u);
      await me.open(fill);
      await me.page.locator('[name="v.officials-trained.a"]').fill('126');
      await me.page.locator('[name="reason"]').fill('พบอีกหนึ่งคน');
      await Promise.all([me.page.waitForEvent('framenavigated'), button(me, 'send').click()]);
      await region.open(kept);
      expect(await region.main()).toMatch(/125 (?:คน|people)/u);
      await region.open('/master-plan/roll-up/completeness?round=2567-q' + String(quarter));
      expect(await region.main()).toMatch(th ? /เพิ่มขึ้น 1 ลดลง 0/u : /1 raised, 0 lowered/u);
      // Offline: the workbook goes out, a figure is typed in it, and it comes back as a draft once somebody says so.
      await me.open('/master-plan/returns/book');
      const given = await me.page.request.get(`${site.url}/master-plan/returns/book/file`);
      const upload = async (figure: Excel.CellValue) => {
        const sheets = new Excel.Workbook();
        await sheets.xlsx.load((await given.body()) as unknown as Excel.Buffer);
        const values = sheets.getWorksheet('values')!;
        const heading = values.getRow(1).values as string[];
        values.eachRow((row) => {
          if (row.getCell(heading.indexOf('indicator')).value === 'officials-trained') row.getCell(heading.indexOf('a')).value = figure;
        });
        await me.page.locator('input[type="file"]').setInputFiles({ name: 'แบบรายงาน.xlsx', mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', buffer: Buffer.from(await sheets.xlsx.writeBuffer()) });
        await Promise.all([me.page.waitForEvent('framenavigated'), me.page.locator('main form[method="POST"] button').click()]);
      };
      await upload('ร้อยสามสิบ');
      expect(await me.main()).toMatch(/values \D*I\d+ /u);
      expect(await me.main()).toContain(th ? 'ไม่ใช่ตัวเลข' : 'not a number');
      await upload(130);
      expect(await me.main()).toMatch(/126\D+130/u);
      await me.send({});
      expect(pathOf(me)).toBe(fill);
      expect(await me.page.locator('[name="v.officials-trained.a"]').inputValue()).toBe('130');
      const area = await as(people.area, view); // the other reporting line, from the same entry
      await area.open(at);
      expect(await area.main()).toContain('126');
      expect([...faults, ...me.faults, ...area.faults, ...others.flatMap((one) => one.faults)]).toEqual([]);
    },
    isLong ? 240_000 : 120_000,
  ); // prettier-ignore
});
