/** What the centre sees while it writes: every version, its questions, and how each of them did in tests. */
import { sql } from 'kysely';
import { notFound } from '#office/problems.ts';
import type { Tx } from '#platform/postgres/store.ts';
import type { TestKind, VersionState } from './states.ts';

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u;
const idOf = (typed: string) => (uuid.test(typed) ? typed : null);

export interface EditedVersion {
  id: string;
  slug: string;
  titleTh: string;
  titleEn: string;
  versionNo: number;
  state: VersionState;
  version: number;
  isStarter: boolean;
  questionCount: number;
  hours: number;
}

const versionRows = sql`
  SELECT v.version_id AS id, c.slug, c.title_th AS "titleTh", c.title_en AS "titleEn", v.version_no AS "versionNo", v.state, v.version,
    v.is_starter AS "isStarter", v.question_count AS "questionCount", v.hours::float8 AS hours
  FROM office.course_versions v JOIN office.courses c USING (course_id)`;

/** Newest first; at most 200. */
export async function everyVersion(tx: Tx): Promise<EditedVersion[]> {
  const { rows } =
    await sql<EditedVersion>`${versionRows} ORDER BY v.made_at DESC, v.version_no DESC LIMIT 200`.execute(tx);
  return rows;
}

/** @throws Problem office.not_found */
export async function readVersion(tx: Tx, id: string): Promise<EditedVersion> {
  const { rows } = await sql<EditedVersion>`${versionRows} WHERE v.version_id = ${idOf(id)}::uuid`.execute(
    tx,
  );
  if (!rows[0]) throw notFound();
  return rows[0];
}

export interface LessonToEdit {
  id: string;
  version: number;
  versionId: string;
  isDraft: boolean;
  titleTh: string;
  titleEn: string;
  objectivesTh: string[];
  objectivesEn: string[];
  bodyTh: string;
  bodyEn: string;
  minutes: number;
  isPublic: boolean;
}

const lessonRows = sql`
  SELECT l.lesson_id AS id, l.version, l.version_id AS "versionId", v.state = 'drafted' AS "isDraft", l.title_th AS "titleTh",
    l.title_en AS "titleEn", l.objectives_th AS "objectivesTh", l.objectives_en AS "objectivesEn", l.body_th AS "bodyTh",
    l.body_en AS "bodyEn", l.minutes, l.is_public AS "isPublic"
  FROM office.lessons l JOIN office.course_modules m USING (module_id) JOIN office.course_versions v ON v.version_id = l.version_id`;

export async function lessonsToEdit(tx: Tx, versionId: string): Promise<LessonToEdit[]> {
  const { rows } =
    await sql<LessonToEdit>`${lessonRows} WHERE l.version_id = ${idOf(versionId)}::uuid ORDER BY m.module_no, l.lesson_no`.execute(
      tx,
    );
  return rows;
}

/** A lesson of a draft; one of any other version is not there to be edited. @throws Problem office.not_found */
export async function lessonToEdit(tx: Tx, id: string): Promise<LessonToEdit> {
  const { rows } =
    await sql<LessonToEdit>`${lessonRows} WHERE l.lesson_id = ${idOf(id)}::uuid AND v.state = 'drafted'`.execute(
      tx,
    );
  if (!rows[0]) throw notFound();
  return rows[0];
}

export interface Statistics {
  kind: TestKind;
  n: number;
  rightShare: number;
  /** Null where everybody, or nobody, was right. */
  discrimination: number | null;
}

export interface BankEntry {
  id: string;
  version: number;
  versionId: string;
  isWithdrawn: boolean;
  withdrawnReason: string | null;
  promptTh: string;
  promptEn: string;
  choices: { id: string; th: string; en: string }[];
  right: string;
  whyTh: string;
  whyEn: string;
}

const questionRows = sql`
  SELECT q.question_id AS id, q.version, q.version_id AS "versionId", q.state = 'withdrawn' AS "isWithdrawn",
    q.withdrawn_reason AS "withdrawnReason", q.prompt_th AS "promptTh", q.prompt_en AS "promptEn", q.choices, q.right_choice AS right,
    q.why_th AS "whyTh", q.why_en AS "whyEn"
  FROM office.questions q JOIN office.course_modules m USING (module_id)`;

/** The bank in its order, each question with how it did. */
export async function bankOf(
  tx: Tx,
  versionId: string,
): Promise<(BankEntry & { statistics: Statistics[] })[]> {
  const { rows } =
    await sql<BankEntry>`${questionRows} WHERE q.version_id = ${idOf(versionId)}::uuid ORDER BY m.module_no, q.question_no`.execute(
      tx,
    );
  const { rows: statistics } = await sql<Statistics & { id: string }>`
    SELECT question_id AS id, kind, n, right_share AS "rightShare", discrimination
    FROM office.question_statistics(${idOf(versionId)}::uuid) ORDER BY kind DESC`.execute(tx);
  return rows.map((row) => ({ ...row, statistics: statistics.filter(({ id }) => id === row.id) }));
}

/** @throws Problem office.not_found */
export async function readQuestion(tx: Tx, id: string): Promise<BankEntry> {
  const { rows } = await sql<BankEntry>`${questionRows} WHERE q.question_id = ${idOf(id)}::uuid`.execute(tx);
  if (!rows[0]) throw notFound();
  return rows[0];
}
