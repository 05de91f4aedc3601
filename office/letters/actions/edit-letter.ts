/** A draft is written anew; one that was reviewed already has to be reviewed again. */
import { sql } from 'kysely';
import * as v from 'valibot';
import { action } from '#office/action.ts';
import { rowId, version } from '#office/form-fields.ts';
import { contentOf } from '../content.ts';
import { draft } from '../fields.ts';
import { factsOf } from '../letter.ts';
import { mustBeFreelyWorded } from '../matter.ts';
import { placeOf } from '../office-of.ts';
import { recipientOf } from '../recipient.ts';
import { letter } from '../states.ts';

export const editLetter = action({
  name: 'letter.edit',
  may: 'letter:draft',
  writes: 'letter.edited',
  subject: letter,
  from: ['drafted', 'reviewed'],
  to: 'drafted',
  input: v.object({ id: rowId, version, ...draft }),
  async run({ tx, me }, { id, ...input }) {
    const { officeNo, secrecy } = await factsOf(tx, id);
    await mustBeFreelyWorded(tx, id);
    const recipient = await recipientOf(tx, input);
    const { subjectLine, references, enclosures, body } = contentOf(secrecy, input);
    await sql`
      UPDATE office.letters SET recipient_kind = ${recipient.kind}, recipient_id = ${recipient.id},
        recipient_name = ${recipient.name}, subject_line = ${subjectLine}, reference_lines = ${references},
        enclosure_lines = ${enclosures}, body = ${body}, reply_due_on = ${input.replyDueOn ?? null}::date,
        drafted_by = ${me.personId}, reviewed_by = NULL
      WHERE letter_id = ${id}`.execute(tx);
    return { subjectId: id, place: placeOf(officeNo), result: id };
  },
});
