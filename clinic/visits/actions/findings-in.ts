/** Everything that was found is written down: from here on the findings stay as they are. */
import { sql } from 'kysely';
import * as v from 'valibot';
import { action } from '#office/action.ts';
import { ofRow } from '../fields.ts';
import { stillToSee } from '../problems.ts';
import { visitSubject } from '../states.ts';
import { placeOf } from '../visit.ts';

export const findingsIn = action({
  name: 'visit.findings_in',
  may: 'visit:run',
  writes: 'visit.findings_came_in',
  subject: visitSubject,
  from: ['under_way'],
  to: 'findings_in',
  input: v.object(ofRow),
  async run({ tx, me }, { id }) {
    const { rows } = await sql<{ open: number; seen: number }>`
      SELECT count(*) FILTER (WHERE state = 'to_see')::int AS open, count(*) FILTER (WHERE state = 'seen')::int AS seen
      FROM office.visit_agencies WHERE visit_id = ${id}::uuid`.execute(tx);
    const { open, seen } = rows[0]!;
    if (open > 0) throw stillToSee(open);
    return { subjectId: id, place: placeOf(Number(me.scopeId)), data: { agencies: seen }, result: { id } };
  },
});
