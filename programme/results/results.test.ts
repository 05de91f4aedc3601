/** Results are counted from raw parts, each with its interval, its n and the same days before; else not measured, with why. */
import { beforeAll, describe, expect, test } from 'vitest';
import { officeStore, type Person } from '#tests/office-store.ts';
import { be, heldMeeting, planDeeds, setPlanDesk, type PlanDesk } from '#tests/plan-desk.ts';
import { testTaken, workspaceSteps } from '#tests/results-rows.ts';
import { cards, indicatorNames, type IndicatorName } from './cards.ts';
import { daysOf, results, stepsByProvince, yearBefore, type FlagShare } from './read.ts';
import { shownBaseline, shownInterval, shownParts, shownResult } from './shown.ts';
import { text } from './text.ts';

const office = officeStore();
let desk: PlanDesk;
const { approved, read: line } = planDeeds(office, () => desk);
/** The last day of the year. */
const now = new Date('2025-09-30T10:00:00+07:00');

const read = async (by: Person, areaNo?: number, share: FlagShare | null = null) => {
  const all = await office.store.within(by.viewer, (tx) => results(tx, { be, areaNo }, now, share));
  return new Map(all.map((one) => [one.name, one]));
};
const learner = async (before: number, ...after: (readonly [score: number, at: string])[]) => {
  const { personId } = await office.person({
    role: 'agency_officer',
    scope: ['agency', 'agency:office:none'],
  });
  const at = '2024-10-02T09:00:00+07:00';
  const pre = await testTaken(office, { personId, kind: 'pre', score: before, at });
  for (const [score, day] of after)
    await testTaken(office, { personId, kind: 'post', score, at: day, pairsWith: pre });
};

beforeAll(async () => {
  desk = await setPlanDesk(office);
});

describe('before anything was recorded', () => {
  test('each says that it was not measured and why, and none is a nought', async () => {
    const found = await read(desk.officer, 7);
    for (const name of indicatorNames) {
      const one = found.get(name)!;
      if (name === 'items') continue; // a register that holds nothing holds nought
      expect([one.measured, one.baseline], name).toEqual([null, null]);
      expect(shownResult(one, 'th')).toMatch(/^ไม่ได้วัด เพราะ.{5}/u);
      expect(shownResult(one, 'en')).toMatch(/^not measured because .{5}/u);
    }
    expect(shownInterval(found.get('items')!.measured!, cards.items, 'th')).toBe('0.0 – 3.7');
  });
});

describe('when there is something to count', () => {
  beforeAll(async () => {
    await learner(5, [8, '2024-11-01T09:00:00+07:00'], [10, '2024-12-01T09:00:00+07:00']); // +30, the first one
    await learner(6, [7, '2025-09-30T23:59:59.999+07:00']); // +10, the year’s last instant in Bangkok
    await learner(2, [4, '2025-10-01T00:00:00+07:00']); // next year
    await learner(3); // no second test: no pair
    const steps = { be, iso: 'TH-74', areaNo: 7, by: desk.officer.personId };
    await workspaceSteps(office, steps, [
      ['2024-11-30', '2024-11-30'],
      ['2024-12-31', '2025-01-02'],
      ['2025-02-28', null],
      ['2025-09-30', '2025-09-01'],
    ]);
    await workspaceSteps(office, { ...steps, iso: 'TH-50', areaNo: 5 }, [['2024-11-30', '2024-11-01']]);
  });

  test('alertness is the mean of paired differences of who did both tests, by Bangkok’s year', async () => {
    const { measured } = (await read(desk.officer, 7)).get('tests')!;
    expect(measured).toMatchObject({ value: 20, n: 2 });
    expect([measured!.low, measured!.high].map((x) => Math.round(x!))).toEqual([-107, 147]); // t of one degree of freedom
    const tested = await approved({ step: 'curriculum', measure: 'tested', target: '3' });
    expect((await line(tested)).actual.actual).toBe('2');
  });

  test('people who signed in are counted where nobody recorded a number, and each is one', async () => {
    const id = await approved({ measure: 'people', target: '1' });
    await heldMeeting(office, { slug: 'signed-in' });
    for (const name of ['ก', 'ข'])
      await office.owner(
        `WITH one AS (INSERT INTO office.participants (given_name, family_name, name_key, sound_key, sector, province_iso) VALUES ($1, $1, $1, $1, 'civil_society', 'TH-74') RETURNING participant_id)
         INSERT INTO office.attendances (activity_id, participant_id, how, sector)
         SELECT a.activity_id, one.participant_id, 'paper', '' FROM office.activities a, one WHERE a.slug = 'signed-in'`,
        [name],
      );
    await office.owner("UPDATE office.attendances SET state = 'withdrawn' WHERE participant_id = (SELECT min(participant_id::text)::uuid FROM office.attendances)"); // prettier-ignore
    expect((await line(id)).actual).toMatchObject({ actual: '1', people: { signed: 1 } });
  });

  test('the process is the steps done by their day of all that were due', async () => {
    const one = (await read(desk.officer, 7)).get('steps')!;
    expect([shownResult(one, 'th'), one.measured!.n]).toEqual(['50.0%', 4]);
    expect(shownInterval(one.measured!, one.card, 'th')).toBe('15.0 – 85.0%');
    expect(shownParts(one.measured!, 'th')).toBe('ถึงกำหนด 4 · ทันกำหนด 2 · ทำหลังกำหนด 1 · ยังไม่ทำ 1');
    const next = { be: be + 1, areaNo: 7 };
    const later = await office.store.within(desk.officer.viewer, (tx) =>
      results(tx, next, new Date('2026-09-30T10:00:00+07:00')),
    );
    expect(
      shownBaseline(
        later.find(({ name }) => name === 'steps')!,
        'th',
      ),
    ).toBe('50.0% (n 4)');
  });

  test('the share of observations is of whole years only, and of none it is not assessable', async () => {
    const flags = (await read(desk.officer, 7, { all: 40, whole: 20, observed: 5 })).get('flags')!;
    expect([shownResult(flags, 'th'), flags.measured!.n]).toEqual(['25.0%', 20]);
    const none = (await read(desk.officer, 7, { all: 40, whole: 0, observed: 0 })).get('flags')!;
    expect(none).toMatchObject({ measured: null, why: 'not_assessable' });
  });
});

