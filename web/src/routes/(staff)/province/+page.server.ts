/** The reader's own place: a province, an Area, or the year for whoever works for the whole nation. */
import { redirect } from '@sveltejs/kit';
import type { Me } from '#office/action.ts';
import { readerOf } from '#programme/reader.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) =>
  locals.store.within(locals.viewer, async (tx) => {
    const { me } = await readerOf(tx);
    redirect(303, placeOf(me));
  });

/** A Region's reader sees its provinces in the public list of Areas; a district's in its province. */
function placeOf({ scopeKind, scopeId }: Me): string {
  if (scopeKind === 'province') return `/province/${scopeId}`;
  if (scopeKind === 'area') return `/area/${scopeId}`;
  if (scopeKind === 'district') return `/provinces/TH-${scopeId.slice(0, 2)}`;
  return scopeKind === 'region' ? '/areas' : '/year';
}
