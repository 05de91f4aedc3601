/** The window of a round opens or closes at another hour: for everybody, with a reason that the timeline keeps. */
import { sql } from 'kysely';
import * as v from 'valibot';
import { action } from '#office/action.ts';
import { version, words } from '#office/form-fields.ts';
import { roundId, windowFields, windowOf } from '../fields.ts';
import { readRound } from '../queries.ts';
import { roundSubject } from '../states.ts';

export const changeWindow = action({
  name: 'return_round.change_window',
  may: 'return_round:keep',
  writes: 'return_round.window_changed',
  subject: roundSubject,
  from: ['planned', 'fixed'],
  input: v.object({ id: roundId, version, ...windowFields, reason: words(5, 1000) }),
  async run({ tx, me }, { id, reason, ...window }) {
    const { opens, closes } = windowOf(window);
    const { closesAt } = await readRound(tx, id);
    await sql`UPDATE office.return_rounds SET opens_at = ${opens}::timestamptz, closes_at = ${closes}::timestamptz
      WHERE return_round_id = ${id}`.execute(tx);
    await sql`INSERT INTO office.round_windows (return_round_id, closed_before_at, closes_at, reason, changed_by)
      VALUES (${id}, ${closesAt}, ${closes}::timestamptz, ${reason}, ${me.personId}::uuid)`.execute(tx);
    const data = { before: closesAt.toISOString(), after: new Date(closes).toISOString() };
    return { subjectId: id, place: {}, data, result: { id } };
  },
});
