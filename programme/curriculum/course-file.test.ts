/** A course as one file: the same bytes out as in, and clear words on whatever is not one. */
import { describe, expect, test } from 'vitest';
import { blocksOf } from './body.ts';
import { minutesLeft, standingAt, timesOf } from './clock.ts';
import { largestFile, readCourseFile, writeCourseFile } from './course-file.ts';
import { drawPaper } from './draw.ts';
import { starterCourse } from './starter.ts';

const starter = starterCourse();
const refused = (text: string) => {
  try {
    readCourseFile(text);
    return '';
  } catch (error) {
    return (error as Error).message;
  }
};

describe('a course file', () => {
  test('comes out as it went in', () => {
    expect(writeCourseFile(readCourseFile(starter))).toBe(starter);
  });

  test('that is bad is refused with what is wrong and where, and never quoted', () => {
    expect(refused('ก'.repeat(largestFile))).toContain('one million bytes');
    expect(refused('a: [1, 2')).toContain('no YAML');
    expect(refused(`x: &a [1]\ny: [*a, *a, *a]\n${starter}`)).toContain('aliases');
    expect(refused('')).toContain('form');
    expect(refused(starter.replace('minutes: 12', 'minutes: 0'))).toContain('modules.0.lessons.0.minutes');
    expect(refused(`secret-word: 1\n${starter}`)).not.toContain('secret-word');
    expect(refused(starter.replace(/right: b/u, 'right: z'))).toContain('right answer');
    expect(refused(starter.replace('pass: 10', 'pass: 15'))).toContain('pass mark');
    expect(refused(starter.replace('- gifts', '- use-the-clinic'))).toContain('earlier lesson');
    expect(refused(starter.replace('id: constitution-2560', 'id: constitution-2549'))).toContain('law');
    expect(refused(starter.replace('slug: reference-prices', 'slug: what-splitting-is'))).toContain('twice');
    expect(refused(`${starter}slug: again\n`)).toContain('no YAML');
  });
});

describe('the starter', () => {
  const course = readCourseFile(starter);

  test('has seven modules, each a lesson of at most three phone screens and six questions, and says that it is a draft', () => {
    expect(course.modules).toHaveLength(7);
    expect(course.is_starter).toBe(true);
    expect(course.about.th).toContain('ร่างตั้งต้น');
    for (const { lessons, questions } of course.modules) {
      expect(questions.length).toBeGreaterThanOrEqual(6);
      for (const { body, law } of lessons) {
        expect(law.length).toBeGreaterThan(0);
        expect(body.th.length).toBeLessThan(1800);
        expect(blocksOf(body.en).map(({ kind }) => kind)).toEqual(blocksOf(body.th).map(({ kind }) => kind));
      }
    }
  });

  test('does not give itself away: the right answer stands in no place more often than another', () => {
    const places = course.modules.flatMap(({ questions }) => questions.map(({ right }) => right));
    for (const place of ['a', 'b', 'c'])
      expect(places.filter((right) => right === place).length).toBeGreaterThanOrEqual(places.length / 4);
  });
});

test('a body is text with four marks; markup and links in it stay letters', () => {
  const [paragraph, list] = blocksOf(
    '<script>alert(1)</script> [x](javascript:1)\nยังย่อหน้าเดิม **หนัก**\n\n- หนึ่ง\n- สอง',
  );
  expect(paragraph).toMatchObject({ kind: 'paragraph' });
  expect(JSON.stringify(paragraph)).toContain('<script>alert(1)</script> [x](javascript:1)');
  expect(list).toMatchObject({ kind: 'list', items: [[{ text: 'หนึ่ง' }], [{ text: 'สอง' }]] });
});

test('a test begun at 23:58 with thirty minutes ends at 00:28 of the next day, with a minute of grace', () => {
  const times = timesOf(new Date('2027-09-30T23:58:00+07:00'), 30); // the fiscal year turns as well
  expect(times.dueAt.toISOString()).toBe('2027-09-30T17:28:00.000Z');
  const at = (clock: string) => standingAt(new Date(`2027-10-01T${clock}+07:00`), times);
  expect([at('00:00:00'), at('00:28:00'), at('00:28:30'), at('00:29:01')]).toEqual([
    'open',
    'open',
    'grace',
    'over',
  ]);
  expect(minutesLeft(new Date('2027-10-01T00:10:30+07:00'), times)).toBe(18);
});

test('the same seed and bank draw the same paper, another seed another one', () => {
  const bank = Array.from({ length: 42 }, (_, at) => ({
    questionId: `q${at}`,
    moduleNo: 1 + Math.floor(at / 6),
    choiceIds: ['a', 'b', 'c'],
  }));
  expect(drawPaper(bank, 14, 7)).toEqual(drawPaper(bank, 14, 7));
  expect(drawPaper(bank, 14, 7)).not.toEqual(drawPaper(bank, 14, 8));
  expect(new Set(drawPaper(bank, 42, 7).map(({ questionId }) => questionId)).size).toBe(42);
  expect(drawPaper(bank, 99, 7)).toHaveLength(42);
});
