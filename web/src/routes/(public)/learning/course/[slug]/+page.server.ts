/** The public lessons of a course. */
import { lessonsOf, readCourse } from '#programme/curriculum/catalogue.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params }) =>
  locals.store.within({ kind: 'public' }, async (tx) => {
    const course = await readCourse(tx, params.slug);
    return { course, lessons: await lessonsOf(tx, course.versionId) };
  });
