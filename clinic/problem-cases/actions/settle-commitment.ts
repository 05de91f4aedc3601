/** What a party took on is done, or is no longer asked of it; in both cases with a word how it is known. */
import { sql } from 'kysely';
import * as v from 'valibot';
import { action, type Context } from '#office/action.ts';
import { day, words } from '#office/form-fields.ts';
import { mustHaveCome } from '#office/watch-items/item.ts';
import { mustGoOn, placeOf } from '../case.ts';
import { ofRow } from '../fields.ts';
import { caseOfCommitment } from '../queries.ts';
import { commitmentSubject, type CommitmentState } from '../states.ts';

const input = v.object({ ...ofRow, settledOn: day, words: words(3, 2000) });

const settling = {
  may: 'problem_case:run',
  subject: commitmentSubject,
  from: ['promised'],
  input,
  async run({ tx, me }: Context<CommitmentState>, typed: v.InferOutput<typeof input>) {
    const { id, settledOn } = typed;
    const caseId = await caseOfCommitment(tx, id);
    await mustGoOn(tx, caseId);
    mustHaveCome('settledOn', settledOn);
    await sql`UPDATE office.problem_case_commitments SET settled_on = ${settledOn}::date, settled_words = ${typed.words}
      WHERE problem_case_commitment_id = ${id}::uuid`.execute(tx);
    return { subjectId: id, place: placeOf(me), data: { caseId, settledOn }, result: { id, caseId } };
  },
} as const;

export const settleCommitment = {
  kept: action({
    ...settling,
    name: 'problem_case_commitment.keep',
    writes: 'problem_case_commitment.kept',
    to: 'kept',
  }),
  released: action({
    ...settling,
    name: 'problem_case_commitment.release',
    writes: 'problem_case_commitment.released',
    to: 'released',
  }),
};
