/** The lead agency's centre plans a round: its window, and the indicators and bodies of the round before. */
import { sql } from 'kysely';
import * as v from 'valibot';
import { action } from '#office/action.ts';
import { wholeNumber } from '#office/form-fields.ts';
import type { Tx } from '#platform/postgres/store.ts';
import { owe } from '../owe.ts';
import { roundThereAlready } from '../problems.ts';
import { quarterDays, roundIdOf, type Quarter } from '../quarter.ts';
import { windowFields, windowOf } from '../fields.ts';
import { roundSubject } from '../states.ts';

export const planRound = action({
  name: 'return_round.plan',
  may: 'return_round:keep',
  writes: 'return_round.planned',
  subject: roundSubject,
  from: 'new',
  input: v.object({ be: wholeNumber(2560, 2599), quarter: wholeNumber(1, 4), ...windowFields }),
  async run({ tx }, { be, quarter, ...window }) {
    const { opens, closes } = windowOf(window);
    const id = roundIdOf(be, quarter as Quarter);
    const { beginsOn, endsOn } = quarterDays(be, quarter as Quarter);
    const { rows } = await sql`
      INSERT INTO office.return_rounds (return_round_id, fiscal_year_be, quarter, begins_on, ends_on, opens_at, closes_at)
      VALUES (${id}, ${be}, ${quarter}, ${beginsOn}::date, ${endsOn}::date, ${opens}::timestamptz, ${closes}::timestamptz)
      ON CONFLICT DO NOTHING RETURNING 1 AS added`.execute(tx);
    if (rows.length === 0) throw roundThereAlready();
    const copied = await copyLast(tx, id, be);
    return { subjectId: id, place: {}, data: { be, quarter, copied }, result: { id } };
  },
});

/** @returns how many bodies owe in the new round because they did in the one before; ended ones are left out */
async function copyLast(tx: Tx, id: string, be: number): Promise<number> {
  await sql`
    INSERT INTO office.round_indicators (return_round_id, indicator_id, reporter_kinds)
    SELECT ${id}, r.indicator_id, r.reporter_kinds FROM office.round_indicators r JOIN office.indicators i USING (indicator_id)
    WHERE r.return_round_id = (SELECT max(return_round_id) FROM office.return_rounds WHERE return_round_id < ${id})
      AND i.state = 'in_force' AND ${be} BETWEEN coalesce(i.valid_from_be, ${be}) AND coalesce(i.valid_to_be, ${be})`.execute(
    tx,
  );
  return owe(
    tx,
    id,
    sql`SELECT q.agency_id, q.reporter_kind FROM office.quarterly_returns q
      WHERE q.return_round_id = (SELECT max(return_round_id) FROM office.return_rounds WHERE return_round_id < ${id})`,
  );
}
