/** A line inside an action: where it lies, its money, and the figures before a change. */
import { sql } from 'kysely';
import type { Me, Place } from '#office/action.ts';
import type { Tx } from '#platform/postgres/store.ts';
import { classesOf, type BudgetClass, type Funding, type Measure, type Step } from './kinds.ts';
import { thbOf } from '#kernel/baht.ts';
import { satangOf, type Budget } from './money.ts';
import {
  areaUnclear,
  baselineUnclear,
  lineThereAlready,
  moneyUnclear,
  partsNotTotal,
  provinceNotOfArea,
  unitUnclear,
  yearNotOpen,
} from './problems.ts';

export interface KnownLine {
  be: number;
  areaNo: number;
  provinceIso: string | null;
  step: Step;
  measure: Measure;
  unit: string | null;
  title: string;
  baseline: string | null;
  baselineBasis: string | null;
  target: string;
  typedActual: string | null;
  typedBasis: string | null;
  hasBudget: boolean;
  proposedBy: string | null;
  budgets: Budget[];
}

/** The line that an action holds locked. */
export async function knownLine(tx: Tx, id: string): Promise<KnownLine> {
  const { rows } = await sql<Omit<KnownLine, 'budgets'>>`
    SELECT fiscal_year_be AS be, area_no AS "areaNo", province_iso AS "provinceIso", step, measure, unit, title, baseline,
      baseline_basis AS "baselineBasis", target, typed_actual AS "typedActual", typed_basis AS "typedBasis",
      has_budget AS "hasBudget", proposed_by AS "proposedBy"
    FROM office.plan_lines WHERE plan_line_id = ${id}`.execute(tx);
  return { ...rows[0]!, budgets: await budgetsOf(tx, id) };
}

async function budgetsOf(tx: Tx, id: string): Promise<Budget[]> {
  const { rows } = await sql<Record<'planned' | 'committed' | 'spent' | 'carried' | 'carriedCommitted', string> & { budgetClass: BudgetClass }>`
    SELECT budget_class AS "budgetClass", planned_thb AS planned, committed_thb AS committed, spent_thb AS spent,
      carried_thb AS carried, carried_committed_thb AS "carriedCommitted"
    FROM office.plan_budgets WHERE plan_line_id = ${id} ORDER BY budget_class`.execute(tx); // prettier-ignore
  return rows.map((row) => ({
    budgetClass: row.budgetClass,
    plannedSatang: satangOf(row.planned),
    committedSatang: satangOf(row.committed),
    spentSatang: satangOf(row.spent),
    carriedSatang: satangOf(row.carried),
    carriedCommittedSatang: satangOf(row.carriedCommitted),
  }));
}

export const placeOf = ({ areaNo, provinceIso }: Pick<KnownLine, 'areaNo' | 'provinceIso'>): Place => ({
  areaNo,
  provinceIso,
});

/** The Area of a new line: the hat's own, or the one that the centre names. @throws Problem plan.area_unclear */
export function areaOf(me: Me, wanted: number | undefined): number {
  const own = me.scopeKind === 'area' ? Number(me.scopeId) : undefined;
  const areaNo = own ?? wanted;
  if (areaNo === undefined || (wanted !== undefined && wanted !== areaNo)) throw areaUnclear();
  return areaNo;
}

/** @throws Problem plan.province_not_of_area */
export async function mustLieIn(tx: Tx, areaNo: number, provinceIso: string | undefined): Promise<void> {
  if (provinceIso === undefined) return;
  const { rows } = await sql`SELECT 1 AS lies FROM office.provinces_today
    WHERE province_iso = ${provinceIso} AND area_no = ${areaNo}`.execute(tx);
  if (rows.length === 0) throw provinceNotOfArea();
}

/** @throws Problem plan.year_not_open */
export async function mustBeOpen(tx: Tx, be: number): Promise<void> {
  const { rows } = await sql`SELECT 1 AS open FROM office.fiscal_years WHERE fiscal_year_be = ${be}`.execute(
    tx,
  );
  if (rows.length === 0) throw yearNotOpen(be);
}

