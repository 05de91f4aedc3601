/**
 * A recommendation ends: after it was verified, by the desk; without that, by whoever signs for the office,
 * with an outcome that says so.
 */
import { sql } from 'kysely';
import * as v from 'valibot';
import { action } from '#office/action.ts';
import { choice, optional, rowId, version, words } from '#office/form-fields.ts';
import type { Tx } from '#platform/postgres/store.ts';
import { writeEntry } from '../entry.ts';
import { readKnown } from '../recommendation.ts';
import { recommendationSubject, type RecommendationOutcome } from '../states.ts';

export const endVerified = action({
  name: 'recommendation.end',
  may: 'recommendation:verify',
  writes: 'recommendation.ended',
  subject: recommendationSubject,
  from: ['verified'],
  to: 'ended',
  input: v.object({
    id: rowId,
    version,
    outcome: choice(['done', 'partly_done']),
    words: optional(words(1, 4000)),
  }),
  async run({ tx, me }, { id, outcome, words: said }) {
    const { place } = await readKnown(tx, id);
    await setOutcome(tx, id, outcome);
    await writeEntry(tx, me, id, { kind: 'ended', words: said });
    return { subjectId: id, place, data: { outcome }, result: { id } };
  },
});

export const endUnverified = action({
  name: 'recommendation.end_unverified',
  may: 'recommendation:extend',
  writes: 'recommendation.ended',
  subject: recommendationSubject,
  from: ['issued', 'reopened', 'accepted', 'partly_accepted', 'declined', 'not_verified'],
  to: 'ended',
  input: v.object({
    id: rowId,
    version,
    outcome: choice(['not_done', 'declined', 'overtaken']),
    words: words(5, 4000),
  }),
  async run({ tx, me }, { id, outcome, words: said }) {
    const { place } = await readKnown(tx, id);
    await setOutcome(tx, id, outcome);
    await writeEntry(tx, me, id, { kind: 'ended', words: said });
    return { subjectId: id, place, data: { outcome }, result: { id } };
  },
});

async function setOutcome(tx: Tx, id: string, outcome: RecommendationOutcome): Promise<void> {
  await sql`UPDATE office.recommendations SET outcome = ${outcome}, ended_at = now()
    WHERE recommendation_id = ${id}`.execute(tx);
  await sql`UPDATE office.recommendation_extensions SET state = 'refused', version = version + 1
    WHERE recommendation_id = ${id} AND state = 'asked'`.execute(tx);
}
