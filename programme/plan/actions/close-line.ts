/** A line ends with its year; what is unfinished goes on in the next one, and is counted and paid there only. */
import { sql } from 'kysely';
import * as v from 'valibot';
import { action, type Me } from '#office/action.ts';
import { words } from '#office/form-fields.ts';
import type { Tx } from '#platform/postgres/store.ts';
import { actualOf } from '../actuals.ts';
import { lineId } from '../line-fields.ts';
import { addLine, knownLine, mustBeOpen, placeOf } from '../line.ts';
import { thbOf } from '#kernel/baht.ts';
import { carriedOver, satangOf } from '../money.ts';
import { nothingToCarry } from '../problems.ts';
import { lineSubject } from '../states.ts';

const input = v.object({ ...lineId, closingWords: words(5, 2000) });

const close = (tx: Tx, me: Me, id: string, closingWords: string) =>
  sql`UPDATE office.plan_lines SET state = 'closed', closing_words = ${closingWords}, closed_by = ${me.personId}, closed_at = now()
    WHERE plan_line_id = ${id}`.execute(tx);

export const closeLine = action({
  name: 'plan_line.close',
  may: 'plan:draft',
  writes: 'plan_line.closed',
  subject: lineSubject,
  from: ['approved'],
  to: 'closed',
  input,
  async run({ tx, me }, { id, closingWords }) {
    const known = await knownLine(tx, id);
    await close(tx, me, id, closingWords);
    return { subjectId: id, place: placeOf(known), result: { id } };
  },
});

export const carryOver = action({
  name: 'plan_line.carry_over',
  may: 'plan:draft',
  writes: 'plan_line.carried_over',
  subject: lineSubject,
  from: ['approved'],
  to: 'closed',
  input,
  async run({ tx, me }, { id, closingWords }) {
    const known = await knownLine(tx, id);
    await mustBeOpen(tx, known.be + 1);
    const done = satangOf((await actualOf(tx, id)) ?? '0');
    const open = satangOf(known.target) - done;
    const budgets = known.budgets.map(carriedOver);
    if (open <= 0n && budgets.every((one) => one.plannedSatang === 0n)) throw nothingToCarry();
    const target = thbOf(open > 0n ? open : 0n);
    const next = await addLine(tx, me, { ...known, be: known.be + 1, target, carriedFrom: id, budgets });
    await close(tx, me, id, closingWords);
    return { subjectId: id, place: placeOf(known), data: { year: known.be + 1 }, result: { id: next } };
  },
});
