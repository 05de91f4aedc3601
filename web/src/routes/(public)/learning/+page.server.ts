/** What is on the shelf. */
import { learningShelf } from '#programme/learning/shelf.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) => ({
  shelf: learningShelf(locals.language).map(({ id, kind, minutes, title, for_whom, goal }) => ({
    id,
    kind,
    minutes,
    title,
    forWhom: for_whom,
    goal,
  })),
});
