/**
 * The roll-up against a second implementation that knows no SQL: drawn returns, corrections, acceptances, some taken
 * back, in two rounds between which a province changes its Area and Region; now, at every level, and as at moments
 * long past. Whole (TRUATKHAP_LONG): more draws, and 77 provinces × 200 bodies × 60 indicators.
 */
/* eslint-disable max-lines -- the second implementation stands beside what it judges */
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Round } from '#master-plan/rounds/queries.ts';
import type { Me } from '#office/action.ts';
import { seedTerritory } from '#office/territory/take-in.ts';
import { officeStore, type Person } from '#tests/office-store.ts';
import { quartersOf, valueOf, type Counted } from './figures.ts';
import { restatementsOf, wholenessOf } from './completeness.ts';
import { frozenMoment } from './freeze.ts';
import { bodiesOf, placesOf, placeSums, projectSums, provinceSums, type CountedLevel } from './read.ts';
import { periodOf, viewOf } from './view.ts';

const isLong = Boolean(process.env['TRUATKHAP_LONG']);
const office = officeStore();
const rounds = ['2567-q1', '2567-q2'] as const;
const provinces = ['TH-73', 'TH-74', 'TH-50'];
const indicators = ['alpha', 'beta', 'gamma'];
const bodiesEach = 3;
const levelNames = ['submitted', 'agency', 'province', 'region', 'centre'] as const satisfies CountedLevel[];
let centre: Person;
let region7: Person;
let area5: Person;
let head: Person;

beforeAll(async () => {
  await seedTerritory(office.store);
  centre = await office.person({ role: 'nacc_centre', scope: ['nation', ''] });
  region7 = await office.person({ role: 'nacc_region', scope: ['region', '7'] });
  area5 = await office.person({ role: 'area_officer', scope: ['area', '5'] });
  await office.owner(`INSERT INTO office.plan_nodes (node_id, kind, title_th, title_en, source) VALUES ('plan-of-sums', 'master_plan', 'แผน', 'Plan', 'test')`);
  await office.owner(`INSERT INTO office.tree_nodes (tree_node_id, plan_node_id, kind, title_th, title_en, source) VALUES ('goal-of-sums', 'plan-of-sums', 'goal', 'เป้าหมาย', 'Goal', 'test')`);
  await office.owner(
    `INSERT INTO office.indicators (indicator_id, goal_id, title_th, title_en, unit_th, unit_en, direction, aggregation, part_a_th, part_a_en, part_b_th,
       part_b_en, frequency, accrual, given_by, owner_th, owner_en, source)
     SELECT id, 'goal-of-sums', 'ตัวชี้วัด', 'Indicator', 'คน', 'people', 'more', 'ratio', 'ส่วน', 'part', 'ทั้งหมด', 'whole', 'quarter', 'per_period',
       'reporters', 'ทดสอบ', 'Test', 'test' FROM unnest($1::text[]) AS id`,
    [indicators],
  );
  for (const [at, id] of rounds.entries())
    await office.owner(
      `INSERT INTO office.return_rounds (return_round_id, fiscal_year_be, quarter, begins_on, ends_on, opens_at, closes_at)
       VALUES ($1, 2567, $2, '2023-10-01', '2023-12-31', now(), now() + interval '1 day')`,
      [id, at + 1],
    );
  await office.owner(
    `INSERT INTO office.agencies (agency_id, name_th, folded_name, province_iso, source)
     SELECT 'agency:office:sum-' || p || '-' || n, 'หน่วยงาน ' || p || n, 'x', p, 'test' FROM unnest($1::text[]) AS p, generate_series(1, $2) AS n`,
    [provinces, bodiesEach],
  );
  // TH-74 lies in Area and Region 7 in the first quarter, and in 5 from January on.
  for (const [at, id] of rounds.entries())
    await office.owner(
      `INSERT INTO office.quarterly_returns (return_round_id, agency_id, reporter_kind, name_th, province_iso, area_no, region_no)
       SELECT $1, agency_id, 'state', name_th, province_iso, p.no, p.no FROM office.agencies a
       CROSS JOIN LATERAL (SELECT CASE WHEN province_iso = 'TH-50' OR (province_iso = 'TH-74' AND $2 = 1) THEN 5 ELSE 7 END AS no) p
       WHERE agency_id LIKE 'agency:office:sum-%'`,
      [id, at],
    );
  head = await office.person({ role: 'agency_head', scope: ['agency', 'agency:office:sum-TH-73-1'] });
}); // prettier-ignore

