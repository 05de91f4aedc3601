/** A learner begins a pre-test or a post-test: a paper is drawn and laid down, and the server's clock runs. */
import { randomInt } from 'node:crypto';
import { sql } from 'kysely';
import * as v from 'valibot';
import { action, type Me } from '#office/action.ts';
import { choice, optional, rowId } from '#office/form-fields.ts';
import { notFound, notPermitted } from '#office/problems.ts';
import { mayDo } from '#office/staff/permissions.ts';
import type { Tx } from '#platform/postgres/store.ts';
import { allowedExtra, attemptsBefore, mustMayBegin, rulesOf } from '../attempt-rules.ts';
import { timesOf } from '../clock.ts';
import { drawPaper, type BankQuestion, type DrawnQuestion } from '../draw.ts';
import { learnerFor } from '../learner.ts';
import { attemptSubject } from '../states.ts';

export const beginTest = action({
  name: 'attempt.begin',
  may: 'course:learn',
  writes: 'attempt.begun',
  subject: attemptSubject,
  from: 'new',
  input: v.object({
    versionId: rowId,
    kind: choice(['pre', 'post']),
    /** A participant of a workshop, who answers on the desk's own device. */
    participantId: optional(rowId),
    activityId: optional(rowId),
  }),
  async run({ tx, me }, { versionId, kind, participantId, activityId }) {
    mustConduct(me, participantId);
    if (activityId !== undefined) await mustSeeMeeting(tx, activityId);
    const rules = await rulesOf(tx, versionId);
    const learner = await learnerFor(tx, me, participantId);
    const before = await attemptsBefore(tx, learner, versionId);
    const extra = await allowedExtra(tx, learner, versionId);
    mustMayBegin(kind, rules, before, extra.attempts);
    const seed = randomInt(2 ** 31);
    const paper = drawPaper(await bankOf(tx, versionId), rules.questionCount, seed);
    const startedAt = new Date();
    const { dueAt, closesAt } = timesOf(startedAt, rules.minutesAllowed + extra.minutes);
    const pair = kind === 'post' ? before.find((one) => one.kind === 'pre' && !one.isRunning) : undefined;
    const { place } = learner;
    const { rows } = await sql<{ id: string }>`
      INSERT INTO office.attempts (person_id, participant_id, version_id, kind, seed, total, pass_count, started_at, due_at, closes_at,
        pairs_with, activity_id, conducted_by, area_no, province_iso, district_code, agency_id)
      VALUES (${learner.personId}, ${learner.participantId}, ${versionId}, ${kind}, ${seed}, ${paper.length}, ${rules.passCount},
        ${startedAt}, ${dueAt}, ${closesAt}, ${pair?.attemptId ?? null}, ${activityId ?? null}, ${learner.conductedBy},
        ${place.areaNo ?? null}, ${place.provinceIso ?? null}, ${place.districtCode ?? null}, ${place.agencyId ?? null})
      RETURNING attempt_id AS id`.execute(tx);
    const { id } = rows[0]!;
    await layPaper(tx, id, paper);
    return { subjectId: id, place, data: { version_id: versionId, kind }, result: { id } };
  },
});

/** Handing a device to a participant is the desk's; learning for oneself is everybody's. */
function mustConduct(me: Me, participantId: string | undefined): void {
  if (participantId !== undefined && !mayDo(me.role, 'course:conduct')) throw notPermitted();
}

/** @throws Problem office.not_found: a meeting that the learner knows nothing of is none */
async function mustSeeMeeting(tx: Tx, activityId: string): Promise<void> {
  const { rows } = await sql`SELECT FROM office.activities WHERE activity_id = ${activityId}`.execute(tx);
  if (rows.length === 0) throw notFound();
}

async function bankOf(tx: Tx, versionId: string): Promise<BankQuestion[]> {
  const { rows } = await sql<BankQuestion>`
    SELECT question_id AS "questionId", module_no AS "moduleNo", choice_ids AS "choiceIds" FROM office.test_bank(${versionId})`.execute(
    tx,
  );
  return rows;
}

async function layPaper(tx: Tx, attemptId: string, paper: readonly DrawnQuestion[]): Promise<void> {
  for (const [at, { questionId, choiceIds }] of paper.entries()) {
    await sql`
      INSERT INTO office.attempt_answers (attempt_id, place_no, question_id, choice_ids)
      VALUES (${attemptId}, ${at + 1}, ${questionId}, ${choiceIds}::text[])`.execute(tx);
  }
}
