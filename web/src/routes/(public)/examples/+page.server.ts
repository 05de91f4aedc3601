/** Every component with its examples, for those who build pages. Not a page for the public of a real site. */
import { error } from '@sveltejs/kit';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) => {
  if (locals.viewer.kind !== 'staff' && !locals.site.demonstration) error(404, 'Not found');
  return {};
};
