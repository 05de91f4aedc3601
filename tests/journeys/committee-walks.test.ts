/**
 * The second half of Nakhon Pathom 2567 (seed 004) in a browser, with invented people: the NACC provincial office plans a
 * meeting of the committee, freezes its pack, a body corrects its return afterwards, and what was resolved opens the next
 * meeting. In one view, in four with TRUATKHAP_LONG.
 */
import { beforeAll, describe, expect, test } from 'vitest';
import { seedTerritory } from '#office/territory/take-in.ts';
import { noBrowser, testBrowser } from '#tests/browser.ts';
import { freshFolder } from '#tests/egp-rows.ts';
import { agencyAt, layRound, round, sent } from '#tests/laid-returns.ts';
import { testDoor } from '#tests/office-door.ts';
import { officeStore, type Person } from '#tests/office-store.ts';
import { signedIn } from '#tests/signed-in.ts';
import { testSite } from '#tests/site.ts';
import { everyView, typedDay, walker, type View, type Walker } from '#tests/walker.ts';
import { inDays } from '#tests/watch-world.ts';

const office = officeStore();
const door = testDoor(office, { secondStep: 'offered' });
const site = testSite(() => ({ store: office.store, door, dataFolder: freshFolder() }));
const isLong = Boolean(process.env['TRUATKHAP_LONG']);
const views = everyView.filter(({ script, width }) => script === (width === 360));

/** The eight that seed 004 names by their kind. */
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
const projectsOf = (at: number) => [
  {
    title: `โครงการสุจริตสมมุติที่ ${at + 1}`,
    parts: [1, 3],
    money: [{ part: 1 as const, received: '50000.50', spent: '49999.25' }],
    ...(at === 0 ? { obstacle: 'น้ำท่วมห้องประชุม (สมมุติ)' } : {}),
  },
];
let people: Record<'secretary' | 'centre' | 'head', Person>;
let returns: string[];

beforeAll(async () => {
  await seedTerritory(office.store);
  returns = await layRound(office, bodies, true);
  people = {
    secretary: await office.person({ role: 'nacc_province', scope: ['province', 'TH-73'] }),
    centre: await office.person({ role: 'nacc_centre', scope: ['nation', ''] }),
    head: await office.person({ role: 'agency_head', scope: ['agency', agencyAt(0)] }),
  };
  for (const [at, id] of returns.slice(0, 7).entries())
    await sent(office, id, people.head, {
      a: '20',
      ratio: ['8', '10'],
      projects: projectsOf(at),
    });
});

const pathOf = ({ page }: Walker) => new URL(page.url()).pathname;

describe.skipIf(noBrowser)('in a browser', () => {
  const browser = testBrowser();

  const asked = async (person: Person) => signedIn(site.url, office, door, person);

  async function as(person: Person, view: View): Promise<Walker> {
    const { cookies } = await asked(person);
    return walker(browser, site.url, view, { cookies, audited: isLong });
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

  async function planned(me: Walker, view: View): Promise<string> {
    await me.open('/master-plan/committee');
    await me.follow('/master-plan/committee/new');
    const typed = { onDay: typedDay(view, inDays(0)), place: 'ห้องประชุมสมมุติ ศาลากลางจังหวัด', roundIds: round };
    await me.send(typed);
    return pathOf(me);
  }

  test.each(isLong ? views : views.slice(0, 1))(
    'a meeting, its frozen pack, a correction afterwards, and a resolution that opens the next one: %o',
    async (view) => {
      const me = await as(people.secretary, view);
      const meeting = await planned(me, view);
      expect(await me.main()).toContain(bodies[7]); // has not sent: the agenda says so
      expect(await me.main()).toContain('น้ำท่วมห้องประชุม (สมมุติ)');
      await press(me, meeting, 'freeze');
      const before = /(\d+) (?:คน|people)/u.exec(await me.main())![0];

      const given = 100 + view.width / 40 + (view.language === 'th' ? 1 : 2);
      await sent(office, returns[0]!, people.head, {
        a: String(given),
        ratio: ['8', '10'],
        reason: 'นับตกไป (สมมุติ)',
        projects: projectsOf(0),
      });
      await me.open(meeting);
      expect(await me.main()).toContain(before);
      await me.follow(`${meeting}/check`);
      const check = await me.main();
      expect(check).toContain(view.language === 'th' ? 'ตรงกันทุกตัวเลข' : 'Every figure is equal');
      expect(check).toContain(String(given));

      const { cookies } = await asked(people.centre);
      const cookie = [...cookies].map((pair) => pair.join('=')).join('; ');
      for (const kind of ['pdf', 'slides', 'xlsx']) {
        const bytes = async () => {
          const answer = await fetch(`${site.url}${meeting}/files/${kind}`, { headers: { cookie } });
          expect(answer.status, kind).toBe(200);
          return Buffer.from(await answer.arrayBuffer());
        };
        const first = await bytes();
        expect(first.length, kind).toBeGreaterThan(2000);
        expect(first.equals(await bytes()), kind).toBe(true);
      }

      const centre = await as(people.centre, view);
      await press(centre, meeting, 'comment', { told: 'ขอให้จังหวัดเล่าวิธีที่ได้ผล (สมมุติ)' });
      expect(await centre.main()).toContain('ขอให้จังหวัดเล่าวิธีที่ได้ผล (สมมุติ)');

      await press(me, meeting, 'hold', { heldOn: typedDay(view, inDays(0)), chairPost: 'nacc_region' });
      const told = `ให้เตรียมห้องประชุมสำรอง (สมมุติ ${view.language} ${view.width})`;
      await press(me, meeting, 'resolve', { told, owner: bodies[0]!, dueOn: typedDay(view, inDays(20)) });
      await press(me, meeting, 'close');
      const next = await planned(me, view);
      expect(await me.main()).toContain(told);
      await me.follow('/master-plan/committee/resolutions/', { prefix: true });
      await press(me, pathOf(me), 'done', { told: 'มีห้องประชุมสำรองแล้ว', evidence: 'หนังสือสมมุติ ลงวันที่ 1' });
      await me.open(next);
      expect(await me.main()).not.toContain(told);
      await press(me, next, 'call-off', { why: 'รวมกับการประชุมครั้งหน้า (สมมุติ)' });

      const head = await as(people.head, view);
      await head.open('/master-plan/committee');
      await head.follow('/master-plan/committee/pages/', { prefix: true });
      expect(await head.main()).toContain('น้ำท่วมห้องประชุม (สมมุติ)');
      await head.open(meeting);
      expect(head.status()).toBe(404);
      expect([...me.faults, ...centre.faults, ...head.faults]).toEqual([]);
    },
    120_000,
  );
});
