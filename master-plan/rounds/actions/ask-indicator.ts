/** What a round asks for, and of whom; asked of nobody, it is no longer in the round. */
import { sql } from 'kysely';
import * as v from 'valibot';
import { action } from '#office/action.ts';
import { choices, version } from '#office/form-fields.ts';
import { roundId } from '../fields.ts';
import { noSuchIndicator } from '../problems.ts';
import { askable, readRound } from '../queries.ts';
import { reporterKindNames } from '../reporter-kinds.ts';
import { roundSubject } from '../states.ts';

const indicatorId = v.pipe(v.string(), v.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/u, 'ไม่พบตัวชี้วัด · No such indicator'));

export const askIndicator = action({
  name: 'return_round.ask_indicator',
  may: 'return_round:keep',
  writes: 'return_round.indicator_asked',
  subject: roundSubject,
  from: ['planned'],
  input: v.object({ id: roundId, version, indicatorId, reporterKinds: choices(reporterKindNames) }),
  async run({ tx }, { id, indicatorId: indicator, reporterKinds }) {
    const { be } = await readRound(tx, id);
    if (!(await askable(tx, be)).some((one) => one.id === indicator)) throw noSuchIndicator();
    await sql`DELETE FROM office.round_indicators WHERE return_round_id = ${id} AND indicator_id = ${indicator}`.execute(
      tx,
    );
    await sql`INSERT INTO office.round_indicators (return_round_id, indicator_id, reporter_kinds)
      VALUES (${id}, ${indicator}, ${reporterKinds}::text[])`.execute(tx);
    return { subjectId: id, place: {}, data: { indicatorId: indicator }, result: { id } };
  },
});

export const leaveOutIndicator = action({
  name: 'return_round.leave_out_indicator',
  may: 'return_round:keep',
  writes: 'return_round.indicator_left_out',
  subject: roundSubject,
  from: ['planned'],
  input: v.object({ id: roundId, version, indicatorId }),
  async run({ tx }, { id, indicatorId: indicator }) {
    const done = await sql`DELETE FROM office.round_indicators
      WHERE return_round_id = ${id} AND indicator_id = ${indicator}`.execute(tx);
    if (Number(done.numAffectedRows ?? 0n) === 0) throw noSuchIndicator();
    return { subjectId: id, place: {}, data: { indicatorId: indicator }, result: { id } };
  },
});
