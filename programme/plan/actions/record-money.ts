/** The desk records what is committed and spent of a line's money, and on which paper. The figures before stay. */
import { sql } from 'kysely';
import * as v from 'valibot';
import { action } from '#office/action.ts';
import { amount, choice, words } from '#office/form-fields.ts';
import { lineId } from '../line-fields.ts';
import { keepBefore, knownLine, placeOf } from '../line.ts';
import { thbOf } from '#kernel/baht.ts';
import { moneyOutOfOrder, noSuchMoney } from '../problems.ts';
import { lineSubject } from '../states.ts';

export const recordMoney = action({
  name: 'plan_line.record_money',
  may: 'plan:draft',
  writes: 'plan_line.money_recorded',
  subject: lineSubject,
  from: ['approved'],
  input: v.object({
    ...lineId,
    budgetClass: choice(['1', '2']),
    committed: amount,
    spent: amount,
    /** The paper it rests on. */
    basis: words(3, 300),
  }),
  async run({ tx, me }, { id, budgetClass, committed, spent, basis }) {
    const known = await knownLine(tx, id);
    const money = known.budgets.find((one) => String(one.budgetClass) === budgetClass);
    if (!money) throw noSuchMoney();
    if (spent > committed || committed > money.plannedSatang || committed < money.carriedCommittedSatang)
      throw moneyOutOfOrder();
    await keepBefore(tx, me, { id, areaNo: known.areaNo, kind: 'money', reason: basis }, {
      [`committed_${budgetClass}`]: thbOf(money.committedSatang),
      [`spent_${budgetClass}`]: thbOf(money.spentSatang),
    }); // prettier-ignore
    await sql`UPDATE office.plan_budgets SET committed_thb = ${thbOf(committed)}, spent_thb = ${thbOf(spent)}
      WHERE plan_line_id = ${id} AND budget_class = ${budgetClass}`.execute(tx);
    return { subjectId: id, place: placeOf(known), data: { class: budgetClass }, result: { id } };
  },
});
