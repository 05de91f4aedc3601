/**
 * A course as one file: YAML that a person can read and write, bounded before it is read, checked field by field,
 * and written in one way only, so that what was taken in comes out again as the same bytes.
 */
import * as v from 'valibot';
import { parse, stringify } from 'yaml';
import { isKnownLaw } from '../learning/laws.ts';
import { badCourseFile } from './problems.ts';

/** Bytes of a file; three hundred lessons of three screens are less. */
export const largestFile = 1_000_000;

const slug = v.pipe(v.string(), v.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/u), v.maxLength(80));
/** Text as a column takes it: no control characters, no blank ends. */
const words = (least: number, most: number) =>
  v.pipe(v.string(), v.check(isPlain), v.trim(), v.minLength(least), v.maxLength(most));
const said = (least: number, most: number) =>
  v.strictObject({ th: words(least, most), en: words(least, most) });
const whole = (least: number, most: number) =>
  v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most));
const lines = v.pipe(v.array(words(2, 300)), v.minLength(1), v.maxLength(12));

function isPlain(text: string): boolean {
  return !/[^\P{Cc}\n\t]/u.test(text);
}

const choice = v.strictObject({
  id: v.pipe(v.string(), v.regex(/^[a-z0-9]{1,10}$/u)),
  th: words(1, 500),
  en: words(1, 500),
});

const question = v.strictObject({
  slug,
  prompt: said(5, 1000),
  choices: v.pipe(v.array(choice), v.minLength(2), v.maxLength(6)),
  right: v.string(),
  why: said(2, 1000),
});

const material = v.strictObject({
  th: words(2, 200),
  en: words(2, 200),
  href: v.pipe(v.string(), v.regex(/^(?:https:\/\/|\/)[^\s\\]*$/u), v.maxLength(500)),
});

const lesson = v.strictObject({
  slug,
  title: said(2, 200),
  minutes: whole(1, 240),
  is_public: v.boolean(),
  prerequisites: v.optional(v.pipe(v.array(slug), v.maxLength(20)), []),
  objectives: v.strictObject({ th: lines, en: lines }),
  law: v.optional(
    v.pipe(v.array(v.strictObject({ id: slug, section: v.nullable(v.string()) })), v.maxLength(10)),
    [],
  ),
  materials: v.optional(v.pipe(v.array(material), v.maxLength(10)), []),
  body: said(10, 20_000),
});

const courseModule = v.strictObject({
  slug,
  title: said(2, 200),
  lessons: v.pipe(v.array(lesson), v.minLength(1), v.maxLength(20)),
  questions: v.pipe(v.array(question), v.maxLength(200)),
});

export const courseHead = {
  slug,
  title: said(2, 200),
  about: said(2, 4000),
  is_starter: v.optional(v.boolean(), false),
  hours: v.pipe(v.number(), v.minValue(0.5), v.maxValue(200), v.multipleOf(0.5)),
  test: v.strictObject({
    questions: whole(1, 100),
    pass: whole(1, 100),
    minutes: whole(1, 240),
    attempts: whole(1, 20),
  }),
};

const courseFile = v.strictObject({
  format: v.literal('truatkhap-course-1'),
  ...courseHead,
  modules: v.pipe(v.array(courseModule), v.minLength(1), v.maxLength(60)),
});

export type CourseFile = v.InferOutput<typeof courseFile>;
export type CourseModule = CourseFile['modules'][number];

/** @throws Problem curriculum.bad_file, which says what is wrong and where, and never quotes the file */
export function readCourseFile(text: string): CourseFile {
  if (Buffer.byteLength(text) > largestFile)
    throw badCourseFile('ใหญ่เกิน 1 ล้านไบต์', 'it is larger than one million bytes');
  const parsed = v.safeParse(courseFile, fromYaml(text));
  if (!parsed.success) {
    // Names of the form's own parts and numbers of a list: never what somebody wrote as a name.
    const path = (parsed.issues[0].path ?? []).map(({ key }) => String(key));
    const place = path.filter((key) => /^[a-z_]{2,20}$|^\d{1,4}$/u.test(key)).join('.');
    throw badCourseFile('มีส่วนที่ขาด เกิน หรือไม่ตรงแบบ', 'a part is missing, too much, or not of the form', place);
  }
  return consistent(parsed.output);
}

function fromYaml(text: string): unknown {
  try {
    // No aliases: a small file must not unfold into a large one.
    return parse(text, { maxAliasCount: 0, uniqueKeys: true, version: '1.2', schema: 'core' });
  } catch {
    throw badCourseFile(
      'ไม่ใช่ YAML ที่อ่านได้ หรือใช้การอ้างถึงซ้ำ (& และ *)',
      'it is no YAML we can read, or uses aliases (& and *)',
    );
  }
}

/** What a form cannot say: names stand once, the right answer is offered, references lead somewhere. */
function consistent(file: CourseFile): CourseFile {
  const lessons = file.modules.flatMap((one) => one.lessons);
  const questions = file.modules.flatMap((one) => one.questions);
  mustBeOnce(
    [...file.modules, { slug: '' }].map((one) => one.slug),
    'modules',
  );
  mustBeOnce(
    lessons.map((one) => one.slug),
    'lessons',
  );
  mustBeOnce(
    questions.map((one) => one.slug),
    'questions',
  );
  for (const one of questions) {
    mustBeOnce(
      one.choices.map(({ id }) => id),
      one.slug,
    );
    if (!one.choices.some(({ id }) => id === one.right))
      throw badCourseFile('คำตอบที่ถูกไม่อยู่ในตัวเลือก', 'the right answer is not among the choices', one.slug);
  }
  for (const one of lessons) mustLead(one, lessons);
  if (file.test.pass > file.test.questions)
    throw badCourseFile('เกณฑ์ผ่านมากกว่าจำนวนข้อ', 'the pass mark is above the number of questions', 'test');
  return file;
}

function mustBeOnce(names: readonly string[], where: string): void {
  if (new Set(names).size !== names.length) throw badCourseFile('มีชื่อซ้ำ', 'a name stands twice', where);
}

type Lesson = CourseModule['lessons'][number];

function mustLead(one: Lesson, all: readonly Lesson[]): void {
  const before = all.slice(0, all.indexOf(one)).map((lesson) => lesson.slug);
  if (!one.prerequisites.every((name) => before.includes(name)))
    throw badCourseFile('บทที่ต้องเรียนก่อนต้องอยู่ก่อนบทนี้', 'a prerequisite must be an earlier lesson', one.slug);
  if (!one.law.every(({ id, section }) => isKnownLaw(id, section)))
    throw badCourseFile(
      'อ้างกฎหมายหรือมาตราที่ระบบไม่มี',
      'it names a law or section that this system does not hold',
      one.slug,
    );
}

/** The one way a course is written. */
export function writeCourseFile(file: CourseFile): string {
  return stringify(v.parse(courseFile, consistent(file)), { lineWidth: 0, version: '1.2', schema: 'core' });
}
