/** Stops a code that went astray. */
import { sql } from 'kysely';
import * as v from 'valibot';
import { action } from '#office/action.ts';
import { rowId } from '#office/form-fields.ts';
import { factsOf } from '#office/letters/letter.ts';
import { placeOf } from '#office/letters/office-of.ts';
import { replyCode } from '../states.ts';

export const withdrawReplyCode = action({
  name: 'letter.withdraw_reply_code',
  may: 'letter:register',
  writes: 'letter.reply_code_withdrawn',
  subject: replyCode,
  from: ['open'],
  to: 'withdrawn',
  input: v.object({ id: rowId }),
  async run({ tx }, { id }) {
    const { rows } = await sql<{ letterId: string }>`
      SELECT letter_id AS "letterId" FROM office.letter_reply_codes WHERE reply_code_id = ${id}`.execute(tx);
    const { letterId } = rows[0]!;
    const { officeNo } = await factsOf(tx, letterId);
    return { subjectId: id, place: placeOf(officeNo), result: letterId };
  },
});