/** What happens to one return: sent with figures, or a level's word on the last revision. */
type Deed =
  | { at: number; kind: 'sent'; figures: ([bigint, bigint] | 'not_applicable' | 'missing')[] }
  | {
      at: number;
      kind: 'word';
      level: Exclude<CountedLevel, 'submitted'>;
      decision: 'accepted' | 'returned' | 'taken_back';
      of: number;
    };

interface Kept {
  moment: bigint;
  deed: Deed;
  revisionNo: number;
}

/** The second implementation: which revision counts, by reading the story from its beginning. */
function counted(story: readonly Kept[], level: CountedLevel, until: bigint): Kept | null {
  const standing = new Set<number>();
  let last: Kept | null = null;
  const sent = new Map<number, Kept>();
  for (const one of story) {
    if (one.moment > until) break;
    if (one.deed.kind === 'sent') {
      last = one;
      sent.set(one.revisionNo, one);
    } else if (one.deed.level === level) {
      if (one.deed.decision === 'accepted') standing.add(one.revisionNo);
      if (one.deed.decision === 'taken_back') standing.delete(one.revisionNo);
    }
  }
  if (level === 'submitted') return last;
  return standing.size === 0 ? null : sent.get(Math.max(...standing))!;
}

function summed(
  stories: readonly (readonly Kept[])[],
  level: CountedLevel,
  until: bigint,
): Map<string, Counted> {
  const sums = new Map<string, Counted>();
  for (const story of stories) {
    const one = counted(story, level, until);
    if (one?.deed.kind !== 'sent') continue;
    for (const [at, figure] of one.deed.figures.entries()) {
      const sum = sums.get(indicators[at]!) ?? { a: 0n, b: 0n, values: 0, notApplicable: 0, missing: 0 };
      sums.set(indicators[at]!, sum);
      if (figure === 'missing') sum.missing += 1;
      else if (figure === 'not_applicable') sum.notApplicable += 1;
      else {
        sum.a += figure[0];
        sum.b += figure[1];
        sum.values += 1;
      }
    }
  }
  return sums;
}

// Nought, a satang, 0.1 and 0.2, minus a satang, and 538.8 billion baht.
const figure = fc.oneof(
  fc.constantFrom(0n, 1n, 10n, 20n, -1n, 53_880_000_000_000n, 53_880_000_000_001n),
  fc.bigInt({ min: -1_000_000n, max: 10_000_000_000n }),
);
const answer = fc.oneof(
  { weight: 4, arbitrary: fc.tuple(figure, figure) },
  { weight: 1, arbitrary: fc.constantFrom('not_applicable' as const, 'missing' as const) },
);
const deed: fc.Arbitrary<Deed> = fc.oneof(
  fc.record({
    at: fc.nat(17),
    kind: fc.constant('sent' as const),
    figures: fc.array(answer, { minLength: 3, maxLength: 3 }),
  }),
  fc.record({
    at: fc.nat(17),
    kind: fc.constant('word' as const),
    level: fc.constantFrom(...levelNames.slice(1)) as fc.Arbitrary<Exclude<CountedLevel, 'submitted'>>,
    decision: fc.constantFrom(
      'accepted' as const,
      'accepted' as const,
      'returned' as const,
      'taken_back' as const,
    ),
    of: fc.nat(2),
  }),
);

