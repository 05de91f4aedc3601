/**
 * A fiscal year of quarterly returns, drawn and done by the actions themselves: three provinces with three bodies each, one of
 * which moves to another Region in January; rounds that are planned, fixed, opened and closed; what bodies and levels do.
 */
import fc from 'fast-check';
import { approveTarget } from '#master-plan/indicators/actions/decide-target.ts';
import { proposeTarget } from '#master-plan/indicators/actions/propose-target.ts';
import { acceptReturn } from '#master-plan/returns/actions/accept.ts';
import { grantReturnLeave } from '#master-plan/returns/actions/grant-leave.ts';
import { sendReturnBack } from '#master-plan/returns/actions/send-back.ts';
import { sendReturn } from '#master-plan/returns/actions/send.ts';
import { takeReturnBack } from '#master-plan/returns/actions/take-back.ts';
import { levelNames, levels, type ReturnLevel, type ReturnState } from '#master-plan/returns/states.ts';
import { emptyProject, emptyValue, type TypedReturn } from '#master-plan/returns/typed.ts';
import { addReporter } from '#master-plan/rounds/actions/add-reporter.ts';
import { askIndicator } from '#master-plan/rounds/actions/ask-indicator.ts';
import { fixRound } from '#master-plan/rounds/actions/fix-round.ts';
import { planRound } from '#master-plan/rounds/actions/plan-round.ts';
import { readRound } from '#master-plan/rounds/queries.ts';
import { act, type Action, type Me } from '#office/action.ts';
import { seedTerritory } from '#office/territory/take-in.ts';
import type { Person, TestOffice } from '#tests/office-store.ts';
import { inDays } from '#tests/watch-world.ts';

export const quarters = [1, 2, 3, 4] as const;
export const roundOf = (quarter: number) => `2567-q${quarter}`;
const provinces = ['TH-73', 'TH-74', 'TH-50'];
export const agencyOf = (iso: string, n: number) => `agency:office:year-${iso.toLowerCase()}-${n}`;
const agencies = provinces.flatMap((iso) => [1, 2, 3].map((n) => ({ iso, id: agencyOf(iso, n) })));
const indicators = ['year-people', 'year-share', 'year-cumulative'];

export interface ChangedYear {
  office: TestOffice;
  centre: Person;
  otherCentre: Person;
  /** Who decides at a level for a body's return. */
  deciders: Map<string, Record<ReturnLevel | 'officer', Person>>;
  /** Who looks at figures: everything, a Region that loses a province, an Area, a province. */
  readers: { me: Me; person: Person }[];
  /** What was done and what was refused, and how often. */
  done: Map<string, number>;
}

/** Bodies, people and indicators; no round yet. */

export async function yearBegins(office: TestOffice): Promise<ChangedYear> {
  const post = (role: string, kind: string, id: string) => office.person({ role, scope: [kind, id] });
  await seedTerritory(office.store);
  await office.owner(`INSERT INTO office.plan_nodes (node_id, kind, title_th, title_en, source) VALUES ('plan-of-year', 'master_plan', 'แผนสมมุติ', 'Plan', 'test')`);
  await office.owner(`INSERT INTO office.tree_nodes (tree_node_id, plan_node_id, kind, title_th, title_en, source) VALUES ('goal-of-year', 'plan-of-year', 'goal', 'เป้าหมายสมมุติ', 'Goal', 'test')`);
  for (const [id, aggregation, accrual] of [[indicators[0], 'sum', 'per_period'], [indicators[1], 'ratio', 'per_period'], [indicators[2], 'sum', 'cumulative']])
    await office.owner(
      `INSERT INTO office.indicators (indicator_id, goal_id, title_th, title_en, unit_th, unit_en, direction, aggregation, part_a_th, part_a_en, part_b_th,
         part_b_en, scale, decimals, frequency, accrual, given_by, owner_th, owner_en, source)
       VALUES ($1, 'goal-of-year', 'ตัวชี้วัดสมมุติ', 'Invented', 'คน', 'people', 'more', $2, 'ส่วน', 'part', $4, $4, $5, 2, 'quarter', $3, 'reporters', 'ทดสอบ', 'Test', 'test')`,
      [id, aggregation, accrual, aggregation === 'ratio' ? 'ทั้งหมด' : null, aggregation === 'ratio' ? 100 : 1],
    );
  for (const { iso, id } of agencies)
    await office.owner(`INSERT INTO office.agencies (agency_id, name_th, folded_name, agency_type, province_iso, source) VALUES ($1, $2, $2, 'tao', $3, 'test')`, [id, `อบต. สมมุติ ${id.slice(-1)} ${iso}`, iso]);
  const [centre, otherCentre] = [await post('nacc_centre', 'nation', ''), await post('nacc_centre', 'nation', '')];
  const regions = new Map([['7', await post('nacc_region', 'region', '7')], ['5', await post('nacc_region', 'region', '5')]]);
  const ofProvince = new Map<string, Person>();
  for (const iso of provinces) ofProvince.set(iso, await post('nacc_province', 'province', iso));
  const deciders: ChangedYear['deciders'] = new Map();
  for (const { iso, id } of agencies)
    deciders.set(id, {
      officer: await post('agency_officer', 'agency', id),
      agency: await post('agency_head', 'agency', id),
      province: ofProvince.get(iso)!,
      region: regions.get(iso === 'TH-50' ? '5' : '7')!,
      centre,
    });
  const readers = [
    { me: { role: 'nacc_centre' } as Me, person: centre },
    { me: { role: 'nacc_region' } as Me, person: regions.get('7')! },
    { me: { role: 'area_officer' } as Me, person: await post('area_officer', 'area', '7') },
    { me: { role: 'nacc_province' } as Me, person: ofProvince.get('TH-73')! },
  ];
  return { office, centre, otherCentre, deciders, readers, done: new Map() };
} // prettier-ignore

