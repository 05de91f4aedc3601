/** One lesson or leaflet. */
import { error } from '@sveltejs/kit';
import { learningShelf } from '#programme/learning/shelf.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ params, locals }) => {
  const lesson = learningShelf(locals.language).find((one) => one.id === params.lesson);
  if (!lesson) error(404, 'Not found');
  return { lesson };
};