const text = (hundredths: bigint) =>
  `${hundredths < 0n ? '-' : ''}${(hundredths < 0n ? -hundredths : hundredths) / 100n}.${String((hundredths < 0n ? -hundredths : hundredths) % 100n).padStart(2, '0')}`;

/** Does what was drawn, past the actions, in the order drawn. @returns each return's story */
async function lived(deeds: readonly Deed[], returns: readonly string[], stories: Kept[][]): Promise<void> {
  for (const one of deeds) {
    const story = stories[one.at]!;
    const id = returns[one.at]!;
    const revisions = story.filter(({ deed: { kind } }) => kind === 'sent').length;
    if (one.kind === 'word' && revisions === 0) continue;
    const revisionNo = one.kind === 'sent' ? revisions + 1 : Math.max(1, revisions - one.of);
    const [{ moment } = { moment: '' }] = await office.owner<{ moment: string }>(
      one.kind === 'sent'
        ? `INSERT INTO office.return_revisions (moment, quarterly_return_id, revision_no, submitted_by, sha256, required_count, given_count, reason)
           SELECT office.next_moment(), $1, $2, person_id, repeat('0', 64), 3, 3, CASE WHEN $2 > 1 THEN 'แก้ไข' END FROM office.people LIMIT 1 RETURNING moment::text`
        : `INSERT INTO office.return_decisions (moment, quarterly_return_id, revision_no, level, decision, reason, decided_by)
           SELECT office.next_moment(), $1, $2, '${one.level}', '${one.decision}', 'เหตุผล', person_id FROM office.people LIMIT 1 RETURNING moment::text`,
      [id, revisionNo],
    );
    if (one.kind === 'sent')
      for (const [at, given] of one.figures.entries())
        await office.owner(
          `INSERT INTO office.return_values (moment, indicator_id, given, part_a, part_b, comment) VALUES ($1, $2, $3, $4, $5, 'อธิบาย')`,
          Array.isArray(given)
            ? [moment, indicators[at], 'value', text(given[0]), text(given[1])]
            : [moment, indicators[at], given, null, null],
        );
    await office.owner(
      `UPDATE office.quarterly_returns SET last_moment = $2, revision_no = $3, state = 'submitted' WHERE quarterly_return_id = $1`,
      [id, moment, Math.max(revisions, revisionNo)],
    );
    story.push({ moment: BigInt(moment), deed: one, revisionNo });
  }
} // prettier-ignore

const plain = (sums: ReadonlyMap<string, Counted> | undefined) =>
  Object.fromEntries([...(sums ?? new Map<string, Counted>())].toSorted());

