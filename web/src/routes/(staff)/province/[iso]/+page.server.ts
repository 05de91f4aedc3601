/** One province for whoever works there: what is enrolled, advised, visited, trained, promised and due. */
import { readProvinceSheet } from '#programme/province-sheet.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ params, locals }) =>
  locals.store.within(locals.viewer, (tx) => readProvinceSheet(tx, params.iso));
