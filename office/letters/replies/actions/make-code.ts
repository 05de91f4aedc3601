/**
 * Makes the code with which the addressee replies, or amends its reply. Only its digest comes here; the page shows the
 * code once, on the slip that goes with the letter. A newer code takes the place of one not yet used.
 */
import { sql } from 'kysely';
import * as v from 'valibot';
import { action } from '#office/action.ts';
import { rowId } from '#office/form-fields.ts';
import { codeHash } from '#office/staff/actions/agency-invite.ts';
import { factsOf } from '#office/letters/letter.ts';
import { placeOf } from '#office/letters/office-of.ts';
import { secretHasNoCopy } from '#office/letters/problems.ts';
import { letter } from '#office/letters/states.ts';
import { replyRules } from '../rules.ts';

export const makeReplyCode = action({
  name: 'letter.make_reply_code',
  may: 'letter:register',
  writes: 'letter.reply_code_made',
  subject: letter,
  from: ['numbered', 'dispatched', 'received', 'answered'],
  input: v.strictObject({ id: rowId, codeHash }),
  async run({ tx, me }, { id, codeHash: hash }) {
    const { officeNo, secrecy } = await factsOf(tx, id);
    if (secrecy === 'secret') throw secretHasNoCopy();
    await sql`UPDATE office.letter_reply_codes SET state = 'withdrawn', version = version + 1
      WHERE letter_id = ${id} AND state = 'open'`.execute(tx);
    await sql`
      INSERT INTO office.letter_reply_codes (letter_id, code_hash, made_by, expires_at)
      VALUES (${id}, ${Buffer.from(hash, 'hex')}, ${me.personId}, now() + make_interval(days => ${replyRules.code_days.value}))`.execute(
      tx,
    );
    return {
      subjectId: id,
      place: placeOf(officeNo),
      data: { days: replyRules.code_days.value },
      result: id,
    };
  },
});
