/** The desk gives one learner more time, or one more try, with its reason; it holds for tests begun afterwards. */
import { sql } from 'kysely';
import * as v from 'valibot';
import { action } from '#office/action.ts';
import { optional, rowId, wholeNumber, words } from '#office/form-fields.ts';
import type { Tx } from '#platform/postgres/store.ts';
import { rulesOf } from '../attempt-rules.ts';
import { noSuchLearner, nothingAllowed } from '../problems.ts';
import { allowanceSubject } from '../states.ts';

export const giveAllowance = action({
  name: 'test_allowance.give',
  may: 'course:conduct',
  writes: 'test_allowance.given',
  subject: allowanceSubject,
  from: 'new',
  input: v.object({
    versionId: rowId,
    email: optional(words(3, 254)),
    participantId: optional(rowId),
    extraMinutes: wholeNumber(0, 240),
    extraAttempts: wholeNumber(0, 5),
    reason: words(5, 500),
  }),
  async run({ tx, me }, { versionId, email, participantId, extraMinutes, extraAttempts, reason }) {
    if (extraMinutes + extraAttempts === 0) throw nothingAllowed();
    await rulesOf(tx, versionId);
    const learner = await mustKnow(tx, email, participantId);
    const { rows } = await sql<{ id: string }>`
      INSERT INTO office.test_allowances (person_id, participant_id, version_id, extra_minutes, extra_attempts, reason, given_by)
      VALUES (${learner.personId}, ${learner.participantId}, ${versionId}, ${extraMinutes}, ${extraAttempts}, ${reason}, ${me.personId})
      RETURNING allowance_id AS id`.execute(tx);
    const { id } = rows[0]!;
    return { subjectId: id, place: {}, data: { version_id: versionId }, result: { id } };
  },
});

/** One of the two that a form may name, within the desk's sight. @throws Problem curriculum.no_such_learner */
async function mustKnow(tx: Tx, email: string | undefined, participantId: string | undefined) {
  const { rows } = await sql<{ personId: string | null; participantId: string | null }>`
    SELECT person_id AS "personId", NULL::uuid AS "participantId" FROM office.people
    WHERE lower(email) = lower(${email ?? ''}) AND disabled_at IS NULL
    UNION ALL
    SELECT NULL, participant_id FROM office.participants WHERE participant_id = ${participantId ?? null}::uuid AND state = 'known'
    LIMIT 1`.execute(tx);
  if (!rows[0]) throw noSuchLearner();
  return rows[0];
}
