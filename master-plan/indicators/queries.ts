/** Indicators with their cards, targets and published figures. The plan is everybody's. */
import { sql } from 'kysely';
import { notFound } from '#office/problems.ts';
import type { Tx } from '#platform/postgres/store.ts';
import type { Aggregation } from '#master-plan/roll-up/figures.ts';
import type { TargetState } from './states.ts';

export interface IndicatorCard {
  id: string;
  goalId: string;
  titleTh: string;
  titleEn: string;
  unitTh: string;
  unitEn: string;
  direction: 'more' | 'less';
  aggregation: Aggregation;
  partATh: string;
  partAEn: string;
  partBTh: string | null;
  partBEn: string | null;
  scale: number;
  decimals: number;
  frequency: 'quarter' | 'year';
  accrual: 'per_period' | 'cumulative';
  givenBy: 'reporters' | 'centre';
  breakdownTh: string | null;
  breakdownEn: string | null;
  baseline: string | null;
  baselineBe: number | null;
  ownerTh: string;
  ownerEn: string;
  noteTh: string | null;
  noteEn: string | null;
  source: string;
  verified: boolean;
  isDemonstration: boolean;
  version: number;
}

const cards = sql`
  SELECT indicator_id AS id, goal_id AS "goalId", title_th AS "titleTh", title_en AS "titleEn", unit_th AS "unitTh", unit_en AS "unitEn",
    direction, aggregation, part_a_th AS "partATh", part_a_en AS "partAEn", part_b_th AS "partBTh", part_b_en AS "partBEn", scale, decimals,
    frequency, accrual, given_by AS "givenBy", breakdown_th AS "breakdownTh", breakdown_en AS "breakdownEn", baseline,
    baseline_be AS "baselineBe", owner_th AS "ownerTh", owner_en AS "ownerEn", note_th AS "noteTh", note_en AS "noteEn", source, verified,
    is_demonstration AS "isDemonstration", version
  FROM office.indicators`;

export async function listIndicators(tx: Tx): Promise<IndicatorCard[]> {
  const { rows } =
    await sql<IndicatorCard>`${cards} WHERE state = 'in_force' ORDER BY goal_id, indicator_id LIMIT 500`.execute(
      tx,
    );
  return rows;
}

/** @throws Problem office.not_found */
export async function readIndicator(tx: Tx, id: string): Promise<IndicatorCard> {
  const { rows } = await sql<IndicatorCard>`${cards} WHERE indicator_id = ${id}`.execute(tx);
  if (!rows[0]) throw notFound();
  return rows[0];
}

export interface TargetRow {
  id: string;
  fromBe: number;
  toBe: number;
  quarter: number | null;
  provinceIso: string | null;
  provinceTh: string | null;
  provinceEn: string | null;
  value: string;
  reason: string;
  source: string;
  verified: boolean;
  proposedAt: Date;
  mayDecide: boolean;
  declinedWhy: string | null;
  isDemonstration: boolean;
  state: TargetState;
  version: number;
}

/** Every target that an indicator has or had, the nation's first, each with what it replaced below it. */
export async function targetsOf(tx: Tx, indicatorId: string): Promise<TargetRow[]> {
  const { rows } = await sql<TargetRow>`
    SELECT t.indicator_target_id AS id, t.from_be AS "fromBe", t.to_be AS "toBe", t.quarter, t.province_iso AS "provinceIso",
      p.name_th AS "provinceTh", p.name_en AS "provinceEn", t.value, t.reason, t.source, t.verified, t.proposed_at AS "proposedAt",
      t.state = 'proposed' AND t.proposed_by::text IS DISTINCT FROM current_setting('truatkhap.person_id', true) AS "mayDecide",
      t.declined_why AS "declinedWhy", t.is_demonstration AS "isDemonstration", t.state, t.version
    FROM office.indicator_targets t LEFT JOIN office.provinces p USING (province_iso)
    WHERE t.indicator_id = ${indicatorId}
    ORDER BY t.province_iso NULLS FIRST, t.from_be, t.to_be, t.quarter NULLS FIRST, t.proposed_at DESC, t.indicator_target_id LIMIT 500`.execute(
    tx,
  );
  return rows;
}

export interface ActualRow {
  id: string;
  be: number;
  a: string;
  b: string | null;
  noteTh: string | null;
  noteEn: string | null;
  source: string;
  verified: boolean;
  /** Another figure of the same year came after it. */
  isRestated: boolean;
}

/** Of one indicator or of all; the latest year last. */
export async function actualsOf(
  tx: Tx,
  indicatorId: string | null,
): Promise<(ActualRow & { indicatorId: string })[]> {
  const { rows } = await sql<ActualRow & { indicatorId: string }>`
    SELECT a.indicator_actual_id::text AS id, a.indicator_id AS "indicatorId", a.fiscal_year_be AS be, a.part_a AS a, a.part_b AS b,
      a.note_th AS "noteTh", a.note_en AS "noteEn", a.source, a.verified,
      EXISTS (SELECT FROM office.indicator_actuals z WHERE z.indicator_id = a.indicator_id AND z.fiscal_year_be = a.fiscal_year_be
        AND z.moment > a.moment) AS "isRestated"
    FROM office.indicator_actuals a WHERE ${indicatorId}::text IS NULL OR a.indicator_id = ${indicatorId}
    ORDER BY a.indicator_id, a.fiscal_year_be, a.moment LIMIT 2000`.execute(tx);
  return rows;
}
