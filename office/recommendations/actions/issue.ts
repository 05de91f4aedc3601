/** A recommendation without a watch item: from a meeting, a letter, a telephone call. */
import * as v from 'valibot';
import { action } from '#office/action.ts';
import { optional, words } from '#office/form-fields.ts';
import { dueFields } from '../due.ts';
import { issueRecommendation } from '../issue.ts';
import { recommendationSubject } from '../states.ts';

export const issue = action({
  name: 'recommendation.issue',
  may: 'recommendation:issue',
  writes: 'recommendation.issued',
  subject: recommendationSubject,
  from: 'new',
  input: v.object({
    agencyId: words(5, 200),
    advice: words(5, 4000),
    grounds: optional(words(1, 4000)),
    ...dueFields,
  }),
  async run({ tx, me }, { agencyId, advice, grounds, dueOn, workingDays }) {
    const issued = await issueRecommendation(tx, me, { agencyId, advice, grounds, dueOn, workingDays });
    const { id, number, place } = issued;
    return { subjectId: id, place, data: { due_on: issued.dueOn }, result: { id, number } };
  },
});
