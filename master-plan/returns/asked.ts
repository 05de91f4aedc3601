/** What a return asks of its body, and what the same body said in earlier quarters. */
import { sql } from 'kysely';
import type { RecordName } from '#master-plan/indicators/records.ts';
import type { Tx } from '#platform/postgres/store.ts';
import type { AskedCard } from './content.ts';
import type { Before } from './doubts.ts';
import { hundredthsOf } from './figures.ts';

export interface AskedIndicator extends AskedCard {
  titleTh: string;
  titleEn: string;
  unitTh: string;
  unitEn: string;
  partATh: string;
  partAEn: string;
  partBTh: string | null;
  partBEn: string | null;
  /** Records of the programme that hold the figure too, and what they say of the quarter; null: none do, or it counts since 1 October. */
  fromRecords: RecordName | null;
  recorded: number | null;
}

/** By goal, as the plan's tree has them. */
export async function askedOf(tx: Tx, returnId: string): Promise<AskedIndicator[]> {
  const { rows } = await sql<AskedIndicator>`
    SELECT i.indicator_id AS id, i.aggregation, i.part_b_th IS NOT NULL AS "hasPartB", i.is_share AS "isShare", i.decimals,
      i.is_money AS "isMoney", i.accrual, i.title_th AS "titleTh", i.title_en AS "titleEn", i.unit_th AS "unitTh",
      i.unit_en AS "unitEn", i.part_a_th AS "partATh", i.part_a_en AS "partAEn", i.part_b_th AS "partBTh", i.part_b_en AS "partBEn",
      i.from_records AS "fromRecords", CASE WHEN i.from_records IS NOT NULL AND i.accrual = 'per_period' THEN office.from_records(q.quarterly_return_id, i.from_records)::int END AS recorded
    FROM office.quarterly_returns q JOIN office.round_indicators r USING (return_round_id) JOIN office.indicators i USING (indicator_id)
    WHERE q.quarterly_return_id = ${returnId}::uuid AND q.reporter_kind = ANY (r.reporter_kinds)
    ORDER BY i.goal_id, i.indicator_id`.execute(tx);
  return rows;
}

export interface Earlier {
  roundId: string;
  indicatorId: string;
  a: string;
  b: string | null;
  isSameYear: boolean;
}

/** Figures that the same body last sent for up to eight earlier quarters, the newest first. */
export async function earlierOf(tx: Tx, returnId: string): Promise<Earlier[]> {
  const { rows } = await sql<Earlier>`
    WITH mine AS (SELECT agency_id, return_round_id FROM office.quarterly_returns WHERE quarterly_return_id = ${returnId}::uuid),
    earlier AS (
      SELECT q.quarterly_return_id, q.return_round_id, q.revision_no, left(q.return_round_id, 4) = left(mine.return_round_id, 4) AS is_same_year
      FROM mine JOIN office.quarterly_returns q USING (agency_id)
      WHERE q.return_round_id < mine.return_round_id AND q.revision_no > 0
      ORDER BY q.return_round_id DESC LIMIT 8
    )
    SELECT e.return_round_id AS "roundId", w.indicator_id AS "indicatorId", w.part_a AS a, w.part_b AS b, e.is_same_year AS "isSameYear"
    FROM earlier e JOIN office.return_revisions r USING (quarterly_return_id, revision_no) JOIN office.return_values w USING (moment)
    WHERE w.given = 'value' ORDER BY e.return_round_id DESC, w.indicator_id`.execute(tx);
  return rows;
}

/** As the doubts ask it. */
export function beforeOf(
  earlier: readonly Earlier[],
  targets: ReadonlyMap<string, { value: bigint; isOfProvince: boolean; period: string }>,
): Map<string, Before> {
  const before = new Map<string, Before>();
  const of = (id: string) => {
    const known = before.get(id) ?? { earlier: [], target: null };
    before.set(id, known);
    return known;
  };
  for (const { indicatorId, a, isSameYear } of earlier)
    before.set(indicatorId, {
      ...of(indicatorId),
      earlier: [...of(indicatorId).earlier, { a: hundredthsOf(a), isSameYear }],
    });
  // No body alone should pass many times over what its whole province is to reach in the quarter.
  for (const [id, { value, isOfProvince, period }] of targets)
    if (isOfProvince && period === 'quarter') before.set(id, { ...of(id), target: value });
  return before;
}