export interface PlanTyped {
  title: string;
  unit?: string | undefined;
  baseline?: bigint | undefined;
  baselineBasis?: string | undefined;
  target: bigint;
  planned1?: bigint | undefined;
  planned2?: bigint | undefined;
  plannedTotal?: bigint | undefined;
}

/** What cannot be so, told at its field. @throws Problem */
export function mustBeClear(measure: Measure, typed: PlanTyped): void {
  if ((measure === 'typed') !== (typed.unit !== undefined)) throw unitUnclear();
  if ((typed.baseline === undefined) !== (typed.baselineBasis === undefined)) throw baselineUnclear();
}

/** Planned money by class, as the funding asks it: each class that pays has an amount (nought is one), no other has. */
export function plannedOf(funding: Funding, typed: PlanTyped): Map<BudgetClass, bigint> {
  const given = { 1: typed.planned1, 2: typed.planned2 };
  const planned = new Map<BudgetClass, bigint>();
  for (const budgetClass of [1, 2] as const) {
    const pays = classesOf[funding].includes(budgetClass);
    const satang = given[budgetClass];
    if (pays !== (satang !== undefined)) throw moneyUnclear(`planned${budgetClass}`);
    if (satang !== undefined) planned.set(budgetClass, satang);
  }
  const sum = [...planned.values()].reduce((total, one) => total + one, 0n);
  const total = typed.plannedTotal;
  if (total !== undefined && total !== sum) throw partsNotTotal(thbOf(sum), thbOf(total));
  return planned;
}

export interface NewLine {
  be: number;
  areaNo: number;
  provinceIso: string | null;
  step: Step;
  measure: Measure;
  unit: string | null;
  title: string;
  baseline: string | null;
  baselineBasis: string | null;
  target: string;
  hasBudget: boolean;
  carriedFrom: string | null;
  budgets: readonly Budget[];
}

/** @throws Problem plan.line_there_already @returns the new line's id */
export async function addLine(tx: Tx, me: Me, line: NewLine): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    INSERT INTO office.plan_lines (fiscal_year_be, area_no, province_iso, step, measure, unit, title, baseline, baseline_basis,
      target, has_budget, drafted_by, carried_from)
    VALUES (${line.be}, ${line.areaNo}, ${line.provinceIso}, ${line.step}, ${line.measure}, ${line.unit}, ${line.title},
      ${line.baseline}, ${line.baselineBasis}, ${line.target}, ${line.hasBudget}, ${me.personId}, ${line.carriedFrom})
    ON CONFLICT DO NOTHING RETURNING plan_line_id AS id`.execute(tx);
  const id = rows[0]?.id;
  if (id === undefined) throw lineThereAlready();
  for (const one of line.budgets) {
    await sql`
      INSERT INTO office.plan_budgets (plan_line_id, budget_class, area_no, planned_thb, committed_thb, carried_thb, carried_committed_thb)
      VALUES (${id}, ${one.budgetClass}, ${line.areaNo}, ${thbOf(one.plannedSatang)}, ${thbOf(one.committedSatang)},
        ${thbOf(one.carriedSatang)}, ${thbOf(one.carriedCommittedSatang)})`.execute(tx);
  }
  return id;
}

/** Keeps figures as they stood, with who changed them and why. */
export async function keepBefore(
  tx: Tx,
  me: Me,
  revised: { id: string; areaNo: number; kind: 'plan' | 'money' | 'actual'; reason: string },
  before: Record<string, string | null>,
): Promise<void> {
  await sql`
    INSERT INTO office.plan_line_revisions (plan_line_id, area_no, kind, before, reason, revised_by)
    VALUES (${revised.id}, ${revised.areaNo}, ${revised.kind}, ${JSON.stringify(before)}::jsonb, ${revised.reason}, ${me.personId})`.execute(
    tx,
  );
}
