/** The clinics that anybody recorded, and the Areas of which nobody recorded one. */
import { clinics } from '#office/agencies/queries.ts';
import { areasToday } from '#office/territory/queries.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) =>
  locals.store.within(locals.viewer, async (tx) => ({
    areas: await areasToday(tx),
    clinics: await clinics(tx),
  }));
