/**
 * The trainer pool: who may teach which modules of a course, for the desk that answers for them and, where they
 * are the centre's, for every desk; and what they taught, as far as somebody recorded it.
 */
import { sql } from 'kysely';
import * as v from 'valibot';
import { rowId } from '#office/form-fields.ts';
import { notFound } from '#office/problems.ts';
import type { Tx } from '#platform/postgres/store.ts';
import { noSuchModule } from './problems.ts';
import type { TrainerState } from './states.ts';

export interface Trainer {
  id: string;
  version: number;
  state: TrainerState;
  /** The person of the registry; of an entry that was merged, the one that stands. */
  who: string;
  /** Null where the name was removed. */
  name: string | null;
  post: string | null;
  courseId: string;
  courseTh: string;
  courseEn: string;
  /** Titles of the modules; none: every one. */
  modules: { th: string; en: string }[];
  basis: string;
  fromOn: string;
  untilOn: string | null;
  endReason: string | null;
  /** Null: the centre's. */
  areaNo: number | null;
  /** Today lies between the first day and the last. */
  isNow: boolean;
  /** The viewer's desk answers for this entry and may end it. */
  isOwn: boolean;
  isDemonstration: boolean;
}

const today = sql`(now() AT TIME ZONE 'Asia/Bangkok')::date`;
/** A module is called as in the newest version that has it. */
const moduleTitles = sql`coalesce((SELECT jsonb_agg(jsonb_build_object('th', coalesce(m.title_th, s.slug), 'en', coalesce(m.title_en, s.slug)) ORDER BY s.no)
  FROM unnest(t.module_slugs) WITH ORDINALITY s (slug, no)
  LEFT JOIN LATERAL (SELECT cm.title_th, cm.title_en FROM office.course_modules cm JOIN office.course_versions cv USING (version_id)
    WHERE cv.course_id = t.course_id AND cm.slug = s.slug ORDER BY cv.version_no DESC LIMIT 1) m ON true), '[]')`;

const trainerRows = sql`
  SELECT t.trainer_id AS id, t.version, t.state, n.who, n.shown_name AS name, n.shown_post AS post, t.course_id AS "courseId",
    c.title_th AS "courseTh", c.title_en AS "courseEn", ${moduleTitles} AS modules, t.basis, t.from_on AS "fromOn",
    t.until_on AS "untilOn", t.end_reason AS "endReason", t.area_no AS "areaNo",
    ${today} BETWEEN t.from_on AND coalesce(t.until_on, 'infinity') AS "isNow",
    (SELECT office.my_scope_kind()) = 'nation' OR coalesce(t.area_no = (SELECT office.my_area_no()), false) AS "isOwn",
    t.is_demonstration AS "isDemonstration"
  FROM office.trainers t JOIN office.trainers_named() n ON n.trainer_id = t.trainer_id JOIN office.courses c ON c.course_id = t.course_id`;

/** The pool in sight, those who may teach first; at most 300. */
export async function trainerPool(tx: Tx): Promise<Trainer[]> {
  const { rows } = await sql<Trainer>`${trainerRows}
    ORDER BY t.state, c.title_th, n.shown_name, t.trainer_id LIMIT 300`.execute(tx);
  return rows;
}

/** @throws Problem office.not_found */
export async function readTrainer(tx: Tx, id: string): Promise<Trainer> {
  if (!v.is(rowId, id)) throw notFound();
  const { rows } = await sql<Trainer>`${trainerRows} WHERE t.trainer_id = ${id}`.execute(tx);
  if (!rows[0]) throw notFound();
  return rows[0];
}

export interface Taught {
  /** Recorded; null where nobody recorded any. */
  minutes: number | null;
  meetings: number;
  /** Of these, how many say no minutes. */
  unrecorded: number;
}

/** By the person of the registry: what was taught in a fiscal year at meetings of the viewer's desk that took place. */
export async function taughtInYear(tx: Tx, be: number): Promise<Map<string, Taught>> {
  const { rows } = await sql<Taught & { who: string }>`
    SELECT who, minutes, meetings, unrecorded FROM office.trainers_taught(${be})`.execute(tx);
  return new Map(rows.map(({ who, ...taught }) => [who, taught]));
}

export interface CourseModule {
  courseId: string;
  slug: string;
  titleTh: string;
  titleEn: string;
}

/** Modules of the versions in force, course by course. */
export async function modulesInForce(tx: Tx): Promise<CourseModule[]> {
  const { rows } = await sql<CourseModule>`
    SELECT v.course_id AS "courseId", m.slug, m.title_th AS "titleTh", m.title_en AS "titleEn"
    FROM office.course_versions v JOIN office.course_modules m USING (version_id) JOIN office.courses c USING (course_id)
    WHERE v.state = 'published' ORDER BY c.title_th, v.course_id, m.module_no LIMIT 1000`.execute(tx);
  return rows;
}

/** @throws Problem curriculum.no_such_module, office.not_found where there is no such course in force */
export async function mustHaveModules(tx: Tx, courseId: string, slugs: readonly string[]): Promise<void> {
  const own = (await modulesInForce(tx)).filter((one) => one.courseId === courseId);
  if (own.length === 0) throw notFound();
  if (!slugs.every((slug) => own.some((one) => one.slug === slug))) throw noSuchModule();
}

/** Whether somebody teaches of whom the viewer knows: of the own registry, or of the pool in sight. @throws Problem office.not_found */
export async function mustKnowPerson(tx: Tx, participantId: string): Promise<void> {
  const { rows } = await sql`
    SELECT FROM office.participants WHERE participant_id = ${participantId} AND state = 'known'
    UNION ALL SELECT FROM office.trainers_named() n WHERE n.who = ${participantId} AND n.shown_name IS NOT NULL LIMIT 1`.execute(
    tx,
  );
  if (rows.length === 0) throw notFound();
}

export interface MeetingTrainer {
  id: string;
  version: number;
  name: string | null;
  courseTh: string;
  courseEn: string;
  minutes: number | null;
  /** The pool had them for this course on the day. */
  inPool: boolean;
}

/** Who teaches at a meeting; nobody where another desk runs it. */
export async function trainersAt(tx: Tx, meetingId: string): Promise<MeetingTrainer[]> {
  const { rows } = await sql<MeetingTrainer>`
    SELECT m.meeting_trainer_id AS id, m.version, n.shown_name AS name, c.title_th AS "courseTh", c.title_en AS "courseEn",
      m.minutes_taught AS minutes, n.in_pool AS "inPool"
    FROM office.meeting_trainers_named(${meetingId}) n JOIN office.meeting_trainers m USING (meeting_trainer_id)
    JOIN office.courses c ON c.course_id = m.course_id ORDER BY n.shown_name, m.chosen_at LIMIT 200`.execute(
    tx,
  );
  return rows;
}
