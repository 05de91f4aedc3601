/** Cards for opinions are printed: how many, and the marks of their codes. Which card anybody takes, nobody knows. */
import { sql } from 'kysely';
import * as v from 'valibot';
import { action } from '#office/action.ts';
import { rowId } from '#office/form-fields.ts';
import { placeOf, openDoor } from '../meeting.ts';
import { feedbackSetSubject } from '../states.ts';

export const printFeedbackCards = action({
  name: 'feedback.print',
  may: 'attendance:record',
  writes: 'feedback.printed',
  subject: feedbackSetSubject,
  from: 'new',
  input: v.object({
    activityId: rowId,
    hashes: v.pipe(v.array(v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/u))), v.minLength(1), v.maxLength(500)),
  }),
  async run({ tx, me }, { activityId, hashes }) {
    const meeting = await openDoor(tx, activityId);
    const marks = hashes.map((hash) => Buffer.from(hash, 'hex'));
    await sql`INSERT INTO office.feedback_codes (code_mark, activity_id) SELECT unnest(${marks}::bytea[]), ${activityId}`.execute(
      tx,
    );
    const { rows } = await sql<{ id: string }>`
      INSERT INTO office.feedback_sets (activity_id, card_count, printed_by) VALUES (${activityId}, ${hashes.length}, ${me.personId})
      RETURNING feedback_set_id AS id`.execute(tx);
    return {
      subjectId: rows[0]!.id,
      place: placeOf(meeting),
      data: { cards: hashes.length },
      result: { activityId },
    };
  },
});
