/** A course's versions in the store: a file laid down as a draft, and any version written as a file again. */
import { sql } from 'kysely';
import { notFound } from '#office/problems.ts';
import type { Tx } from '#platform/postgres/store.ts';
import { writeCourseFile, type CourseFile, type CourseModule } from './course-file.ts';
import { draftExists } from './problems.ts';

export interface LaidDraft {
  courseId: string;
  versionId: string;
  versionNo: number;
}

/** A draft of the file's course, made where there is none of its name. @throws Problem curriculum.draft_exists */
export async function layDraft(tx: Tx, file: CourseFile, personId: string): Promise<LaidDraft> {
  await sql`SELECT pg_advisory_xact_lock(hashtext(${`course ${file.slug}`}))`.execute(tx);
  const courseId = await courseOf(tx, file, personId);
  const { rows } = await sql<{ versionId: string; versionNo: number }>`
    INSERT INTO office.course_versions (course_id, version_no, about_th, about_en, is_starter, hours, question_count, pass_count,
      minutes_allowed, most_attempts, made_by)
    SELECT ${courseId}, coalesce(max(v.version_no), 0) + 1, ${file.about.th}, ${file.about.en}, ${file.is_starter}, ${file.hours},
      ${file.test.questions}, ${file.test.pass}, ${file.test.minutes}, ${file.test.attempts}, ${personId}
    FROM office.course_versions v WHERE v.course_id = ${courseId}
    HAVING NOT coalesce(bool_or(v.state = 'drafted'), false)
    RETURNING version_id AS "versionId", version_no AS "versionNo"`.execute(tx);
  const version = rows[0];
  if (!version) throw draftExists();
  for (const [at, one] of file.modules.entries()) await layModule(tx, version.versionId, at + 1, one);
  return { courseId, ...version };
}

async function courseOf(tx: Tx, file: CourseFile, personId: string): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    INSERT INTO office.courses AS c (slug, title_th, title_en, made_by)
    VALUES (${file.slug}, ${file.title.th}, ${file.title.en}, ${personId})
    ON CONFLICT (slug) DO UPDATE SET title_th = excluded.title_th, title_en = excluded.title_en
    RETURNING course_id AS id`.execute(tx);
  return rows[0]!.id;
}

async function layModule(tx: Tx, versionId: string, no: number, one: CourseModule): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    INSERT INTO office.course_modules (version_id, module_no, slug, title_th, title_en)
    VALUES (${versionId}, ${no}, ${one.slug}, ${one.title.th}, ${one.title.en}) RETURNING module_id AS id`.execute(
    tx,
  );
  const moduleId = rows[0]!.id;
  for (const [at, lesson] of one.lessons.entries()) {
    await sql`
      INSERT INTO office.lessons (version_id, module_id, lesson_no, slug, title_th, title_en, objectives_th, objectives_en, body_th,
        body_en, minutes, prerequisites, materials, law, is_public)
      VALUES (${versionId}, ${moduleId}, ${at + 1}, ${lesson.slug}, ${lesson.title.th}, ${lesson.title.en},
        ${lesson.objectives.th}::text[], ${lesson.objectives.en}::text[], ${lesson.body.th}, ${lesson.body.en}, ${lesson.minutes},
        ${lesson.prerequisites}::text[], ${JSON.stringify(lesson.materials)}::jsonb, ${JSON.stringify(lesson.law)}::jsonb,
        ${lesson.is_public})`.execute(tx);
  }
  for (const question of one.questions) {
    await sql`
      INSERT INTO office.questions (version_id, module_id, slug, prompt_th, prompt_en, choices, right_choice, why_th, why_en)
      VALUES (${versionId}, ${moduleId}, ${question.slug}, ${question.prompt.th}, ${question.prompt.en},
        ${JSON.stringify(question.choices)}::jsonb, ${question.right}, ${question.why.th}, ${question.why.en})`.execute(
      tx,
    );
  }
}

interface Head {
  slug: string;
  titleTh: string;
  titleEn: string;
  aboutTh: string;
  aboutEn: string;
  isStarter: boolean;
  hours: number;
  questionCount: number;
  passCount: number;
  minutesAllowed: number;
  mostAttempts: number;
}

/** A version as a course file: the bytes that were taken in, where nothing was edited since. @throws Problem office.not_found */
export async function courseFileOf(tx: Tx, versionId: string): Promise<string> {
  return writeCourseFile(await courseAsFile(tx, versionId));
}

/** The same as values; questions that were withdrawn are left out. */
export async function courseAsFile(tx: Tx, versionId: string): Promise<CourseFile> {
  const { rows } = await sql<Head>`
    SELECT c.slug, c.title_th AS "titleTh", c.title_en AS "titleEn", v.about_th AS "aboutTh", v.about_en AS "aboutEn",
      v.is_starter AS "isStarter", v.hours::float8 AS hours, v.question_count AS "questionCount", v.pass_count AS "passCount",
      v.minutes_allowed AS "minutesAllowed", v.most_attempts AS "mostAttempts"
    FROM office.course_versions v JOIN office.courses c USING (course_id) WHERE v.version_id = ${versionId}`.execute(
    tx,
  );
  const head = rows[0];
  if (!head) throw notFound();
  return {
    format: 'truatkhap-course-1',
    slug: head.slug,
    title: { th: head.titleTh, en: head.titleEn },
    about: { th: head.aboutTh, en: head.aboutEn },
    is_starter: head.isStarter,
    hours: head.hours,
    test: {
      questions: head.questionCount,
      pass: head.passCount,
      minutes: head.minutesAllowed,
      attempts: head.mostAttempts,
    },
    modules: await modulesAsFile(tx, versionId),
  };
}

async function modulesAsFile(tx: Tx, versionId: string): Promise<CourseModule[]> {
  const { rows } = await sql<CourseModule>`
    SELECT m.slug, jsonb_build_object('th', m.title_th, 'en', m.title_en) AS title,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('slug', l.slug, 'title', jsonb_build_object('th', l.title_th, 'en', l.title_en),
        'minutes', l.minutes, 'is_public', l.is_public, 'prerequisites', l.prerequisites,
        'objectives', jsonb_build_object('th', l.objectives_th, 'en', l.objectives_en), 'law', l.law, 'materials', l.materials,
        'body', jsonb_build_object('th', l.body_th, 'en', l.body_en)) ORDER BY l.lesson_no), '[]')
       FROM office.lessons l WHERE l.module_id = m.module_id) AS lessons,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('slug', q.slug, 'prompt', jsonb_build_object('th', q.prompt_th, 'en', q.prompt_en),
        'choices', q.choices, 'right', q.right_choice, 'why', jsonb_build_object('th', q.why_th, 'en', q.why_en)) ORDER BY q.question_no), '[]')
       FROM office.questions q WHERE q.module_id = m.module_id AND q.state = 'in_use') AS questions
    FROM office.course_modules m WHERE m.version_id = ${versionId} ORDER BY m.module_no`.execute(tx);
  return rows;
}
