/** The centre takes a course file in, as a draft: of a new course, or the next version of one that is there. */
import * as v from 'valibot';
import { action } from '#office/action.ts';
import { largestFile, readCourseFile } from '../course-file.ts';
import { versionSubject } from '../states.ts';
import { layDraft } from '../versions.ts';

const noFile = 'โปรดเลือกไฟล์หลักสูตรไม่เกิน 1 ล้านไบต์ · Choose a course file of at most one million bytes';

export const importCourse = action({
  name: 'course.import',
  may: 'course:edit',
  writes: 'course.imported',
  subject: versionSubject,
  from: 'new',
  input: v.object({
    content: v.pipe(v.string(noFile), v.minLength(1, noFile), v.maxLength(largestFile, noFile)),
  }),
  async run({ tx, me }, { content }) {
    const { courseId, versionId, versionNo } = await layDraft(tx, readCourseFile(content), me.personId);
    return {
      subjectId: versionId,
      place: {},
      data: { course_id: courseId, version_no: versionNo },
      result: { id: versionId },
    };
  },
});
