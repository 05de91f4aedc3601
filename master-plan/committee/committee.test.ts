/** A committee's pack: what it counts, that it stays, that it is what was asked as at its moment, and who reads which page of it. */
import { beforeAll, expect, test } from 'vitest';
import { act, type Action } from '#office/action.ts';
import { seedTerritory } from '#office/territory/take-in.ts';
import { agencyAt, layRound, ratioCard, round, sent, sumCard } from '#tests/laid-returns.ts';
import { printedText } from '#platform/typst/printed-text.ts';
import { officeStore, type Person } from '#tests/office-store.ts';
import { inDays } from '#tests/watch-world.ts';
import { commentOnMeeting } from './actions/comment.ts';
import { resolutionDone } from './actions/follow-resolution.ts';
import { freezePack } from './actions/freeze-pack.ts';
import { closeMeeting, holdMeeting } from './actions/hold-meeting.ts';
import { addItem, moveHeading } from './actions/keep-agenda.ts';
import { planMeeting } from './actions/plan-meeting.ts';
import { recordResolution } from './actions/resolve.ts';
import { takeUpResolution } from './actions/take-up.ts';
import { now } from './as-at.ts';
import { changedCount, changesSince, checkAsAt } from './check.ts';
import { compose } from './compose.ts';
import { dues } from './dues.ts';
import { figuresOf, valueOf } from './figures.ts';
import { packPaper, packSlides } from './paper.ts';
import * as ask from './queries.ts';

const office = officeStore();
let people: Record<'secretary' | 'elsewhere' | 'governor' | 'region' | 'area' | 'head' | 'otherHead', Person>;
let returns: string[];
let meetingId: string;

const within = <T>(by: Person, question: Parameters<typeof office.store.within<T>>[1]) =>
  office.store.within(by.viewer, question);
const readBy = (by: Person) => within(by, (tx) => ask.readMeeting(tx, meetingId));
const planned = (by: Person, onDay = inDays(0)) =>
  act(office.store, by.viewer, planMeeting, { onDay, place: 'ศาลากลางจังหวัด', roundIds: round });

async function keep(deed: Action<unknown>, more: object = {}): Promise<void> {
  const { version } = await readBy(people.secretary);
  await act(office.store, people.secretary.viewer, deed, { id: meetingId, version, ...more });
}

beforeAll(async () => {
  await seedTerritory(office.store);
  returns = await layRound(office, ['อบต. ก สมมุติ', 'อบต. ข สมมุติ', 'อบต. ค สมมุติ']);
  people = {
    secretary: await office.person({ role: 'nacc_province', scope: ['province', 'TH-73'] }),
    elsewhere: await office.person({ role: 'nacc_province', scope: ['province', 'TH-74'] }),
    governor: await office.person({ role: 'governor', scope: ['province', 'TH-73'] }),
    region: await office.person({ role: 'nacc_region', scope: ['region', '7'] }),
    area: await office.person({ role: 'area_officer', scope: ['area', '7'] }),
    head: await office.person({ role: 'agency_head', scope: ['agency', agencyAt(0)] }),
    otherHead: await office.person({ role: 'agency_head', scope: ['agency', agencyAt(2)] }),
  };
  const { head } = people;
  await sent(office, returns[0]!, head, {
    a: '120',
    ratio: ['1', '3'],
    projects: [
      {
        title: 'อบรมวินัย (สมมุติ)',
        parts: [1, 2],
        money: [
          { part: 1, received: '100000.10', spent: '99999.99' },
          { part: 2, received: '0.20', spent: '0' },
        ],
        obstacle: 'ห้องประชุมไม่พอ',
      },
      { title: 'ประกาศเจตนารมณ์ (สมมุติ)', parts: [3], support: 'ขอวิทยากร' },
    ],
  });
  await sent(office, returns[1]!, head, { a: '50', ratio: ['90', '100'], isAccepted: false });
  ({ id: meetingId } = await planned(people.secretary));
});

test('the agenda is computed from what was sent and what was not, and the secretary orders it', async () => {
  await keep(addItem, { title: 'เรื่องที่เลขานุการเสนอ', told: 'รายละเอียด' });
  const agenda = async () =>
    (await within(people.secretary, async (tx) => compose(tx, await ask.readMeeting(tx, meetingId), { moment: now, frozenAt: '' })))
      .content.agenda; // prettier-ignore
  const keys = (await agenda()).map(({ key }) => key);
  expect(keys.slice(0, -1)).toEqual(['not_sent', 'below_target', 'obstacles', 'support', 'part_3']);
  await keep(moveHeading, { heading: keys.at(-1), position: '๑' });
  expect((await agenda()).map(({ key }) => key)).toEqual([keys.at(-1), ...keys.slice(0, -1)]);
  expect((await agenda()).find(({ key }) => key === 'not_sent')!.items).toMatchObject([
    { who: 'อบต. ค สมมุติ' },
  ]);
  // What is known of the ITA stands before it, the year beside the one before, the lowest below the mark first.
  await office.owner(
    `INSERT INTO office.ita_results (moment, fiscal_year_be, agency_id, name_th, province_iso, region_no, area_no, score, source, taken_in_by)
     SELECT office.next_moment(), be, t.agency_id, a.name_th, 'TH-73', 7, 7, score, 'test', $1 FROM (VALUES (2566, $2, 80.5), (2567, $2, 84.99), (2567, $3, 91)) AS t (be, agency_id, score) JOIN office.agencies a USING (agency_id)`,
    [people.secretary.personId, agencyAt(0), agencyAt(1)],
  );
  const ita = (await agenda()).find(({ key }) => key === 'ita')!.items;
  expect(ita.map(({ who, en }) => [who, en])).toEqual([
    [null, 'FY2567: 2 assessed, 1 at 85 or above, mean 88 (FY2566: 0 of 1, mean 80.5)'],
    ['อบต. ก สมมุติ', '84.99, below the mark of 85'],
  ]);
});

