/**
 * The demonstration's quarter of master plan 21: two invented indicators, a round that five bodies of the province owe,
 * one return that went up to the Region and was corrected afterwards, and four that nobody has sent yet; and a meeting
 * of the province's committee whose pack is frozen.
 */
import { act, type Action } from '#office/action.ts';
import { freezePack } from '#master-plan/committee/actions/freeze-pack.ts';
import { addItem } from '#master-plan/committee/actions/keep-agenda.ts';
import { planMeeting } from '#master-plan/committee/actions/plan-meeting.ts';
import { handInItaList } from '#master-plan/ita/actions/hand-in-list.ts';
import { takeInItaList } from '#master-plan/ita/actions/take-in-list.ts';
import { ItaList } from '#master-plan/ita/list.ts';
import { addIndicator } from '#master-plan/indicators/actions/add-indicator.ts';
import { acceptReturn } from '#master-plan/returns/actions/accept.ts';
import { publishOitPage } from '#master-plan/oit/actions/publish-page.ts';
import { saveReturn } from '#master-plan/returns/actions/save.ts';
import { sendReturn } from '#master-plan/returns/actions/send.ts';
import { ownReturns } from '#master-plan/returns/queries.ts';
import { emptyProject, emptyValue, type TypedReturn } from '#master-plan/returns/typed.ts';
import { addReporter } from '#master-plan/rounds/actions/add-reporter.ts';
import { askIndicator } from '#master-plan/rounds/actions/ask-indicator.ts';
import { fixRound } from '#master-plan/rounds/actions/fix-round.ts';
import { planRound } from '#master-plan/rounds/actions/plan-round.ts';
import { before, quarterOf } from '#master-plan/rounds/quarter.ts';
import { readRound } from '#master-plan/rounds/queries.ts';
import { addNode } from '#master-plan/tree/actions/add-node.ts';
import { inDays, type Scene } from './scene.ts';

const source = 'ข้อมูลสาธิต · demonstration';
const owner = { ownerTh: 'สำนักงาน ป.ป.ช. (สาธิต)', ownerEn: 'NACC (demonstration)' };

const indicators = [
  {
    slug: 'demo-officials-trained',
    titleTh: 'เจ้าหน้าที่ที่ผ่านการอบรมธรรมาภิบาล (สาธิต)',
    titleEn: 'Officials trained in governance (demonstration)',
    unitTh: 'คน',
    unitEn: 'people',
    aggregation: 'sum',
    partATh: 'จำนวนผู้ผ่านการอบรม',
    partAEn: 'People trained',
    decimals: '0',
    fromRecords: 'people_trained',
  },
  {
    slug: 'demo-answered-in-time',
    titleTh: 'เรื่องร้องเรียนที่ตอบทันกำหนด (สาธิต)',
    titleEn: 'Complaints answered in time (demonstration)',
    unitTh: 'ร้อยละ',
    unitEn: 'per cent',
    aggregation: 'ratio',
    partATh: 'ตอบทันกำหนด',
    partAEn: 'Answered in time',
    partBTh: 'เรื่องทั้งหมด',
    partBEn: 'All complaints',
    isShare: 'yes',
    decimals: '2',
  },
] as const;

export async function masterPlan(scene: Scene): Promise<void> {
  const { store, actor, places } = scene;
  const centre = actor('nacc');
  await act(store, centre, addNode, {
    parentId: 'goal-210101',
    kind: 'guideline',
    slug: 'demo-practical-training',
    titleTh: 'อบรมจากเรื่องจริงของหน่วยงาน (สาธิต)',
    titleEn: 'Training from the body’s own matters (demonstration)',
    reporterKinds: ['state', 'state_enterprise', 'public_organisation', 'private'],
    source,
  });
  for (const one of indicators)
    await act(store, centre, addIndicator, {
      ...one,
      ...owner,
      source,
      goalId: 'goal-210101',
      direction: 'more',
      accrual: 'per_period',
    });
  const { be, quarter } = before(quarterOf(new Date()));
  const window = { opensOn: inDays(-7), closesOn: inDays(10), closesAt: '16:30' };
  const { id } = await act(store, centre, planRound, { be, quarter, ...window });
  const keep = async (deed: Action<unknown>, more: object = {}) => {
    const { version } = await store.within(centre, (tx) => readRound(tx, id));
    await act(store, centre, deed, { id, version, ...more });
  };
  for (const { slug } of indicators)
    await keep(askIndicator, { indicatorId: slug, reporterKinds: ['state'] });
  const bodies = [places.own, ...places.others.filter((one) => one !== places.own).slice(0, 4)];
  for (const agencyId of bodies) await keep(addReporter, { agencyId, reporterKind: 'state' });
  await keep(fixRound);
  await assessed(scene, bodies);
  await sent(scene);
  await met(scene, id);
}

