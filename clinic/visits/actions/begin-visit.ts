/** The team is there: from now on the visit has the checklists as they are today, whatever is changed in them later. */
import { sql } from 'kysely';
import * as v from 'valibot';
import { bangkokToday } from '#kernel/working-days.ts';
import { action } from '#office/action.ts';
import { ofRow } from '../fields.ts';
import { visitSubject } from '../states.ts';
import { copyChecklists, placeOf } from '../visit.ts';

export const beginVisit = action({
  name: 'visit.begin',
  may: 'visit:run',
  writes: 'visit.begun',
  subject: visitSubject,
  from: ['planned'],
  to: 'under_way',
  input: v.object(ofRow),
  async run({ tx, me }, { id }) {
    const checklists = await copyChecklists(tx, id, bangkokToday(new Date()));
    await sql`UPDATE office.visits SET begun_at = now() WHERE visit_id = ${id}::uuid`.execute(tx);
    return { subjectId: id, place: placeOf(Number(me.scopeId)), data: { checklists }, result: { id } };
  },
});
