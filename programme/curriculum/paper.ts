/** A test as its learner sees it: the paper with what was answered; what was right only where the store tells it. */
import { sql } from 'kysely';
import { notFound } from '#office/problems.ts';
import type { Tx } from '#platform/postgres/store.ts';
import type { AttemptState, TestKind } from './states.ts';

export interface PaperQuestion {
  placeNo: number;
  moduleNo: number;
  promptTh: string;
  promptEn: string;
  choices: { id: string; th: string; en: string }[];
  choice: string | null;
  isWithdrawn: boolean;
  /** These four are null until nothing more can be gained by them. */
  isRight: boolean | null;
  rightChoice: string | null;
  whyTh: string | null;
  whyEn: string | null;
}

/** Nothing for whoever does not sit the test. */
export async function readPaper(tx: Tx, attemptId: string): Promise<PaperQuestion[]> {
  const { rows } = await sql<PaperQuestion>`
    SELECT place_no AS "placeNo", module_no AS "moduleNo", prompt_th AS "promptTh", prompt_en AS "promptEn", choices, choice,
      is_withdrawn AS "isWithdrawn", is_right AS "isRight", right_choice AS "rightChoice", why_th AS "whyTh", why_en AS "whyEn"
    FROM office.attempt_paper(${attemptId})`.execute(tx);
  return rows;
}

export interface Attempt {
  id: string;
  versionId: string;
  courseSlug: string;
  courseTh: string;
  courseEn: string;
  versionNo: number;
  isStarter: boolean;
  kind: TestKind;
  state: AttemptState;
  total: number;
  passCount: number;
  score: number | null;
  /** Of the first grading, where a withdrawn question changed it since. */
  firstScore: number | null;
  startedAt: Date;
  dueAt: Date;
  closesAt: Date;
  finishedAt: Date | null;
  endedBy: 'handed_in' | 'time' | null;
  attemptsLeft: number;
  /** Of the pre-test that it pairs with. */
  preScore: number | null;
  participantId: string | null;
  certificateId: string | null;
  /** '' for a participant, whose name the desk knows. */
  learnerName: string;
  learnerTitle: string;
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u;

/** An attempt for its learner, or for whoever hands the device over. @throws Problem office.not_found */
export async function readAttempt(tx: Tx, id: string): Promise<Attempt> {
  const { rows } = await sql<Attempt>`
    SELECT a.attempt_id AS id, a.version_id AS "versionId", c.slug AS "courseSlug", c.title_th AS "courseTh", c.title_en AS "courseEn",
      v.version_no AS "versionNo", v.is_starter AS "isStarter", a.kind, a.state, a.total, a.pass_count AS "passCount", a.score,
      (SELECT g.score FROM office.attempt_gradings g WHERE g.attempt_id = a.attempt_id ORDER BY g.grading_id LIMIT 1) AS "firstScore",
      a.started_at AS "startedAt", a.due_at AS "dueAt", a.closes_at AS "closesAt", a.finished_at AS "finishedAt", a.ended_by AS "endedBy",
      office.attempts_left(a) AS "attemptsLeft", (SELECT b.score FROM office.attempts b WHERE b.attempt_id = a.pairs_with) AS "preScore",
      a.participant_id AS "participantId", (SELECT e.certificate_id FROM office.certificates e WHERE e.attempt_id = a.attempt_id) AS "certificateId",
      coalesce((SELECT x.full_name FROM office.people x WHERE x.person_id = a.person_id), '') AS "learnerName",
      coalesce((SELECT x.position_title FROM office.people x WHERE x.person_id = a.person_id), '') AS "learnerTitle"
    FROM office.attempts a JOIN office.course_versions v USING (version_id) JOIN office.courses c USING (course_id)
    WHERE a.attempt_id = ${uuid.test(id) ? id : null}::uuid AND office.sits_attempt(a)`.execute(tx);
  if (!rows[0]) throw notFound();
  return rows[0];
}
