/** Where a letter leads that belongs to an invitation: on to the province's work. */
import { redirect } from '@sveltejs/kit';
import { readInvitation } from '#programme/workspace/queries.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params }) =>
  locals.store.within(locals.viewer, async (tx) => {
    const { provinceIso } = await readInvitation(tx, params.id);
    redirect(303, `/province/${provinceIso}/workspace`);
  });
