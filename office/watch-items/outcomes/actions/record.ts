/** An officer writes down what came of a letter, a call or a visit about a watch item, and what shows it. */
import { sql } from 'kysely';
import * as v from 'valibot';
import { thbOf } from '#kernel/baht.ts';
import { action } from '#office/action.ts';
import { amount, choice, day, link, optional, rowId, version, words } from '#office/form-fields.ts';
import { notFound } from '#office/problems.ts';
import { mustHaveCome, placeOfItem } from '#office/watch-items/item.ts';
import { moneyMissing, moneyOfAnother } from '#office/watch-items/problems.ts';
import { itemSubject, rungs } from '#office/watch-items/states.ts';
import type { Tx } from '#platform/postgres/store.ts';
import { interventionOutcomeNames } from '../states.ts';

export const recordOutcome = action({
  name: 'watch_item.record_outcome',
  may: 'watch:move',
  writes: 'watch_item.outcome_recorded',
  subject: itemSubject,
  from: rungs,
  input: v.object({
    id: rowId,
    version,
    outcome: choice(interventionOutcomeNames),
    amountThb: optional(v.pipe(amount, v.transform(thbOf))),
    happenedOn: day,
    evidence: words(5, 4000),
    link: optional(link),
    letterId: optional(rowId),
  }),
  async run({ tx, me }, { id, outcome, amountThb, happenedOn, evidence, link: shown, letterId }) {
    mustHaveCome('happenedOn', happenedOn);
    const needsMoney = outcome === 'changed_before_signing';
    if (needsMoney && amountThb === undefined) throw moneyMissing();
    if (!needsMoney && amountThb !== undefined) throw moneyOfAnother();
    if (letterId !== undefined) await mustBeAboutIt(tx, id, letterId);
    const { rows } = await sql<{ outcomeId: string }>`
      INSERT INTO office.watch_outcomes (watch_item_id, letter_id, outcome, amount_thb, happened_on, evidence, link, recorded_by)
      VALUES (${id}, ${letterId ?? null}, ${outcome}, ${amountThb ?? null}::numeric, ${happenedOn}::date, ${evidence},
        ${shown ?? null}, ${me.personId})
      RETURNING watch_outcome_id AS "outcomeId"`.execute(tx);
    const { outcomeId } = rows[0]!;
    const data = { intervention: outcome, watch_outcome_id: outcomeId };
    return { subjectId: id, place: await placeOfItem(tx, id), data, result: { id, outcomeId } };
  },
});

async function mustBeAboutIt(tx: Tx, itemId: string, letterId: string): Promise<void> {
  const { rows } = await sql`
    SELECT FROM office.letter_matters WHERE letter_id = ${letterId} AND about_kind = 'watch_item' AND about_id = ${itemId}`.execute(
    tx,
  );
  if (rows.length === 0) throw notFound();
}
