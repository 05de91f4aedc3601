/** The next draft of a course, begun from a version as it stands; the version itself stays as it is. */
import * as v from 'valibot';
import { action } from '#office/action.ts';
import { rowId } from '#office/form-fields.ts';
import { versionSubject } from '../states.ts';
import { courseAsFile, layDraft } from '../versions.ts';

export const reviseCourse = action({
  name: 'course.revise',
  may: 'course:edit',
  writes: 'course.revised',
  subject: versionSubject,
  from: 'new',
  input: v.object({ versionId: rowId }),
  async run({ tx, me }, { versionId: from }) {
    const { courseId, versionId, versionNo } = await layDraft(tx, await courseAsFile(tx, from), me.personId);
    return {
      subjectId: versionId,
      place: {},
      data: { course_id: courseId, version_no: versionNo },
      result: { id: versionId },
    };
  },
});
