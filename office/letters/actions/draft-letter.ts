/** Somebody of the desk drafts a letter; of a ลับ one only what the register will say. */
import { sql } from 'kysely';
import * as v from 'valibot';
import { action } from '#office/action.ts';
import { choice } from '#office/form-fields.ts';
import { draft, matter } from '../fields.ts';
import { linkMatter } from '../matter.ts';
import { officeOf, placeOf } from '../office-of.ts';
import { recipientOf } from '../recipient.ts';
import { letter } from '../states.ts';
import { contentOf } from '../content.ts';

export const draftLetter = action({
  name: 'letter.draft',
  may: 'letter:draft',
  writes: 'letter.drafted',
  subject: letter,
  from: 'new',
  input: v.object({
    kind: choice(['external', 'memo']),
    secrecy: choice(['ordinary', 'secret']),
    ...draft,
    ...matter,
  }),
  async run({ tx, me }, input) {
    const officeNo = officeOf(me);
    const recipient = await recipientOf(tx, input);
    const { subjectLine, references, enclosures, body } = contentOf(input.secrecy, input);
    const { rows } = await sql<{ id: string }>`
      INSERT INTO office.letters (office_no, kind, secrecy, recipient_kind, recipient_id, recipient_name, subject_line,
        reference_lines, enclosure_lines, body, reply_due_on, drafted_by)
      VALUES (${officeNo}, ${input.kind}, ${input.secrecy}, ${recipient.kind}, ${recipient.id}, ${recipient.name},
        ${subjectLine}, ${references}, ${enclosures}, ${body}, ${input.replyDueOn ?? null}::date, ${me.personId})
      RETURNING letter_id AS id`.execute(tx);
    const { id } = rows[0]!;
    await linkMatter(tx, { letterId: id }, input.secrecy, input);
    return {
      subjectId: id,
      place: placeOf(officeNo),
      data: { secrecy: input.secrecy, recipient: recipient.kind },
      result: id,
    };
  },
});