test('a frozen pack keeps its numbers, nobody changes it, and it is what was asked as at its moment', async () => {
  await keep(freezePack);
  const { content } = await within(people.governor, (tx) => ask.readPack(tx, meetingId));
  // A ratio of sums: 91 of 103, where the mean of both ratios would be 61.67.
  expect(content.figures).toMatchObject([
    { indicatorId: sumCard, value: '170.00', target: '200.00', isMet: false },
    { indicatorId: ratioCard, a: '91.00', b: '103.00', value: '88.35', isMet: true },
  ].sort((one, other) => (one.indicatorId < other.indicatorId ? -1 : 1))); // prettier-ignore
  expect(content.money).toMatchObject([{ received: '100000.10', spent: '99999.99' }, { received: '0.20' }]);
  expect(content.counts).toMatchObject([{ owed: 3, sent: 2, accepted: 1, part3: 1 }]);

  await sent(office, returns[0]!, people.head, { a: '130', ratio: ['1', '3'], reason: 'นับตกไปสิบคน' });
  await sent(office, returns[2]!, people.otherHead, { a: '7' });
  await office.owner(
    `UPDATE office.indicator_targets SET state = 'replaced', to_moment = office.next_moment() WHERE indicator_id = $1`,
    [sumCard],
  );
  await office.owner(`UPDATE office.indicators SET title_th = 'ชื่อใหม่' WHERE indicator_id = $1`, [sumCard]);
  await within(people.governor, async (tx) => {
    const pack = await ask.readPack(tx, meetingId);
    expect(pack.content.figures).toEqual(content.figures);
    const pages = await ask.pagesOf(tx, meetingId);
    expect(await checkAsAt(tx, pack, pages)).toEqual({
      bodies: [],
      figures: [],
      areSumsEqual: true,
      isEqual: true,
    });
    const doubted = pages.map((page, at) => ({ ...page, sha256: at === 0 ? '0'.repeat(64) : page.sha256 }));
    expect(await checkAsAt(tx, pack, doubted)).toMatchObject({ bodies: ['อบต. ก สมมุติ'], isEqual: false });
    expect(await changedCount(tx, pack.content)).toBe(2);
    const since = await changesSince(tx, pack.content);
    expect(since.returns).toMatchObject([
      { before: 1, after: 2, differences: expect.arrayContaining([{ of: sumCard, kind: 'value', cell: 'a', before: '120', after: '130' }]) as unknown },
      { before: null, after: 1, differences: null },
    ]); // prettier-ignore
    expect(since.figures.find(({ indicatorId }) => indicatorId === sumCard)).toMatchObject({
      then: { value: '170.00', target: '200.00' },
      now: { value: '187.00', target: null },
    });
  });
  for (const deed of [
    `UPDATE office.committee_packs SET content = content`,
    `DELETE FROM office.committee_pack_pages`,
    `TRUNCATE office.committee_packs CASCADE`,
    `INSERT INTO office.committee_pack_pages (committee_meeting_id, place, agency_id, content, sha256)
     SELECT committee_meeting_id, 99, '${agencyAt(0)}', 'ค', encode(sha256('ค'), 'hex') FROM office.committee_packs`,
  ])
    await expect(office.owner(deed), deed).rejects.toThrow(/frozen/u);
});

test('each body has one slide however long its words, and the paper says the frozen number', async () => {
  const [pack, pages] = await within(people.governor, async (tx) => [
    await ask.readPack(tx, meetingId),
    (await ask.pagesOf(tx, meetingId)).map(({ content }) => content),
  ] as const); // prettier-ignore
  const [first] = pages;
  const long = 'น้ำท่วมห้องประชุมติดต่อกันหลายสัปดาห์ '.repeat(60);
  const returns = first!.body.returns.map((one) => ({
    ...one,
    projects: Array.from({ length: 9 }, (_, k) => ({ ...one.projects[k % 2]!, id: String(k), title: long, obstacle: long })),
  })); // prettier-ignore
  const longest = { ...first!, body: { ...first!.body, nameTh: long, returns } };
  expect(printedText(packSlides(pack, [longest, longest]))).toContain('3/3');
  expect(printedText(packPaper(pack, pages))).toContain('170');
});

