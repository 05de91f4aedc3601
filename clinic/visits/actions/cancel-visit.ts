/** A visit does not take place, or is broken off; the reason stays with it. */
import { sql } from 'kysely';
import * as v from 'valibot';
import { action } from '#office/action.ts';
import { words } from '#office/form-fields.ts';
import { ofRow } from '../fields.ts';
import { visitSubject } from '../states.ts';
import { placeOf } from '../visit.ts';

export const cancelVisit = action({
  name: 'visit.cancel',
  may: 'visit:plan',
  writes: 'visit.cancelled',
  subject: visitSubject,
  from: ['planned', 'under_way'],
  to: 'cancelled',
  input: v.object({ ...ofRow, why: words(5, 1000) }),
  async run({ tx, me }, { id, why }) {
    await sql`UPDATE office.visits SET cancel_reason = ${why} WHERE visit_id = ${id}::uuid`.execute(tx);
    return { subjectId: id, place: placeOf(Number(me.scopeId)), result: { id } };
  },
});
