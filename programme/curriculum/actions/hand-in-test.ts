/** A test is handed in, or taken in because its time is over: it is graded here, by what was saved in time. */
import { sql } from 'kysely';
import * as v from 'valibot';
import { action, type Place } from '#office/action.ts';
import { rowId } from '#office/form-fields.ts';
import { attemptSubject } from '../states.ts';

export const handInTest = action({
  name: 'attempt.hand_in',
  may: 'course:learn',
  writes: 'attempt.handed_in',
  subject: attemptSubject,
  from: ['running'],
  to: 'finished',
  input: v.object({ id: rowId }),
  async run({ tx }, { id }) {
    await sql`SELECT office.end_attempt(${id})`.execute(tx);
    const { rows } = await sql<Place & { score: number; total: number }>`
      SELECT area_no AS "areaNo", province_iso AS "provinceIso", district_code AS "districtCode", agency_id AS "agencyId", score, total
      FROM office.attempts WHERE attempt_id = ${id}`.execute(tx);
    const { score: _score, total: _total, ...place } = rows[0]!; // a score is nobody else's, so it is in no event
    return { subjectId: id, place, result: { id } };
  },
});
