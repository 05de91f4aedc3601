/** Whether a learner may begin a test now: of this version, of this kind, this often. */
import { sql } from 'kysely';
import { notFound } from '#office/problems.ts';
import type { Tx } from '#platform/postgres/store.ts';
import type { Learner } from './learner.ts';
import { anotherRuns, noAttemptsLeft, passedAlready, preAfterPost, preDone } from './problems.ts';
import type { TestKind, VersionState } from './states.ts';

export interface TestRules {
  state: VersionState;
  questionCount: number;
  passCount: number;
  minutesAllowed: number;
  mostAttempts: number;
}

/** @throws Problem office.not_found */
export async function rulesOf(tx: Tx, versionId: string): Promise<TestRules> {
  const { rows } = await sql<TestRules>`
    SELECT state, question_count AS "questionCount", pass_count AS "passCount", minutes_allowed AS "minutesAllowed",
      most_attempts AS "mostAttempts"
    FROM office.course_versions WHERE version_id = ${versionId} AND state IN ('published', 'retired')`.execute(
    tx,
  );
  if (!rows[0]) throw notFound();
  return rows[0];
}

export interface Before {
  attemptId: string;
  kind: TestKind;
  isRunning: boolean;
  isPassed: boolean;
}

/** The learner's attempts of a version. One who begins twice at once waits here, and then sees the first. */
export async function attemptsBefore(tx: Tx, learner: Learner, versionId: string): Promise<Before[]> {
  const { personId, participantId } = learner;
  await sql`SELECT pg_advisory_xact_lock(hashtext(${`test ${personId ?? participantId} ${versionId}`}))`.execute(
    tx,
  );
  const { rows } = await sql<Before>`
    SELECT attempt_id AS "attemptId", kind, state = 'running' AS "isRunning", coalesce(score >= pass_count, false) AS "isPassed"
    FROM office.attempts
    WHERE version_id = ${versionId} AND (person_id = ${personId}::uuid OR participant_id = ${participantId}::uuid)`.execute(
    tx,
  );
  return rows;
}

/** What a desk allowed this learner for the version, added up. Read by its own function: why is for the desk alone. */
export async function allowedExtra(
  tx: Tx,
  learner: Learner,
  versionId: string,
): Promise<{ minutes: number; attempts: number }> {
  const { rows } = await sql<{ minutes: number; attempts: number }>`
    SELECT minutes, attempts FROM office.allowed_extra(${versionId}, ${learner.participantId}::uuid)`.execute(
    tx,
  );
  return rows[0]!;
}

/** @throws Problem of curriculum: pre_done, pre_after_post, no_attempts_left, passed_already, another_runs; office.not_found */
export function mustMayBegin(
  kind: TestKind,
  rules: TestRules,
  before: readonly Before[],
  extraAttempts: number,
): void {
  // A version that was retired is finished by those who began it, and begun by nobody.
  if (rules.state === 'retired' && before.length === 0) throw notFound();
  const posts = before.filter((one) => one.kind === 'post');
  if (kind === 'pre') {
    if (posts.length > 0) throw preAfterPost();
    if (before.length > 0) throw preDone();
    return;
  }
  if (before.some((one) => one.isRunning)) throw anotherRuns();
  if (posts.some((one) => one.isPassed)) throw passedAlready();
  if (posts.length >= rules.mostAttempts + extraAttempts) throw noAttemptsLeft();
}
