/** The director closes a visit: nothing in it changes any more; what is open goes on as recommendations and watch items. */
import { sql } from 'kysely';
import * as v from 'valibot';
import { bangkokToday } from '#kernel/working-days.ts';
import { action } from '#office/action.ts';
import { ofRow } from '../fields.ts';
import { visitSubject } from '../states.ts';
import { placeOf } from '../visit.ts';

export const closeVisit = action({
  name: 'visit.close',
  may: 'visit:close',
  writes: 'visit.closed',
  subject: visitSubject,
  from: ['reported'],
  to: 'closed',
  input: v.object(ofRow),
  async run({ tx, me }, { id }) {
    await sql`UPDATE office.visits SET closed_on = ${bangkokToday(new Date())}::date
      WHERE visit_id = ${id}::uuid`.execute(tx);
    return { subjectId: id, place: placeOf(Number(me.scopeId)), result: { id } };
  },
});