const typed = (trained: string): TypedReturn => ({
  values: {
    'demo-officials-trained': { ...emptyValue, a: trained },
    'demo-answered-in-time': { ...emptyValue, a: '18', b: '20' },
  },
  projects: [
    {
      ...emptyProject('de000000-0000-4000-8000-000000000001'),
      title: 'อบรมการจัดซื้ออย่างโปร่งใส (สาธิต)',
      parts: ['1', '2'],
      guideline: 'demo-practical-training',
      received1: '60,000',
      spent1: '45,500.50',
      received2: '20,000',
      spent2: '20,000',
      unit: 'คน',
      target: '60',
      result: trained,
      beneficiaries: trained,
      progress: 'จัดแล้วสองรุ่น เหลือรุ่นของหัวหน้างาน',
      obstacle: 'วิทยากรในจังหวัดไม่พอ',
      support: 'ขอวิทยากรจากสำนักงาน ปปท. เขต',
    },
    {
      ...emptyProject('de000000-0000-4000-8000-000000000002'),
      title: 'ประกาศนโยบายไม่รับของขวัญและเล่าในที่ประชุมประจำเดือน (สาธิต)',
      parts: ['3'],
      progress: 'ทำทุกเดือน',
    },
  ],
});

/** Two years of invented ITA results, from a list as it would be handed in. */
async function assessed({ store, actor }: Scene, bodies: readonly string[]): Promise<void> {
  const { be } = before(quarterOf(new Date()));
  for (const [year, scores] of [
    [be - 2, [83.1, 86.25, 91.4, 88]],
    [be - 1, [86.72, 84.15, 95.5, 90.02, 78.3]],
  ] as const) {
    const lines = scores.map((score, at) => `${bodies[at]},หน่วยงานสาธิต,${score}`);
    const itaList = await ItaList.read(Buffer.from(['รหัสหน่วยงาน,หน่วยงาน,คะแนน', ...lines].join('\n')));
    const { id } = await act(store, actor('nacc'), handInItaList, { be: year, source, itaList });
    await act(store, actor('nacc'), takeInItaList, { id, version: 1 });
  }
}

/** Sent, accepted up to the Region, and corrected afterwards: the page says what changed. */
async function sent({ store, actor }: Scene): Promise<void> {
  const clerk = actor('clerk');
  const now = async () => {
    const [row] = await store.within(clerk, ownReturns);
    return { id: row!.id, version: row!.version, revisionNo: row!.revisionNo };
  };
  await act(store, clerk, saveReturn, { ...(await now()), typed: typed('5') });
  await act(store, clerk, sendReturn, { ...(await now()), typed: typed('58') });
  await act(store, actor('head'), acceptReturn.agency, await now());
  await act(store, actor('nacc74'), acceptReturn.province, await now());
  await act(store, actor('nacc7'), acceptReturn.region, await now());
  const oit = { catalogueId: '2569-vocational', itemId: 'o22', madeFrom: 'returns' };
  await act(store, actor('head'), publishOitPage, oit);
  const reason = 'พบใบลงชื่อของรุ่นที่สองเพิ่มสามคน (สาธิต)';
  await act(store, clerk, sendReturn, { ...(await now()), typed: typed('61'), reason });
}

/** The province's committee will meet over it. */
async function met({ store, actor }: Scene, roundId: string): Promise<void> {
  const secretary = actor('nacc74');
  const typed = { onDay: inDays(9), place: 'ห้องประชุมสาธิต ศาลากลางจังหวัด', roundIds: roundId };
  const { id } = await act(store, secretary, planMeeting, { ...typed, chairPost: 'governor' });
  const item = { title: 'เรื่องแจ้งเพื่อทราบจากฝ่ายเลขานุการ (สาธิต)', told: 'ปฏิทินการรายงานไตรมาสหน้า' };
  await act(store, secretary, addItem, { id, version: 1, ...item });
  await act(store, secretary, freezePack, { id, version: 2 });
}
