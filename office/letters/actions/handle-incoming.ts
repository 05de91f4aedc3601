/** What came in was dealt with, and how. */
import { sql } from 'kysely';
import * as v from 'valibot';
import { action } from '#office/action.ts';
import { optional, rowId, version } from '#office/form-fields.ts';
import { bangkokToday } from '#kernel/working-days.ts';
import { prose } from '../fields.ts';
import { incomingFactsOf } from '../letter.ts';
import { placeOf } from '../office-of.ts';
import { secretHasNoCopy } from '../problems.ts';
import { incoming } from '../states.ts';

export const handleIncoming = action({
  name: 'incoming.handle',
  may: 'letter:register',
  writes: 'incoming.handled',
  subject: incoming,
  from: ['registered'],
  to: 'handled',
  input: v.object({ id: rowId, version, note: optional(prose(3, 1000)) }),
  async run({ tx, me }, { id, note }) {
    const { officeNo, secrecy } = await incomingFactsOf(tx, id);
    if (secrecy === 'secret' && note !== undefined) throw secretHasNoCopy();
    await sql`
      UPDATE office.incoming_letters SET handled_on = ${bangkokToday(new Date())}::date, handled_by = ${me.personId},
        handled_note = ${note ?? null}
      WHERE incoming_id = ${id}`.execute(tx);
    return { subjectId: id, place: placeOf(officeNo), result: id };
  },
});
