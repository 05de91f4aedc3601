/** /courses/edit: every version of every course, and the ways of beginning a draft. For the centre. */
import { act } from '#office/action.ts';
import { importCourse } from '#programme/curriculum/actions/import-course.ts';
import { largestFile } from '#programme/curriculum/course-file.ts';
import { everyVersion } from '#programme/curriculum/editing.ts';
import { badCourseFile } from '#programme/curriculum/problems.ts';
import { starterCourse } from '#programme/curriculum/starter.ts';
import { answerForm } from '#web/src/forms/answer-form.ts';
import { sending } from '#web/src/forms/asked.ts';
import { hatFor } from '#web/src/routes/(staff)/watch-items/hat.ts';
import { randomUUID } from 'node:crypto';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) =>
  locals.store.within(locals.viewer, async (tx) => {
    await hatFor(tx, 'course:edit');
    return { versions: await everyVersion(tx), requestId: randomUUID() };
  });

export const actions: Actions = {
  take: (event) =>
    answerForm(event, async (typed, form) => {
      const { store, viewer } = event.locals;
      const content = await contentOf(form.get('content'));
      const { id } = await act(store, viewer, importCourse, { content }, sending(typed));
      return { to: `/courses/edit/${id}` };
    }),
  starter: (event) =>
    answerForm(event, async (typed) => {
      const { store, viewer } = event.locals;
      const { id } = await act(store, viewer, importCourse, { content: starterCourse() }, sending(typed));
      return { to: `/courses/edit/${id}` };
    }),
};

/** A file's text, looked at for its size before it is read. @throws Problem curriculum.bad_file */
async function contentOf(file: FormDataEntryValue | null): Promise<string> {
  if (!(file instanceof File)) return '';
  if (file.size > largestFile) throw badCourseFile('ใหญ่เกิน 1 ล้านไบต์', 'it is larger than one million bytes');
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(await file.arrayBuffer());
  } catch {
    throw badCourseFile('ไม่ใช่ข้อความ UTF-8', 'it is no UTF-8 text');
  }
}