/** What is drawn of a change; each kind takes of it what it needs. */
export interface Drawn {
  kind: 'on' | 'correct' | 'take_back' | 'target' | 'leave' | 'ita';
  at: number;
  figures: [number, number][];
  given: ('value' | 'not_applicable' | 'missing')[];
  lot: number;
}
export const drawn: fc.Arbitrary<Drawn> = fc.record({
  kind: fc.constantFrom('on', 'on', 'on', 'on', 'on', 'correct', 'take_back', 'target', 'leave', 'ita'),
  at: fc.nat(),
  figures: fc.array(fc.tuple(fc.integer({ min: 1, max: 99_999_999 }), fc.nat(9999)), { minLength: 3, maxLength: 3 }),
  given: fc.array(fc.constantFrom('value', 'value', 'value', 'value', 'not_applicable', 'missing'), { minLength: 3, maxLength: 3 }),
  lot: fc.nat(99),
}); // prettier-ignore

const satang = (hundredths: number) => (hundredths / 100).toFixed(2);

function typedOf({ figures, given, lot }: Drawn): TypedReturn {
  const values = Object.fromEntries(
    indicators.map((id, at) => {
      const [a, more] = figures[at]!;
      const comment = 'อธิบายตัวเลขสมมุติ';
      if (given[at] === 'not_applicable') return [id, { ...emptyValue, given: 'not_applicable', comment }];
      if (given[at] === 'missing') return [id, emptyValue];
      return [id, { ...emptyValue, a: satang(a), b: at === 1 ? satang(a + more + 1) : '', comment }];
    }),
  );
  const project = (n: number) => ({ ...emptyProject(`c0000000-0000-4000-8000-00000000000${n}`), title: `โครงการสมมุติ ${n}` });
  const projects = [
    { ...project(1), parts: ['1', '2'] as const, received1: satang(figures[0]![0]), spent1: '0.01', received2: '5', spent2: '0', beneficiaries: String(lot) },
    { ...project(2), parts: ['3'] as const, beneficiaries: String(lot + 5), countedElsewhere: '5', countedWhere: 'โครงการสมมุติ 1' },
  ].slice(0, 1 + (lot % 2)).map((one) => ({ ...one, parts: [...one.parts] }));
  return { values, projects };
} // prettier-ignore

interface Owed {
  id: string;
  agency: string;
  version: number;
  no: number;
  state: ReturnState;
}
const pick = <T>(of: readonly T[], { at }: Drawn): T => of[at % of.length]!;

/** Refused as it should be: a closed window, nothing changed, a value that stands already. */
const refused = new Set([
  'returns.window_closed',
  'returns.nothing_changed',
  'returns.newer_revision',
  'targets.same_value',
  'targets.proposed_already',
]);
async function deed<Result>({ office, done }: ChangedYear, what: string, person: Person, one: Action<Result>, input: object): Promise<Result | null> {
  const count = (told: string) => void done.set(told, (done.get(told) ?? 0) + 1);
  try {
    const result = await act(office.store, person.viewer, one, input);
    count(what);
    return result;
  } catch (error) {
    const { code } = error as { code?: string };
    if (code === undefined || !refused.has(code)) throw error;
    count(`refused ${code}`);
    return null;
  }
} // prettier-ignore

/** One drawn change, where there is something to change. */

