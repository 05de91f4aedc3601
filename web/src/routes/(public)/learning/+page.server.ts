/** What is on the shelf. */
import { coursesInForce } from '#programme/curriculum/catalogue.ts';
import { learningShelf } from '#programme/learning/shelf.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => ({
  courses: await locals.store.within({ kind: 'public' }, coursesInForce),
  shelf: learningShelf(locals.language).map(({ id, kind, minutes, title, for_whom, goal }) => ({
    id,
    kind,
    minutes,
    title,
    forWhom: for_whom,
    goal,
  })),
});
