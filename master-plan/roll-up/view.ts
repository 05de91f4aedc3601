/** What a page of the roll-up asks for: a round, a level, a place of the reader's, and now or a moment. */
import { sql } from 'kysely';
import type { Me } from '#office/action.ts';
import type { Tx } from '#platform/postgres/store.ts';
import { levelNames } from '#master-plan/returns/states.ts';
import { listRounds, type Round } from '#master-plan/rounds/queries.ts';
import { nothingCounted, together, type Counted, type Formula } from './figures.ts';
import type { CountedLevel, PlaceThen, ProvinceSums } from './read.ts';

export const countedLevels = ['submitted', ...levelNames] as const satisfies CountedLevel[];

/** The two lines: the NACC's Regions, the PACC's Areas. */
export type Line = 'region' | 'area';

export interface View {
  round: Round | null;
  rounds: Round[];
  level: CountedLevel;
  line: Line;
  /** Null: everything of the reader's. */
  provinceIso: string | null;
  unitNo: number | null;
  moment: bigint | null;
}

/** From an address; what is no round, level or moment is left out as if not asked. */
export async function viewOf(tx: Tx, me: Me, asked: (name: string) => string): Promise<View> {
  const rounds = (await listRounds(tx)).filter(({ state }) => state === 'fixed');
  const line = ['region', 'area'].includes(asked('line'))
    ? (asked('line') as Line)
    : ['area_officer', 'area_director', 'centre_officer'].includes(me.role)
      ? 'area'
      : 'region';
  return {
    rounds,
    round: rounds.find(({ id }) => id === asked('round')) ?? rounds[0] ?? null,
    level: countedLevels.find((one) => one === asked('level')) ?? 'submitted',
    line,
    provinceIso: /^TH-\d\d$/u.test(asked('province')) ? asked('province') : null,
    unitNo: /^[1-9]$/u.test(asked('unit')) ? Number(asked('unit')) : null,
    moment: /^\d{1,18}$/u.test(asked('moment')) ? BigInt(asked('moment')) : null,
  };
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
}

/** The indicators that a round asks for, in the order of the plan's tree. */
export async function cardsOf(tx: Tx, roundId: string): Promise<Card[]> {
  const { rows } = await sql<Card>`
    SELECT i.indicator_id AS id, i.title_th AS "titleTh", i.title_en AS "titleEn", i.unit_th AS "unitTh", i.unit_en AS "unitEn",
      i.direction, i.aggregation, i.scale, i.decimals, i.part_a_th AS "partATh", i.part_a_en AS "partAEn", i.part_b_th AS "partBTh",
      i.part_b_en AS "partBEn"
    FROM office.round_indicators r JOIN office.indicators i USING (indicator_id)
    WHERE r.return_round_id = ${roundId} ORDER BY i.goal_id, i.indicator_id`.execute(tx);
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
