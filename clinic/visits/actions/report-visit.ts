/** The report of a visit is given: each agency's is printed once and kept. The director closes it when all is said. */
import { sql } from 'kysely';
import * as v from 'valibot';
import { bangkokToday } from '#kernel/working-days.ts';
import { action } from '#office/action.ts';
import { ofRow } from '../fields.ts';
import { visitSubject } from '../states.ts';
import { placeOf } from '../visit.ts';

export const reportVisit = action({
  name: 'visit.report',
  may: 'visit:run',
  writes: 'visit.reported',
  subject: visitSubject,
  from: ['findings_in'],
  to: 'reported',
  input: v.object(ofRow),
  async run({ tx, me }, { id }) {
    await sql`UPDATE office.visits SET reported_on = ${bangkokToday(new Date())}::date, reported_by = ${me.personId}::uuid
      WHERE visit_id = ${id}::uuid`.execute(tx);
    return { subjectId: id, place: placeOf(Number(me.scopeId)), result: { id } };
  },
});
