/** Somebody looked at an answer after a law it cites had changed, and says why it is still right. Else: a new version. */
import { sql } from 'kysely';
import * as v from 'valibot';
import { action } from '#office/action.ts';
import { rowId } from '#office/form-fields.ts';
import { prose } from '#office/letters/fields.ts';
import { notFound } from '#office/problems.ts';
import { reviewSubject } from '../after-states.ts';
import { reviewsNeeded } from '../reviews.ts';

export const clearReview = action({
  name: 'advice_review.clear',
  may: 'clinic:answer',
  writes: 'advice_review.cleared',
  subject: reviewSubject,
  from: 'new',
  input: v.object({ adviceId: rowId, lawChangeId: rowId, words: prose(5, 1000) }),
  async run({ tx, me }, { adviceId, lawChangeId, words }) {
    const needed = await reviewsNeeded(tx, adviceId);
    if (!needed.some((one) => one.lawChangeId === lawChangeId)) throw notFound();
    const { rows } = await sql<{ id: string }>`
      INSERT INTO office.advice_reviews (advice_id, law_change_id, words, cleared_by)
      VALUES (${adviceId}::uuid, ${lawChangeId}::uuid, ${words}, ${me.personId}::uuid)
      RETURNING review_id AS id`.execute(tx);
    const { id } = rows[0]!;
    return { subjectId: id, place: { areaNo: Number(me.scopeId) }, data: { adviceId }, result: { id } };
  },
});
