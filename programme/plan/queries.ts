/** The plan of a year as the viewer's hat sees it: an Area its own, the centre all; with what came of it and its money. */
import { sql, type RawBuilder } from 'kysely';
import * as v from 'valibot';
import { rowId } from '#office/form-fields.ts';
import { notFound } from '#office/problems.ts';
import type { Tx } from '#platform/postgres/store.ts';
import { actualsOf, actualsWithin, lineActual, type Actual, type Period } from './actuals.ts';
import type { BudgetClass, Measure, Step } from './kinds.ts';
import { satangOf, type Budget } from './money.ts';
import type { LineState } from './states.ts';

export interface PlanLine {
  id: string;
  be: number;
  areaNo: number;
  provinceIso: string | null;
  provinceTh: string | null;
  provinceEn: string | null;
  step: Step;
  measure: Measure;
  unit: string | null;
  title: string;
  /** Exact decimals, with two places. */
  baseline: string | null;
  baselineBasis: string | null;
  target: string;
  typedBasis: string | null;
  hasBudget: boolean;
  state: LineState;
  version: number;
  proposedById: string | null;
  /** It was approved and is not back in draft: its work is counted. */
  inForce: boolean;
  returnedReason: string | null;
  closingWords: string | null;
  carriedFrom: string | null;
  carriedTo: string | null;
  isDemonstration: boolean;
  budgets: Budget[];
  actual: Actual;
}

type BudgetRow = { class: BudgetClass; planned: string; committed: string; spent: string; carried: string; carriedCommitted: string }; // prettier-ignore

const budgetOf = (row: BudgetRow): Budget => ({
  budgetClass: row.class,
  plannedSatang: satangOf(row.planned),
  committedSatang: satangOf(row.committed),
  spentSatang: satangOf(row.spent),
  carriedSatang: satangOf(row.carried),
  carriedCommittedSatang: satangOf(row.carriedCommitted),
});

const stepOrder = sql`array_position(ARRAY['workshop', 'field_watch', 'mobile_clinic', 'curriculum'], l.step)`;

async function linesWhere(tx: Tx, condition: RawBuilder<unknown>) {
  const { rows } = await sql<Omit<PlanLine, 'budgets' | 'actual'> & { budgets: BudgetRow[] }>`
    SELECT l.plan_line_id AS id, l.fiscal_year_be AS be, l.area_no AS "areaNo", l.province_iso AS "provinceIso",
      p.name_th AS "provinceTh", p.name_en AS "provinceEn", l.step, l.measure, l.unit, l.title, l.baseline,
      l.baseline_basis AS "baselineBasis", l.target, l.typed_basis AS "typedBasis", l.has_budget AS "hasBudget", l.state,
      l.version, l.proposed_by AS "proposedById", l.approved_at IS NOT NULL AS "inForce",
      l.returned_reason AS "returnedReason", l.closing_words AS "closingWords", l.carried_from AS "carriedFrom",
      n.plan_line_id AS "carriedTo", l.is_demonstration AS "isDemonstration",
      coalesce((SELECT jsonb_agg(jsonb_build_object('class', b.budget_class, 'planned', b.planned_thb::text,
        'committed', b.committed_thb::text, 'spent', b.spent_thb::text, 'carried', b.carried_thb::text,
        'carriedCommitted', b.carried_committed_thb::text) ORDER BY b.budget_class)
        FROM office.plan_budgets b WHERE b.plan_line_id = l.plan_line_id), '[]') AS budgets
    FROM office.plan_lines l LEFT JOIN office.provinces p ON p.province_iso = l.province_iso
    LEFT JOIN office.plan_lines n ON n.carried_from = l.plan_line_id
    WHERE ${condition} ORDER BY l.area_no, ${stepOrder}, l.province_iso NULLS FIRST, l.measure, l.drafted_at`.execute(
    tx,
  );
  return rows.map((row) => ({ ...row, budgets: row.budgets.map(budgetOf) }));
}

const linesOf = (tx: Tx, be: number, areaNo?: number) =>
  linesWhere(
    tx,
    sql`l.fiscal_year_be = ${be} AND ${areaNo === undefined ? sql`true` : sql`l.area_no = ${areaNo}`}`,
  );

export async function planOfYear(tx: Tx, be: number, areaNo?: number): Promise<PlanLine[]> {
  const lines = await linesOf(tx, be, areaNo);
  const actuals = await actualsOf(tx, be, areaNo);
  return lines.map((line) => ({ ...line, actual: actuals.get(line.id)! }));
}

/** An Area's plan, with what came of each line in the year and within some days of it. */
export async function planWithin(
  tx: Tx,
  be: number,
  areaNo: number,
  period: Period,
): Promise<(PlanLine & { inPeriod: Actual })[]> {
  const lines = await linesOf(tx, be, areaNo);
  const actuals = await actualsWithin(tx, be, areaNo, period);
  return lines.map((line) => {
    const { inYear, inPeriod } = actuals.get(line.id)!;
    return { ...line, actual: inYear, inPeriod };
  });
}

export interface Revision {
  no: number;
  kind: 'plan' | 'money' | 'actual';
  before: Record<string, string | null>;
  reason: string;
  by: string | null;
  at: Date;
}

/** @throws Problem office.not_found */
export async function readLine(tx: Tx, id: string): Promise<PlanLine & { revisions: Revision[] }> {
  if (!v.is(rowId, id)) throw notFound();
  const [line] = await linesWhere(tx, sql`l.plan_line_id = ${id}`);
  if (!line) throw notFound();
  const actual = (await lineActual(tx, id))!;
  return { ...line, actual, revisions: await revisionsOf(tx, id) };
}

/** Newest first. */
async function revisionsOf(tx: Tx, id: string): Promise<Revision[]> {
  const { rows } = await sql<Revision>`
    SELECT r.revision_id AS no, r.kind, r.before, r.reason, p.full_name AS by, r.revised_at AS at
    FROM office.plan_line_revisions r LEFT JOIN office.people p ON p.person_id = r.revised_by
    WHERE r.plan_line_id = ${id} ORDER BY r.revision_id DESC`.execute(tx);
  return rows;
}

/** Lines that wait for the viewer's approval: proposed by somebody else. At most 200. */
export async function waitingLines(tx: Tx, personId: string) {
  const { rows } = await sql<{ id: string; title: string; areaNo: number; be: number }>`
    SELECT plan_line_id AS id, title, area_no AS "areaNo", fiscal_year_be AS be FROM office.plan_lines
    WHERE state = 'proposed' AND proposed_by <> ${personId} ORDER BY proposed_at LIMIT 200`.execute(tx);
  return rows;
}

/** Lines that the viewer drafted and that were given back. */
export async function returnedLines(tx: Tx, personId: string) {
  const { rows } = await sql<{ id: string; title: string; areaNo: number; be: number }>`
    SELECT plan_line_id AS id, title, area_no AS "areaNo", fiscal_year_be AS be FROM office.plan_lines
    WHERE state = 'drafted' AND returned_reason IS NOT NULL AND drafted_by = ${personId} ORDER BY drafted_at LIMIT 200`.execute(
    tx,
  );
  return rows;
}
