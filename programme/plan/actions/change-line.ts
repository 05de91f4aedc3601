/**
 * The desk changes a line: a draft as often as need be, one in force with a reason, and then it waits for
 * approval again. What stood before is kept either way. What is measured, and by which money, stays.
 */
import { sql } from 'kysely';
import * as v from 'valibot';
import { action, type Me } from '#office/action.ts';
import type { Tx } from '#platform/postgres/store.ts';
import type { Funding } from '../kinds.ts';
import { lineId, planFields, reason } from '../line-fields.ts';
import {
  keepBefore,
  knownLine,
  mustBeClear,
  placeOf,
  plannedOf,
  type KnownLine,
  type PlanTyped,
} from '../line.ts';
import { thbOf } from '#kernel/baht.ts';
import { moneyOutOfOrder } from '../problems.ts';
import { lineSubject } from '../states.ts';

const input = v.object({ ...lineId, ...planFields, reason });

function fundingOf({ hasBudget, budgets }: KnownLine): Funding {
  if (!hasBudget) return 'none';
  if (budgets.length === 2) return 'both';
  return budgets[0]?.budgetClass === 2 ? 'agency' : 'integrated';
}

async function change(tx: Tx, me: Me, id: string, typed: PlanTyped & { reason: string }): Promise<KnownLine> {
  const known = await knownLine(tx, id);
  mustBeClear(known.measure, typed);
  const planned = plannedOf(fundingOf(known), typed);
  if (known.budgets.some((one) => planned.get(one.budgetClass)! < one.committedSatang))
    throw moneyOutOfOrder();
  await keepBefore(tx, me, { id, areaNo: known.areaNo, kind: 'plan', reason: typed.reason }, {
    target: known.target,
    baseline: known.baseline,
    ...Object.fromEntries(known.budgets.map((one) => [`planned_${one.budgetClass}`, thbOf(one.plannedSatang)])),
  }); // prettier-ignore
  await sql`UPDATE office.plan_lines SET title = ${typed.title}, unit = ${typed.unit ?? null}, target = ${thbOf(typed.target)},
      baseline = ${typed.baseline === undefined ? null : thbOf(typed.baseline)}, baseline_basis = ${typed.baselineBasis ?? null}
    WHERE plan_line_id = ${id}`.execute(tx);
  for (const [budgetClass, satang] of planned) {
    await sql`UPDATE office.plan_budgets SET planned_thb = ${thbOf(satang)}, carried_thb = least(carried_thb, ${thbOf(satang)}::numeric)
      WHERE plan_line_id = ${id} AND budget_class = ${budgetClass}`.execute(tx);
  }
  return known;
}

export const changeDraft = action({
  name: 'plan_line.change_draft',
  may: 'plan:draft',
  writes: 'plan_line.changed',
  subject: lineSubject,
  from: ['drafted'],
  input,
  async run({ tx, me }, { id, ...typed }) {
    const known = await change(tx, me, id, typed);
    return { subjectId: id, place: placeOf(known), result: { id } };
  },
});

export const reviseLine = action({
  name: 'plan_line.revise',
  may: 'plan:draft',
  writes: 'plan_line.revised',
  subject: lineSubject,
  from: ['approved'],
  to: 'proposed',
  input,
  async run({ tx, me }, { id, ...typed }) {
    const known = await change(tx, me, id, typed);
    await sql`UPDATE office.plan_lines SET state = 'proposed', proposed_by = ${me.personId}, proposed_at = now()
      WHERE plan_line_id = ${id}`.execute(tx);
    return { subjectId: id, place: placeOf(known), result: { id } };
  },
});