export async function change(year: ChangedYear, one: Drawn): Promise<void> {
  const { office, deciders } = year;
  if (one.kind === 'target') return reviseTarget(year, one);
  if (one.kind === 'ita') return assess(year, one);
  const owed = await office.owner<Owed>(
    `SELECT quarterly_return_id AS id, agency_id AS agency, q.version, revision_no AS no, q.state FROM office.quarterly_returns q JOIN office.return_rounds r USING (return_round_id)
     WHERE r.fiscal_year_be = 2567 AND r.state = 'fixed' ORDER BY return_round_id DESC, agency_id`,
  );
  // Most of what happens is of the last quarter.
  const of = one.lot < 70 ? owed.slice(0, agencies.length) : owed;
  const accepted = (state: ReturnState) => levelNames.find((level) => levels[level].accepted === state);
  if (one.kind === 'take_back') {
    const some = of.filter(({ state }) => accepted(state));
    if (some.length === 0) return;
    const that = pick(some, one);
    const level = accepted(that.state)!;
    await deed(year, `take back ${level}`, await decider(year, that, level), takeReturnBack[level], { id: that.id, version: that.version, revisionNo: that.no, reason: 'รับผิดฉบับ สมมุติ' });
    return;
  }
  const that = pick(of, one);
  const people = deciders.get(that.agency)!;
  const input = { id: that.id, version: that.version };
  if (one.kind === 'leave') {
    await deed(year, 'leave', await decider(year, that, 'region'), grantReturnLeave, { ...input, untilOn: inDays(2), reason: 'น้ำท่วมสมมุติ' });
    return;
  }
  const waits = levelNames.find((level) => levels[level].waits === that.state);
  if (one.kind === 'correct' || waits === undefined) {
    await deed(year, that.no === 0 ? 'send' : 'send anew', people.officer, sendReturn, { ...input, typed: typedOf(one), reason: 'แก้ไขสมมุติ' });
  } else if (one.lot % 7 === 0)
    await deed(year, `send back ${waits}`, await decider(year, that, waits), sendReturnBack[waits], { ...input, revisionNo: that.no, reason: 'ตัวเลขไม่ตรงเอกสาร', untilOn: inDays(2) });
  else await deed(year, `accept ${waits}`, await decider(year, that, waits), acceptReturn[waits], { ...input, revisionNo: that.no });
} // prettier-ignore

/** A province that moved in January is decided on by the Region of then. */
async function decider({ office, deciders }: ChangedYear, { id, agency }: Owed, level: ReturnLevel): Promise<Person> {
  const people = deciders.get(agency)!;
  if (level !== 'region') return people[level];
  const [row] = await office.owner<{ no: number }>(`SELECT region_no AS no FROM office.quarterly_returns WHERE quarterly_return_id = $1`, [id]);
  return deciders.get(agencyOf(row!.no === 5 ? 'TH-50' : 'TH-73', 1))!.region;
} // prettier-ignore

async function reviseTarget(year: ChangedYear, one: Drawn): Promise<void> {
  const { centre, otherCentre, deciders } = year;
  const provinceIso = one.lot % 2 === 0 ? undefined : pick(provinces, one);
  const proposer = provinceIso === undefined ? centre : deciders.get(agencyOf(provinceIso, 1))!.province;
  const proposed = await deed(year, 'propose', proposer, proposeTarget, {
    indicatorId: indicators[one.lot % 3], fromBe: 2567, toBe: 2567, provinceIso, value: satang(one.figures[0]![0]), reason: 'ปรับค่าเป้าหมายสมมุติ', source: 'test',
    quarter: one.lot % 5 === 0 ? undefined : 1 + (one.lot % 4),
  });
  if (proposed) await deed(year, 'target', otherCentre, approveTarget, { id: proposed.id, version: 1 });
} // prettier-ignore

async function assess({ office, centre, done }: ChangedYear, one: Drawn): Promise<void> {
  const { id, iso } = pick(agencies, one);
  await office.owner(
    `INSERT INTO office.ita_results (moment, fiscal_year_be, agency_id, name_th, province_iso, region_no, area_no, score, source, taken_in_by)
     SELECT office.next_moment(), 2567, $1, name_th, $2, 7, 7, $3, 'test', $4 FROM office.agencies WHERE agency_id = $1`,
    [id, iso, (one.figures[0]![1] / 100).toFixed(2), centre.personId],
  );
  done.set('ita', (done.get('ita') ?? 0) + 1);
}

/** Plans and fixes a quarter's round; the quarter before closes. What happens between quarters happens here. */
export async function turn({ office, centre }: ChangedYear, quarter: number): Promise<void> {
  const keep = async (one: Action<unknown>, more: object = {}) => {
    const { version } = await office.store.within(centre.viewer, (tx) => readRound(tx, roundOf(quarter)));
    await act(office.store, centre.viewer, one, { id: roundOf(quarter), version, ...more });
  };
  if (quarter > 1) await office.owner(`UPDATE office.return_rounds SET closes_at = now() WHERE return_round_id = $1`, [roundOf(quarter - 1)]);
  await act(office.store, centre.viewer, planRound, { be: 2567, quarter, opensOn: inDays(0), closesOn: inDays(9), closesAt: '16:30' });
  if (quarter === 1) {
    for (const { id } of agencies) await keep(addReporter, { agencyId: id, reporterKind: 'state' });
    for (const indicatorId of indicators) await keep(askIndicator, { indicatorId, reporterKinds: ['state'] });
  }
  if (quarter === 2) {
    await office.owner(`UPDATE office.region_provinces SET valid_to_on = '2023-12-31' WHERE province_iso = 'TH-74' AND valid_to_on IS NULL`);
    await office.owner(`INSERT INTO office.region_provinces (region_no, province_iso, valid_from_on, source) SELECT 5, 'TH-74', '2024-01-01', source FROM office.region_provinces WHERE province_iso = 'TH-74' LIMIT 1`);
  }
  if (quarter === 3) await office.owner(`UPDATE office.agencies SET name_th = 'เทศบาลตำบลสมมุติที่เปลี่ยนชื่อ' WHERE agency_id = $1`, [agencies[0]!.id]);
  await keep(fixRound);
} // prettier-ignore
