/** What a page of the roll-up asks for: a quarter or a year, a level, a place of the reader's, and now or a frozen moment. */
import { sql } from 'kysely';
import type { Me } from '#office/action.ts';
import { notFound } from '#office/problems.ts';
import type { Tx } from '#platform/postgres/store.ts';
import { levelNames } from '#master-plan/returns/states.ts';
import { listRounds, type Round } from '#master-plan/rounds/queries.ts';
import { nothingCounted, together, type Counted, type Formula } from './figures.ts';
import type { CountedLevel, PlaceThen, ProvinceSums } from './read.ts';

export const countedLevels = ['submitted', ...levelNames] as const satisfies CountedLevel[];

/** The two lines: the NACC's Regions, the PACC's Areas. */
export type Line = 'region' | 'area';

export interface View {
  /** A quarter by itself, or the quarters of a year whose windows have opened, in their order; none: no round is fixed. */
  asked: Round[];
  /** '2567-q2' or '2567-year'; empty where none is fixed. */
  period: string;
  isYear: boolean;
  /** Every fixed one, the newest first. */
  rounds: Round[];
  level: CountedLevel;
  line: Line;
  /** Null: everything of the reader's. */
  provinceIso: string | null;
  unitNo: number | null;
  moment: bigint | null;
  /** When it was frozen. */
  frozenAt: Date | null;
}

/**
 * From an address; what is no round or level is left out as if not asked.
 * @throws Problem office.not_found for a moment that nobody froze: its figures could still change
 */
export async function viewOf(tx: Tx, me: Me, asked: (name: string) => string): Promise<View> {
  const rounds = (await listRounds(tx)).filter(({ state }) => state === 'fixed');
  const line = ['region', 'area'].includes(asked('line'))
    ? (asked('line') as Line)
    : ['area_officer', 'area_director', 'centre_officer'].includes(me.role)
      ? 'area'
      : 'region';
  const moment = /^\d{1,18}$/u.test(asked('moment')) ? BigInt(asked('moment')) : null;
  const frozenAt = moment === null ? null : await frozenAtOf(tx, moment);
  return {
    rounds,
    ...periodOf(rounds, asked('round'), frozenAt ?? new Date()),
    level: countedLevels.find((one) => one === asked('level')) ?? 'submitted',
    line,
    provinceIso: /^TH-\d\d$/u.test(asked('province')) ? asked('province') : null,
    unitNo: /^[1-9]$/u.test(asked('unit')) ? Number(asked('unit')) : null,
    moment,
    frozenAt,
  };
}

async function frozenAtOf(tx: Tx, moment: bigint): Promise<Date> {
  const { rows } = await sql<{ at: Date }>`
    SELECT frozen_at AS at FROM office.frozen_moments WHERE moment = ${moment}::bigint`.execute(tx);
  if (!rows[0]) throw notFound();
  return rows[0].at;
}

/** A year is made of its quarters that were fixed and had opened at a time; before the first was, of the first. */
export function periodOf(
  rounds: readonly Round[],
  asked: string,
  at: Date,
): Pick<View, 'asked' | 'period' | 'isYear'> {
  const ofYear = rounds.filter(({ be }) => asked === `${be}-year`).toReversed();
  if (ofYear.length > 0) {
    const opened = ofYear.filter(({ opensAt, fixedAt }) => opensAt <= at && (fixedAt ?? at) <= at);
    return { asked: opened.length > 0 ? opened : [ofYear[0]!], period: asked, isYear: true };
  }
  const one = rounds.find(({ id }) => id === asked) ?? rounds[0];
  return { asked: one ? [one] : [], period: one?.id ?? '', isYear: false };
}

export interface Card extends Formula {
  id: string;
  titleTh: string;
  titleEn: string;
  unitTh: string;
  unitEn: string;
  direction: 'more' | 'less';
  partATh: string;
  partAEn: string;
  partBTh: string | null;
  partBEn: string | null;
  /** Whether part a is among what part b counts: then it has an interval. */
  isShare: boolean;
}

/** The indicators that any of these rounds asks for, in the order of the plan's tree. */
export async function cardsOf(tx: Tx, rounds: readonly Round[]): Promise<Card[]> {
  const { rows } = await sql<Card>`
    SELECT i.indicator_id AS id, i.title_th AS "titleTh", i.title_en AS "titleEn", i.unit_th AS "unitTh", i.unit_en AS "unitEn",
      i.direction, i.accrual, i.is_share AS "isShare", i.aggregation, i.scale, i.decimals, i.part_a_th AS "partATh", i.part_a_en AS "partAEn", i.part_b_th AS "partBTh",
      i.part_b_en AS "partBEn"
    FROM office.indicators i
    WHERE EXISTS (SELECT FROM office.round_indicators r WHERE r.indicator_id = i.indicator_id
      AND r.return_round_id = ANY (${rounds.map(({ id }) => id)}::text[])) ORDER BY i.goal_id, i.indicator_id`.execute(
    tx,
  );
  return rows;
}

export interface Child {
  /** '7' of a Region or Area, or 'TH-73'. */
  id: string;
  provinces: string[];
  owed: number;
}

/** What a place is made of: the nation of Regions or Areas, these of provinces. One province has bodies, which are read by themselves. */
export function childrenOf(places: readonly PlaceThen[], { line, unitNo, provinceIso }: View): Child[] {
  const isNation =
    unitNo === null && provinceIso === null && new Set(places.map((one) => unitOf(one, line))).size > 1;
  const children = new Map<string, Child>();
  for (const place of places) {
    const id = isNation ? String(unitOf(place, line) ?? '-') : place.provinceIso;
    const child = children.get(id) ?? { id, provinces: [], owed: 0 };
    children.set(id, child);
    child.provinces.push(place.provinceIso);
    child.owed += place.owed;
  }
  return [...children.values()];
}

const unitOf = ({ areaNo, regionNo }: PlaceThen, line: Line) => (line === 'area' ? areaNo : regionNo);

/** One indicator over some provinces. */
export const countedOver = (sums: ProvinceSums, provinces: readonly string[], indicatorId: string): Counted =>
  provinces.reduce(
    (sum, iso) => together(sum, sums.get(iso)?.get(indicatorId) ?? nothingCounted),
    nothingCounted,
  );

/** Names of provinces in both languages. */
export async function provinceNames(tx: Tx): Promise<Map<string, { th: string; en: string }>> {
  const { rows } = await sql<{ iso: string; th: string; en: string }>`
    SELECT province_iso AS iso, name_th AS th, name_en AS en FROM office.provinces`.execute(tx);
  return new Map(rows.map(({ iso, th, en }) => [iso, { th, en }]));
}
