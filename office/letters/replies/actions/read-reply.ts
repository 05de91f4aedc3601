/** Somebody of the desk has read a reply and goes on with the matter. */
import { sql } from 'kysely';
import * as v from 'valibot';
import { action } from '#office/action.ts';
import { rowId, version } from '#office/form-fields.ts';
import { factsOf } from '#office/letters/letter.ts';
import { placeOf } from '#office/letters/office-of.ts';
import { reply } from '../states.ts';

export const readReply = action({
  name: 'letter.read_reply',
  may: 'letter:register',
  writes: 'letter_reply.read',
  subject: reply,
  from: ['received'],
  to: 'read',
  input: v.object({ id: rowId, version }),
  async run({ tx, me }, { id }) {
    const { rows } = await sql<{ letterId: string }>`
      UPDATE office.letter_replies SET read_by = ${me.personId}, read_at = now() WHERE reply_id = ${id}
      RETURNING letter_id AS "letterId"`.execute(tx);
    const { letterId } = rows[0]!;
    const { officeNo } = await factsOf(tx, letterId);
    return { subjectId: id, place: placeOf(officeNo), result: letterId };
  },
});