test('a body reads its own page alone, and only once it is frozen; another province reads nothing', async () => {
  const second = await planned(people.secretary, inDays(40));
  const own = await within(people.head, ask.ownPages);
  expect(own).toHaveLength(1);
  const page = await within(people.head, (tx) => ask.readPage(tx, own[0]!.id));
  expect(page.content.body).toMatchObject({ agencyId: agencyAt(0), returns: [{ revisionNo: 1 }] });
  await expect(within(people.otherHead, (tx) => ask.readPage(tx, own[0]!.id))).rejects.toMatchObject({
    code: 'office.not_found',
  });
  expect(await within(people.head, (tx) => ask.pagesOf(tx, meetingId))).toHaveLength(1);
  for (const stranger of [people.head, people.elsewhere]) {
    expect((await within(stranger, (tx) => ask.listMeetings(tx))).rows).toEqual([]);
    await expect(within(stranger, (tx) => ask.readPack(tx, meetingId))).rejects.toMatchObject({
      code: 'office.not_found',
    });
  }
  expect((await within(people.region, (tx) => ask.listMeetings(tx))).rows.map(({ id }) => id)).toEqual([
    second.id,
    meetingId,
  ]);
});

test('a resolution is followed to the next meeting, and the desk of the Area takes it up', async () => {
  const comment = (by: Person) =>
    act(office.store, by.viewer, commentOnMeeting, { committeeMeetingId: meetingId, told: 'ขอให้เร่งรัด' });
  await comment(people.governor);
  await expect(comment(people.secretary)).rejects.toMatchObject({ code: 'office.not_permitted' });
  await keep(holdMeeting, { heldOn: inDays(0), chairPost: 'deputy_governor' });
  const resolved = {
    committeeMeetingId: meetingId,
    told: 'ให้จัดหาวิทยากร',
    owner: 'อบต. ก สมมุติ',
    dueOn: inDays(10),
  };
  const { id } = await act(office.store, people.secretary.viewer, recordResolution, resolved);
  await expect(
    act(office.store, people.secretary.viewer, recordResolution, {
      ...resolved,
      agencyId: 'agency:office:none',
    }),
  ).rejects.toMatchObject({ code: 'committee.not_in_pack' });
  await keep(closeMeeting);

  const { id: next } = await planned(people.secretary, inDays(30));
  const first = () =>
    within(people.secretary, async (tx) => {
      const meeting = await ask.readMeeting(tx, next);
      return (await compose(tx, meeting, { moment: now, frozenAt: '' })).content.agenda.find(
        ({ key }) => key === 'resolutions',
      );
    });
  expect(await first()).toMatchObject({
    key: 'resolutions',
    items: [{ words: 'ให้จัดหาวิทยากร', resolutionId: id }],
  });
  expect((await within(people.secretary, dues)).map(({ kind }) => kind)).toContain(
    'committee_resolution_due',
  );

  const advice = { agencyId: agencyAt(0), advice: 'จัดหาวิทยากรให้พอ (สมมุติ)', workingDays: '15' };
  await act(office.store, people.area.viewer, takeUpResolution, { id, version: 1, ...advice });
  await expect(
    act(office.store, people.area.viewer, takeUpResolution, { id, version: 2, ...advice }),
  ).rejects.toMatchObject({ code: 'committee.taken_up_already' });
  const done = { id, version: 2, told: 'มีวิทยากรแล้ว', evidence: 'https://example.go.th/letter' };
  await expect(act(office.store, people.area.viewer, resolutionDone, done)).rejects.toMatchObject({
    code: 'office.not_permitted',
  });
  await act(office.store, people.secretary.viewer, resolutionDone, done);
  expect(await first(), 'nothing is left to look at').toBeUndefined();
});

test('a ratio is rounded once, half up, from its sums; what is not added has no sum', () => {
  const card = { id: 'x', aggregation: 'ratio', scale: 100, decimals: 1 } as const;
  expect(valueOf(card, 100n, 300n)).toBe(3330n);
  expect(valueOf(card, 1n, 2000n)).toBe(10n); // 0.05 → 0.1
  expect(valueOf(card, 0n, 0n)).toBeNull();
  const whole = { ...card, aggregation: 'none', direction: 'more', accrual: 'per_period', titleTh: '', titleEn: '', unitTh: '', unitEn: '' } as const; // prettier-ignore
  const value = { indicatorId: 'x', given: 'value', a: '0.00', b: null, comment: null } as const;
  const one = { returnId: 'r', roundId: 'q', revisionNo: 1, moment: '1', submittedAt: null, firstSubmittedAt: null, isLate: false, acceptedRevisionNo: null, required: 1, given: 1, values: [value], projects: [] }; // prettier-ignore
  const [figure] = figuresOf(
    [{ id: 'q', be: 2567, quarter: 2, closesAt: '', isFixedLate: false }],
    [whole],
    [{ agencyId: 'a', nameTh: 'ก', returns: [one] }],
    [],
  ).figures;
  expect(figure).toMatchObject({ a: null, value: null, valueCount: 1, isMet: null });
});
