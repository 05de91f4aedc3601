/** Targets in force, now or as at a moment: a revision leaves the one before, so that an old result is read against its own. */
import { sql } from 'kysely';
import type { Tx } from '#platform/postgres/store.ts';
import { hundredthsOf } from '#master-plan/returns/figures.ts';
import type { Formula } from '#master-plan/roll-up/figures.ts';

export interface TargetOf {
  be: number;
  quarter?: number | undefined;
  provinceIso?: string | undefined;
  /** Null or left out: now. */
  moment?: bigint | null | undefined;
}

/**
 * Whether a figure can be held against a target: a quarter's against the quarter's own, a year's against the year's or
 * the span's. A quarter is held against its year only where it stands for the whole of it: the fourth, counted since
 * October or the latest alone. The roll-up and the committee's packs ask this same question.
 * @param quarter of the figure; null: of a year
 */
export function isHeldAgainst(
  period: Target['period'],
  { aggregation, accrual }: Pick<Formula, 'aggregation' | 'accrual'>,
  quarter: number | null,
): boolean {
  if (period === 'quarter') return quarter !== null;
  return quarter === null || (quarter === 4 && (accrual === 'cumulative' || aggregation === 'latest'));
}

export interface Target {
  /** Hundredths. */
  value: bigint;
  /** Whose, and of what time. */
  isOfProvince: boolean;
  period: 'quarter' | 'year' | 'span';
  verified: boolean;
}

/**
 * By indicator, the nearest that there is: of the quarter before the year before a span of years, and among equals the
 * province's own before the nation's. Without a province only the nation's.
 */
export async function targetsFor(
  tx: Tx,
  { be, quarter, provinceIso, moment = null }: TargetOf,
): Promise<Map<string, Target>> {
  const at = moment ?? 9_223_372_036_854_775_807n;
  const { rows } = await sql<Omit<Target, 'value'> & { id: string; value: string }>`
    SELECT DISTINCT ON (indicator_id) indicator_id AS id, value, province_iso IS NOT NULL AS "isOfProvince", verified,
      CASE WHEN quarter IS NOT NULL THEN 'quarter' WHEN from_be = to_be THEN 'year' ELSE 'span' END AS period
    FROM office.indicator_targets
    WHERE state IN ('in_force', 'replaced') AND from_moment <= ${at}::bigint AND (to_moment IS NULL OR to_moment > ${at}::bigint)
      AND ${be} BETWEEN from_be AND to_be AND (quarter IS NULL OR quarter = ${quarter ?? null}::int)
      AND (province_iso IS NULL OR province_iso = ${provinceIso ?? null}::text)
    ORDER BY indicator_id, quarter IS NULL, to_be - from_be, province_iso IS NULL, from_moment DESC`.execute(
    tx,
  );
  return new Map(rows.map(({ id, value, ...rest }) => [id, { ...rest, value: hundredthsOf(value) }]));
}
