/** What can be learned: courses in force, their lessons, and how far the reader has come. */
import { sql } from 'kysely';
import type { Language } from '#kernel/texts.ts';
import { notFound } from '#office/problems.ts';
import type { Tx } from '#platform/postgres/store.ts';
import { lawReference, type LawReference } from '../learning/laws.ts';
import { blocksOf, type Block } from './body.ts';
import type { AttemptState, TestKind, VersionState } from './states.ts';

export interface Course {
  courseId: string;
  versionId: string;
  slug: string;
  titleTh: string;
  titleEn: string;
  aboutTh: string;
  aboutEn: string;
  versionNo: number;
  state: VersionState;
  isStarter: boolean;
  isDemonstration: boolean;
  hours: number;
  questionCount: number;
  passCount: number;
  minutesAllowed: number;
  mostAttempts: number;
}

const courseRows = sql`
  SELECT c.course_id AS "courseId", v.version_id AS "versionId", c.slug, c.title_th AS "titleTh", c.title_en AS "titleEn",
    v.about_th AS "aboutTh", v.about_en AS "aboutEn", v.version_no AS "versionNo", v.state, v.is_starter AS "isStarter",
    v.is_demonstration AS "isDemonstration", v.hours::float8 AS hours, v.question_count AS "questionCount",
    v.pass_count AS "passCount", v.minutes_allowed AS "minutesAllowed", v.most_attempts AS "mostAttempts"
  FROM office.courses c JOIN office.course_versions v USING (course_id)`;

/** The versions in force, by name; at most 100. */
export async function coursesInForce(tx: Tx): Promise<Course[]> {
  const { rows } =
    await sql<Course>`${courseRows} WHERE v.state = 'published' ORDER BY c.title_th LIMIT 100`.execute(tx);
  return rows;
}

/** The version in force of a course, or the one that was asked for. @throws Problem office.not_found */
export async function readCourse(tx: Tx, slug: string, versionNo: number | null = null): Promise<Course> {
  const { rows } = await sql<Course>`${courseRows}
    WHERE c.slug = ${slug} AND CASE WHEN ${versionNo}::int IS NULL THEN v.state = 'published' ELSE v.version_no = ${versionNo}::int END`.execute(
    tx,
  );
  if (!rows[0]) throw notFound();
  return rows[0];
}

export interface LessonHead {
  slug: string;
  titleTh: string;
  titleEn: string;
  moduleTh: string;
  moduleEn: string;
  moduleNo: number;
  minutes: number;
  isPublic: boolean;
}

/** Lessons of a version that the viewer may read, in their order. */
export async function lessonsOf(tx: Tx, versionId: string): Promise<LessonHead[]> {
  const { rows } = await sql<LessonHead>`
    SELECT l.slug, l.title_th AS "titleTh", l.title_en AS "titleEn", m.title_th AS "moduleTh", m.title_en AS "moduleEn",
      m.module_no AS "moduleNo", l.minutes, l.is_public AS "isPublic"
    FROM office.lessons l JOIN office.course_modules m USING (module_id)
    WHERE l.version_id = ${versionId} ORDER BY m.module_no, l.lesson_no`.execute(tx);
  return rows;
}

export interface ReadLesson {
  title: string;
  module: string;
  minutes: number;
  objectives: string[];
  blocks: Block[];
  prerequisites: { slug: string; title: string }[];
  materials: { text: string; href: string }[];
  law: LawReference[];
}

interface LessonRow {
  title: string;
  module: string;
  minutes: number;
  objectives: string[];
  body: string;
  prerequisites: string[];
  materials: { th: string; en: string; href: string }[];
  law: { id: string; section: string | null }[];
}

/** One lesson in the reader's language. @throws Problem office.not_found */
export async function readLesson(
  tx: Tx,
  versionId: string,
  slug: string,
  language: Language,
): Promise<ReadLesson> {
  const said = (name: string) => sql.ref(`${name}_${language}`);
  const { rows } = await sql<LessonRow>`
    SELECT l.${said('title')} AS title, m.${said('title')} AS module, l.minutes, l.${said('objectives')} AS objectives,
      l.${said('body')} AS body, l.prerequisites, l.materials, l.law
    FROM office.lessons l JOIN office.course_modules m USING (module_id)
    WHERE l.version_id = ${versionId} AND l.slug = ${slug}`.execute(tx);
  const row = rows[0];
  if (!row) throw notFound();
  const heads = await lessonsOf(tx, versionId);
  const titleOf = (head: LessonHead) => (language === 'th' ? head.titleTh : head.titleEn);
  return {
    title: row.title,
    module: row.module,
    minutes: row.minutes,
    objectives: row.objectives,
    blocks: blocksOf(row.body),
    prerequisites: heads
      .filter((head) => row.prerequisites.includes(head.slug))
      .map((head) => ({ slug: head.slug, title: titleOf(head) })),
    materials: row.materials.map((one) => ({ text: one[language], href: one.href })),
    law: row.law.map(({ id, section }) => lawReference(id, section, language)),
  };
}

export interface OwnAttempt {
  id: string;
  kind: TestKind;
  state: AttemptState;
  score: number | null;
  total: number;
  passCount: number;
  startedAt: Date;
  dueAt: Date;
  isOver: boolean;
}

/** The reader's own tests of a version, oldest first. */
export async function ownAttempts(tx: Tx, versionId: string): Promise<OwnAttempt[]> {
  const { rows } = await sql<OwnAttempt>`
    SELECT attempt_id AS id, kind, state, score, total, pass_count AS "passCount", started_at AS "startedAt", due_at AS "dueAt",
      clock_timestamp() > closes_at AS "isOver"
    FROM office.attempts WHERE version_id = ${versionId} AND person_id = (SELECT office.my_person_id()) ORDER BY started_at`.execute(
    tx,
  );
  return rows;
}
