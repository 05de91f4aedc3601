/** What came of a line that no rows count: typed, with its basis. What can be counted is never typed. */
import { sql } from 'kysely';
import * as v from 'valibot';
import { action } from '#office/action.ts';
import { amount, words } from '#office/form-fields.ts';
import { lineId } from '../line-fields.ts';
import { keepBefore, knownLine, placeOf } from '../line.ts';
import { thbOf } from '#kernel/baht.ts';
import { isCounted } from '../problems.ts';
import { lineSubject } from '../states.ts';

export const recordActual = action({
  name: 'plan_line.record_actual',
  may: 'plan:draft',
  writes: 'plan_line.actual_recorded',
  subject: lineSubject,
  from: ['approved'],
  input: v.object({ ...lineId, actual: amount, basis: words(3, 300) }),
  async run({ tx, me }, { id, actual, basis }) {
    const known = await knownLine(tx, id);
    if (known.measure !== 'typed') throw isCounted();
    const before = { typed_actual: known.typedActual };
    await keepBefore(tx, me, { id, areaNo: known.areaNo, kind: 'actual', reason: basis }, before);
    await sql`UPDATE office.plan_lines SET typed_actual = ${thbOf(actual)}, typed_basis = ${basis}
      WHERE plan_line_id = ${id}`.execute(tx);
    return { subjectId: id, place: placeOf(known), result: { id } };
  },
});
