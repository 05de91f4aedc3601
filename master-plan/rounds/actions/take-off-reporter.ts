/** A body that was put into a round by mistake is taken off, while the round is planned. */
import { sql } from 'kysely';
import * as v from 'valibot';
import { action } from '#office/action.ts';
import { agencyId } from '#office/agencies/kinds.ts';
import { version } from '#office/form-fields.ts';
import { roundId } from '../fields.ts';
import { doesNotOwe } from '../problems.ts';
import { roundSubject } from '../states.ts';

export const takeOffReporter = action({
  name: 'return_round.take_off_reporter',
  may: 'return_round:keep',
  writes: 'return_round.reporter_taken_off',
  subject: roundSubject,
  from: ['planned'],
  input: v.object({ id: roundId, version, agencyId }),
  async run({ tx }, { id, agencyId: agency }) {
    const done = await sql`DELETE FROM office.quarterly_returns
      WHERE return_round_id = ${id} AND agency_id = ${agency}`.execute(tx);
    if (Number(done.numAffectedRows ?? 0n) === 0) throw doesNotOwe();
    return { subjectId: id, place: {}, data: { agencyId: agency }, result: { id } };
  },
});
