/** Who owes which return is fixed, with the names and places of the quarter's first day. From then on it stays. */
import { sql } from 'kysely';
import * as v from 'valibot';
import { action } from '#office/action.ts';
import { version } from '#office/form-fields.ts';
import { roundId } from '../fields.ts';
import { areaThen, regionThen } from '../owe.ts';
import { nobodyOwes } from '../problems.ts';
import { reporterCount } from '../queries.ts';
import { roundSubject } from '../states.ts';

export const fixRound = action({
  name: 'return_round.fix',
  may: 'return_round:keep',
  writes: 'return_round.fixed',
  subject: roundSubject,
  from: ['planned'],
  to: 'fixed',
  input: v.object({ id: roundId, version }),
  async run({ tx, me }, { id }) {
    await sql`
      UPDATE office.quarterly_returns q SET name_th = a.name_th, province_iso = a.province_iso, area_no = ${areaThen}, region_no = ${regionThen}
      FROM office.agencies a, office.return_rounds r
      WHERE q.return_round_id = ${id} AND r.return_round_id = ${id} AND a.agency_id = q.agency_id AND a.province_iso IS NOT NULL`.execute(
      tx,
    );
    const reporters = await reporterCount(tx, id);
    if (reporters === 0) throw nobodyOwes();
    // In the same statement as its state, which the table asks to agree.
    await sql`UPDATE office.return_rounds SET fixed_at = now(), fixed_by = ${me.personId}::uuid, state = 'fixed'
      WHERE return_round_id = ${id}`.execute(tx);
    return { subjectId: id, place: {}, data: { reporters }, result: { id } };
  },
});
