/** What was confirmed or ended proves otherwise: the recommendation is the agency's again, with a new day. */
import { sql } from 'kysely';
import * as v from 'valibot';
import { action } from '#office/action.ts';
import { rowId, version, words } from '#office/form-fields.ts';
import { dueDayFor, dueFields } from '../due.ts';
import { writeEntry } from '../entry.ts';
import { readKnown } from '../recommendation.ts';
import { recommendationSubject } from '../states.ts';

export const reopenRecommendation = action({
  name: 'recommendation.reopen',
  may: 'recommendation:verify',
  writes: 'recommendation.reopened',
  subject: recommendationSubject,
  from: ['verified', 'ended'],
  to: 'reopened',
  input: v.object({ id: rowId, version, words: words(5, 4000), ...dueFields }),
  async run({ tx, me }, { id, words: why, dueOn, workingDays }) {
    const { place } = await readKnown(tx, id);
    const due = await dueDayFor(tx, { dueOn, workingDays });
    await sql`UPDATE office.recommendations SET due_on = ${due}::date, reopened_count = reopened_count + 1
      WHERE recommendation_id = ${id}`.execute(tx);
    await writeEntry(tx, me, id, { kind: 'reopened', words: why, dueOn: due });
    return { subjectId: id, place, data: { due_on: due }, result: { id } };
  },
});
