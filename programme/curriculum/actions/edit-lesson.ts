/** A lesson of a draft is rewritten; one of a published version stays as learners and certificates knew it. */
import { sql } from 'kysely';
import * as v from 'valibot';
import { action } from '#office/action.ts';
import { rowId, ticked, version, wholeNumber, words } from '#office/form-fields.ts';
import { lessonSubject } from '../states.ts';

const lines = v.pipe(
  words(2, 3000),
  v.transform((text) =>
    text
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== ''),
  ),
  v.check(
    (all) => all.length <= 12 && all.every((line) => line.length >= 2 && line.length <= 300),
    'ใส่ไม่เกิน 12 บรรทัด บรรทัดละไม่เกิน 300 ตัวอักษร · At most 12 lines of 300 characters',
  ),
);

export const editLesson = action({
  name: 'lesson.edit',
  may: 'course:edit',
  writes: 'lesson.edited',
  subject: lessonSubject,
  from: ['written'],
  input: v.object({
    id: rowId,
    version,
    titleTh: words(2, 200),
    titleEn: words(2, 200),
    objectivesTh: lines,
    objectivesEn: lines,
    bodyTh: words(10, 20_000),
    bodyEn: words(10, 20_000),
    minutes: wholeNumber(1, 240),
    isPublic: ticked,
  }),
  async run({ tx }, one) {
    // Only a lesson of a draft is found here at all: the store's policy lets nothing else be written in.
    const { rows } = await sql<{ versionId: string }>`
      UPDATE office.lessons SET title_th = ${one.titleTh}, title_en = ${one.titleEn}, objectives_th = ${one.objectivesTh}::text[],
        objectives_en = ${one.objectivesEn}::text[], body_th = ${one.bodyTh}, body_en = ${one.bodyEn}, minutes = ${one.minutes},
        is_public = ${one.isPublic}
      WHERE lesson_id = ${one.id} RETURNING version_id AS "versionId"`.execute(tx);
    return { subjectId: one.id, place: {}, result: { versionId: rows[0]!.versionId } };
  },
});