describe('the roll-up', () => {
  test(
    'is to the last satang what a second implementation says, at every level, now and as at any moment',
    async () => {
      const rows = await office.owner<{ id: string; round: string; province: string }>(
        `SELECT quarterly_return_id AS id, return_round_id AS round, province_iso AS province FROM office.quarterly_returns
         WHERE agency_id LIKE 'agency:office:sum-%' ORDER BY return_round_id, agency_id`,
      );
      const stories: Kept[][] = rows.map(() => []);
      const moments: bigint[] = [];
      const seen: { moment: bigint; told: string }[] = [];
      const ask = async (round: string, level: CountedLevel, moment: bigint | null) =>
        office.store.within(centre.viewer, (tx) => provinceSums(tx, { roundId: round, level, moment }, provinces));
      const storiesOf = (round: string, province: string) =>
        stories.filter((_, at) => rows[at]!.round === round && rows[at]!.province === province);
      await fc.assert(
        fc.asyncProperty(fc.array(deed, { minLength: 4, maxLength: 14 }), fc.nat(), async (deeds, lot) => {
          await lived(deeds, rows.map(({ id }) => id), stories);
          const all = stories.flat().map(({ moment }) => moment);
          if (all.length === 0) return;
          moments.push(all[lot % all.length]!);
          for (const moment of [null, moments[lot % moments.length]!]) {
            const level = levelNames[(lot + deeds.length) % levelNames.length]!;
            for (const round of rounds) {
              const told = await ask(round, level, moment);
              for (const province of provinces)
                expect(plain(told.get(province))).toEqual(
                  plain(summed(storiesOf(round, province), level, moment ?? 2n ** 62n)),
                );
            }
          }
          const told = await ask(rounds[0], 'submitted', moments[0]!);
          seen.push({ moment: moments[0]!, told: JSON.stringify([...told].map(([p, s]) => [p, plain(s)]), big) });
        }),
        { numRuns: isLong ? 150 : 12, seed: 66, endOnFailure: true },
      );
      // As at the first moment it was always the same, whatever was sent and decided since.
      expect(new Set(seen.map(({ told }) => told)).size).toBe(1);
      expect(stories.flat().length).toBeGreaterThan(40);
    },
    isLong ? 900_000 : 60_000,
  ); // prettier-ignore

  test('is of the place of then: a province that moves in January leaves its first quarter behind', async () => {
    const of = (person: Person, round: string) =>
      office.store.within(person.viewer, async (tx) => (await placesOf(tx, round)).filter(({ owed }) => owed > 0).map(({ provinceIso }) => provinceIso));
    expect(await of(region7, '2567-q1')).toEqual(['TH-73', 'TH-74']);
    expect(await of(region7, '2567-q2')).toEqual(['TH-73']);
    expect(await of(area5, '2567-q2')).toEqual(['TH-50', 'TH-74']);
    expect(await of(head, '2567-q1')).toEqual([]); // its own return it sees, and no sum:
    expect(await office.store.within(region7.viewer, (tx) => placesOf(tx, '2567-q1'))).toHaveLength(8);
    const sums = (person: Person, round: string) =>
      office.store.within(person.viewer, (tx) => provinceSums(tx, { roundId: round, level: 'submitted', moment: null }, provinces));
    expect([...(await sums(head, '2567-q1')).keys()]).toEqual([]);
    expect([...(await sums(region7, '2567-q2')).keys()]).toEqual(['TH-73']);
    expect([...(await sums(area5, '2567-q1')).keys()]).toEqual(['TH-50']);
    const bodies = await office.store.within(centre.viewer, (tx) =>
      bodiesOf(tx, { roundId: '2567-q1', level: 'submitted', moment: null }, { provinceIso: 'TH-73', indicatorId: 'alpha' }),
    );
    const total = (await sums(centre, '2567-q1')).get('TH-73')!.get('alpha')!;
    expect(bodies.reduce((sum, { counted: { a } }) => sum + a, 0n)).toBe(total.a);
  }); // prettier-ignore

  test('of completeness is what a second reading of the same rows says; who sent nothing counts as nothing', async () => {
    const told = await office.store.within(centre.viewer, (tx) => wholenessOf(tx, '2567-q1'));
    const rows = await office.owner<{ id: string; province: string; revision: number; first: string | null; last: string | null }>(
      `SELECT q.quarterly_return_id AS id, province_iso AS province, q.revision_no AS revision, v.part_a AS first, w.part_a AS last
       FROM office.quarterly_returns q
       LEFT JOIN office.return_revisions a ON a.quarterly_return_id = q.quarterly_return_id AND a.revision_no = 1
       LEFT JOIN office.return_revisions z ON z.quarterly_return_id = q.quarterly_return_id AND z.revision_no = q.revision_no
       LEFT JOIN office.return_values v ON v.moment = a.moment LEFT JOIN office.return_values w ON w.moment = z.moment AND w.indicator_id = v.indicator_id
       WHERE q.return_round_id = '2567-q1'`,
    );
    for (const { provinceIso, raised, lowered, sent, owed, given, required } of told) {
      const own = rows.filter(({ province }) => province === provinceIso);
      const both = own.filter(({ first, last }) => first !== null && last !== null);
      expect(raised).toBe(both.filter(({ first, last }) => Number(last) > Number(first)).length);
      expect(lowered).toBe(both.filter(({ first, last }) => Number(last) < Number(first)).length);
      expect(owed).toBe(bodiesEach);
      expect(sent).toBe(new Set(own.filter(({ revision }) => revision > 0).map(({ id }) => id)).size);
      expect(given).toBeLessThanOrEqual(required);
    }
    // All were sent whole within the window; of a window that had closed before, none was, and what is kept is counted anew.
    expect(told.map(({ inTime }) => inTime)).toEqual(told.map(({ sent }) => sent));
    await office.owner(`UPDATE office.return_rounds SET opens_at = '2000-01-01', closes_at = '2000-01-02' WHERE return_round_id = '2567-q1'`);
    const late = await office.store.within(centre.viewer, (tx) => wholenessOf(tx, '2567-q1'));
    expect(late.map(({ inTime, sent }) => [inTime, sent])).toEqual(told.map(({ sent }) => [0, sent]));
    expect(late.reduce((sum, { changedLate }) => sum + changedLate, 0)).toBe(new Set(rows.filter(({ revision }) => revision > 1).map(({ id }) => id)).size);
    const together = await office.store.within(centre.viewer, (tx) => placeSums(tx, { level: 'submitted', moment: null }, [{ roundId: '2567-q1', provinces }]));
    const apart = await office.store.within(centre.viewer, (tx) => provinceSums(tx, { roundId: '2567-q1', level: 'submitted', moment: null }, provinces, 'beta'));
    expect(together.get('2567-q1')!.get('beta')!.a).toBe([...apart.values()].reduce((sum, one) => sum + one.get('beta')!.a, 0n));
    expect([...apart.values()].every((one) => one.size === 1)).toBe(true);
    const raised = told.reduce((sum, row) => sum + row.raised + row.lowered, 0);
    expect(raised).toBeGreaterThan(0);
    const restated = await office.store.within(centre.viewer, async (tx) => (await Promise.all(provinces.map((iso) => restatementsOf(tx, '2567-q1', iso)))).flat());
    expect(restated.filter(({ first, last }) => first.a !== null && last.a !== null && first.a !== last.a)).toHaveLength(raised);
    expect(await office.store.within(area5.viewer, (tx) => restatementsOf(tx, '2567-q1', 'TH-73'))).toEqual([]);
  }); // prettier-ignore

  test('is told to change no more only of a moment that somebody froze', async () => {
    const view = (moment: bigint) =>
      office.store.within(centre.viewer, (tx) => viewOf(tx, { role: 'nacc_centre' } as Me, (name) => (name === 'moment' ? String(moment) : '')));
    const frozen = await office.store.within(centre.viewer, (tx) => frozenMoment(tx));
    expect(await view(frozen)).toMatchObject({ moment: frozen, frozenAt: expect.any(Date) as Date });
    await expect(view(frozen + 5n)).rejects.toMatchObject({ code: 'office.not_found' });
  }); // prettier-ignore

  test('of a year has the quarters whose windows had opened then', () => {
    const round = (quarter: number, opens: string) => ({ id: `2567-q${quarter}`, be: 2567, quarter, opensAt: new Date(opens) }) as Round;
    const all = [round(3, '2024-07-01'), round(2, '2024-04-01'), round(1, '2024-01-01')];
    const asked = (at: string) => periodOf(all, '2567-year', new Date(at)).asked.map(({ quarter }) => quarter);
    expect(asked('2024-05-01')).toEqual([1, 2]);
    expect(asked('2023-12-01')).toEqual([1]);
    expect(periodOf(all, '2567-q2', new Date())).toMatchObject({ isYear: false, period: '2567-q2' });
  }); // prettier-ignore

  test('counts a project that stands in two parts once, and people once; part 3 has no money', async () => {
    const [{ moment } = { moment: '' }] = await office.owner<{ moment: string }>(
      `SELECT r.moment::text FROM office.return_revisions r JOIN office.quarterly_returns q USING (quarterly_return_id)
       WHERE q.province_iso = 'TH-50' AND q.return_round_id = '2567-q1' AND r.revision_no = q.revision_no ORDER BY 1 LIMIT 1`,
    );
    await office.owner(
      `INSERT INTO office.return_projects (moment, return_project_id, line_no, title, parts, beneficiaries, counted_elsewhere, counted_where)
       VALUES ($1, gen_random_uuid(), 1, 'โครงการสองส่วน', '{1,2}', 80, 30, 'อีกโครงการ'), ($1, gen_random_uuid(), 2, 'งานไม่ใช้งบ', '{3}', 7, NULL, NULL)`,
      [moment],
    );
    await office.owner(
      `INSERT INTO office.return_money SELECT moment, return_project_id, p, 100000.10, 99999.99 FROM office.return_projects, unnest('{1,2}'::int[]) AS p
       WHERE moment = $1 AND line_no = 1`,
      [moment],
    );
    await expect(
      office.owner(`INSERT INTO office.return_money SELECT moment, return_project_id, 3, 1, 0 FROM office.return_projects WHERE moment = $1 AND line_no = 2`, [moment]),
    ).rejects.toThrow(/check/u);
    const asked = { roundId: '2567-q1', level: 'submitted', moment: BigInt(moment) } as const;
    const sums = await office.store.within(centre.viewer, (tx) => projectSums(tx, asked, ['TH-50']));
    expect(sums.get('TH-50')).toMatchObject({
      projects: 2,
      inPart: { 1: 1, 2: 1, 3: 1 },
      received: { 1: 10_000_010n, 2: 10_000_010n },
      spent: { 1: 9_999_999n, 2: 9_999_999n },
      people: 57n,
    });
  }); // prettier-ignore
});