test('matters of the district centres are told as a range, for small figures are', async () => {
  await office.owner(
    `INSERT INTO office.district_counts (district_code, province_iso, month_on, topic, received_count, settled_count, handed_over_count, recorded_by)
     VALUES ('7401', 'TH-74', '2025-02-01', 'land', 3, 0, 0, $1), ('7402', 'TH-74', '2025-02-01', 'land', 10, 0, 0, $1),
       ('5001', 'TH-50', '2025-02-01', 'land', 50, 0, 0, $1)`,
    [desk.officer.personId],
  );
  const one = (await read(desk.officer, 7)).get('received')!;
  expect([shownResult(one, 'th'), one.measured!.n, one.measured!.low, one.measured!.high]).toEqual(['11 – 14 เรื่อง', 2, 11, 14]); // prettier-ignore
});

describe('what is never done', () => {
  test('figures of conduct and figures of what was seen are never added: each is of one kind, and there is no sum', async () => {
    const found = await read(desk.centre);
    const kinds = (kind: string) =>
      [...found.values()].filter(({ card }) => card.kind === kind).map(({ name }) => name);
    expect(kinds('detection')).toEqual(['flags', 'items', 'received'] satisfies IndicatorName[]);
    expect(kinds('behaviour')).toHaveLength(indicatorNames.length - 3);
    expect(found.size).toBe(indicatorNames.length); // nothing beyond the cards: no index, no total
    for (const name of kinds('detection')) expect(cards[name].better).toBe('neither');
    expect(new Set(Object.keys(text.th.cards))).toEqual(new Set(indicatorNames));
  });

  test('no province is set by name beside one of another Area, nor by rank', async () => {
    const names = async (by: Person, areaNo: number) =>
      (await office.store.within(by.viewer, (tx) => stepsByProvince(tx, be, areaNo))).map(({ iso }) => iso);
    expect([await names(desk.centre, 7), await names(desk.centre, 5)]).toEqual([['TH-74'], ['TH-50']]);
    expect(await names(desk.officer, 5)).toEqual([]);
    expect(JSON.stringify([...(await read(desk.centre)).values()])).not.toMatch(/TH-\d\d/u);
  });
});

test('the year runs from 1 October to today, and is held against the same days before', () => {
  expect(daysOf(2568, new Date('2024-10-31T16:59:59Z'))).toEqual({ from: '2024-10-01', to: '2024-10-31' });
  expect(daysOf(2568, new Date('2024-10-31T17:00:00Z'))).toEqual({ from: '2024-10-01', to: '2024-11-01' });
  expect(daysOf(2568, new Date('2027-01-01T00:00:00Z'))).toEqual({ from: '2024-10-01', to: '2025-09-30' });
  expect(daysOf(2570, new Date('2026-09-30T16:59:59Z')).to).toBe('2026-10-01'); // not begun: its first day
  expect(yearBefore({ from: '2023-10-01', to: '2024-02-29' })).toEqual({
    from: '2022-10-01',
    to: '2023-02-28',
  });
});
