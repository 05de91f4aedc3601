/** A recommendation to the agency of the item. The agency sees the recommendation, never the item. */
import { sql } from 'kysely';
import * as v from 'valibot';
import { action } from '#office/action.ts';
import { optional, rowId, version, words } from '#office/form-fields.ts';
import { dueFields } from '#office/recommendations/due.ts';
import { issueRecommendation, recordIssue } from '#office/recommendations/issue.ts';
import { placeOfItem } from '../item.ts';
import { itemSubject, rungs } from '../states.ts';

export const recommendFromWatchItem = action({
  name: 'watch_item.recommend',
  may: 'recommendation:issue',
  writes: 'watch_item.recommended',
  subject: itemSubject,
  from: rungs,
  input: v.object({
    id: rowId,
    version,
    advice: words(5, 4000),
    grounds: optional(words(1, 4000)),
    ...dueFields,
  }),
  async run({ tx, me }, { id, advice, grounds, dueOn, workingDays }) {
    const { rows } = await sql<{ agencyId: string }>`
      SELECT agency_id AS "agencyId" FROM office.watch_items WHERE watch_item_id = ${id}`.execute(tx);
    const { agencyId } = rows[0]!;
    const issued = await issueRecommendation(tx, me, { agencyId, advice, grounds, dueOn, workingDays });
    await sql`INSERT INTO office.watch_recommendations (recommendation_id, watch_item_id)
      VALUES (${issued.id}, ${id})`.execute(tx);
    await recordIssue(tx, issued);
    const data = { recommendation_id: issued.id };
    return {
      subjectId: id,
      place: await placeOfItem(tx, id),
      data,
      result: { id, recommendationId: issued.id },
    };
  },
});