const big = (_: string, value: unknown) => (typeof value === 'bigint' ? String(value) : value);

describe('a value', () => {
  const of = (a: bigint, b: bigint, values = 1): Counted => ({ a, b, values, notApplicable: 0, missing: 0 });
  const percent = { aggregation: 'ratio', scale: 100, decimals: 2 } as const;

  test('of many bodies is the ratio of sums, never the mean of ratios', () => {
    // 1 of 1 and 0 of 99: the mean of ratios would be 50 %.
    expect(valueOf(of(100n, 10_000n, 2), percent, 'several')).toEqual({ value: 100n });
    expect(valueOf(of(200n, 300n), percent, 'one')).toEqual({ value: 6667n });
    expect(valueOf(of(-200n, 300n), percent, 'one')).toEqual({ value: -6667n });
    expect(valueOf(of(200n, 300n), { ...percent, decimals: 0 }, 'one')).toEqual({ value: 6700n });
  });

  test('that cannot be had says why: no data is not nought', () => {
    expect(valueOf(of(0n, 0n, 0), percent, 'one')).toEqual({ none: 'no_data' });
    expect(valueOf(of(100n, 0n), percent, 'one')).toEqual({ none: 'divided_by_nought' });
    expect(valueOf(of(100n, 0n, 2), { ...percent, aggregation: 'none' }, 'several')).toEqual({
      none: 'not_additive',
    });
    expect(valueOf(of(0n, 0n), { ...percent, aggregation: 'sum' }, 'one')).toEqual({ value: 0n });
  });

  test('of a year is all quarters where each is its own, and the last alone where it is since 1 October', () => {
    const formula = { ...percent, accrual: 'per_period' } as const;
    expect(quartersOf([1, 2, 3], formula)).toEqual([1, 2, 3]);
    expect(quartersOf([1, 2, 3], { ...formula, accrual: 'cumulative' })).toEqual([3]);
    expect(quartersOf([1, 2, 3], { ...formula, aggregation: 'latest' })).toEqual([3]);
    expect(quartersOf([1, 2, 3], { ...formula, aggregation: 'none' })).toEqual([3]);
  });
});
