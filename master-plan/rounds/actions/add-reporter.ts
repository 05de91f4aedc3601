/** A body of the register comes to owe a return of a round. */
import { sql } from 'kysely';
import * as v from 'valibot';
import { action } from '#office/action.ts';
import { agencyId } from '#office/agencies/kinds.ts';
import { choice, version } from '#office/form-fields.ts';
import { roundId } from '../fields.ts';
import { owe } from '../owe.ts';
import { noSuchReporter, owesAlready } from '../problems.ts';
import { reporterKindNames } from '../reporter-kinds.ts';
import { roundSubject } from '../states.ts';

export const addReporter = action({
  name: 'return_round.add_reporter',
  may: 'return_round:keep',
  writes: 'return_round.reporter_added',
  subject: roundSubject,
  from: ['planned'],
  input: v.object({ id: roundId, version, agencyId, reporterKind: choice(reporterKindNames) }),
  async run({ tx }, { id, agencyId: agency, reporterKind }) {
    const { rows } = await sql`SELECT 1 AS owes FROM office.quarterly_returns
      WHERE return_round_id = ${id} AND agency_id = ${agency}`.execute(tx);
    if (rows.length > 0) throw owesAlready();
    const who = sql`SELECT ${agency}::text AS agency_id, ${reporterKind}::text AS reporter_kind`;
    if ((await owe(tx, id, who)) === 0) throw noSuchReporter();
    return { subjectId: id, place: {}, data: { agencyId: agency, reporterKind }, result: { id } };
  },
});
