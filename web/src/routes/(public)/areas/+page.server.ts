/** The nine Areas with their provinces. */
import { areasToday, provincesToday } from '#office/territory/queries.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) =>
  locals.store.within(locals.viewer, async (tx) => ({
    areas: await areasToday(tx),
    provinces: await provincesToday(tx),
  }));
