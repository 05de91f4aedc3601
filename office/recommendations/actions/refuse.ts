/** Somebody looked, and it could not be confirmed: what is missing is said, and the agency goes on. */
import * as v from 'valibot';
import { action } from '#office/action.ts';
import { link, optional, rowId, version, words } from '#office/form-fields.ts';
import { writeEntry } from '../entry.ts';
import { dependenceOf } from '../independence.ts';
import { notIndependent } from '../problems.ts';
import { readKnown } from '../recommendation.ts';
import { recommendationSubject } from '../states.ts';

export const refuseVerification = action({
  name: 'recommendation.refuse_verification',
  may: 'recommendation:verify',
  writes: 'recommendation.not_verified',
  subject: recommendationSubject,
  from: ['done_claimed'],
  to: 'not_verified',
  input: v.object({ id: rowId, version, words: words(5, 4000), link: optional(link) }),
  async run({ tx, me }, { id, words: missing, link: shown }) {
    const known = await readKnown(tx, id);
    const why = await dependenceOf(tx, me.personId, id, known);
    if (why === 'owner') throw notIndependent(why);
    await writeEntry(tx, me, id, { kind: 'not_verified', words: missing, link: shown });
    return { subjectId: id, place: known.place, result: { id } };
  },
});
