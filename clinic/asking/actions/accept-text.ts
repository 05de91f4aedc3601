/** The centre accepts what askers are told before they type; from then on questions are taken online. */
import { sql } from 'kysely';
import * as v from 'valibot';
import { action } from '#office/action.ts';
import { line } from '#office/letters/fields.ts';
import { intakeSha256, intakeText } from '../intake.ts';
import { acceptedAlready, otherWords } from '../problems.ts';
import { intakeTextSubject } from '../states.ts';

export const acceptIntakeText = action({
  name: 'intake_text.accept',
  may: 'clinic:accept_intake',
  writes: 'intake_text.accepted',
  subject: intakeTextSubject,
  from: 'new',
  // The hash that the page showed: nobody accepts words that were changed meanwhile.
  input: v.object({ sha256: line(64, 64), ground: line(5, 500) }),
  async run({ tx, me }, { sha256, ground }) {
    if (sha256 !== intakeSha256) throw otherWords();
    const { rows } = await sql<{ id: string }>`
      INSERT INTO office.intake_texts (text_version, sha256, ground, accepted_by)
      VALUES (${intakeText.version}, ${sha256}, ${ground}, ${me.personId}::uuid)
      ON CONFLICT DO NOTHING RETURNING intake_text_id AS id`.execute(tx);
    if (!rows[0]) throw acceptedAlready();
    const { id } = rows[0];
    return { subjectId: id, place: {}, data: { textVersion: intakeText.version, sha256 }, result: { id } };
  },
});
