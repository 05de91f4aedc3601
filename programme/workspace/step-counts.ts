/**
 * "The process is driven systematically", as a number: of the steps whose day has come, how many were done by
 * their day, late, or not yet. One row per province of the viewer's scope; nothing is added up across years.
 */
import { sql } from 'kysely';
import type { Tx } from '#platform/postgres/store.ts';

export interface StepCount {
  areaNo: number;
  provinceIso: string;
  /** Steps that the guideline plans for the whole year. */
  planned: number;
  /** Of these, whose day has come. */
  due: number;
  onTime: number;
  doneLate: number;
  /** Day passed, not done. */
  late: number;
}

export async function stepCounts(
  tx: Tx,
  of: { fiscalYearBe: number; areaNo?: number | undefined; provinceIso?: string | undefined },
): Promise<StepCount[]> {
  const { rows } = await sql<StepCount>`
    SELECT s.area_no AS "areaNo", s.province_iso AS "provinceIso", count(*)::int AS planned,
      count(*) FILTER (WHERE s.due_on <= today.day)::int AS due,
      count(*) FILTER (WHERE s.due_on <= today.day AND s.done_on <= s.due_on)::int AS "onTime",
      count(*) FILTER (WHERE s.due_on <= today.day AND s.done_on > s.due_on)::int AS "doneLate",
      count(*) FILTER (WHERE s.due_on < today.day AND s.done_on IS NULL)::int AS late
    FROM office.workspace_steps s, (SELECT (now() AT TIME ZONE 'Asia/Bangkok')::date AS day) today
    WHERE s.fiscal_year_be = ${of.fiscalYearBe} AND (${of.areaNo ?? null}::int IS NULL OR s.area_no = ${of.areaNo ?? null})
      AND (${of.provinceIso ?? null}::text IS NULL OR s.province_iso = ${of.provinceIso ?? null})
    GROUP BY 1, 2 ORDER BY 1, 2`.execute(tx);
  return rows;
}
