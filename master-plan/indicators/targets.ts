/** Targets in force, now or as at a moment: a revision leaves the one before, so that an old result is read against its own. */
import { sql } from 'kysely';
import type { Tx } from '#platform/postgres/store.ts';
import { hundredthsOf } from '#master-plan/returns/figures.ts';

export interface TargetOf {
  be: number;
  quarter?: number | undefined;
  provinceIso?: string | undefined;
  /** Null or left out: now. */
  moment?: bigint | null | undefined;
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
 * By indicator, the nearest that there is: of the province's quarter, the province's year, the nation's quarter, the
 * nation's year, a span of years. Without a province only the nation's.
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
    ORDER BY indicator_id, province_iso IS NULL, quarter IS NULL, to_be - from_be, from_moment DESC`.execute(
    tx,
  );
  return new Map(rows.map(({ id, value, ...rest }) => [id, { ...rest, value: hundredthsOf(value) }]));
}
