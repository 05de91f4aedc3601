/** What data there is, of which days, and what is missing. */
import { readPublicFigures } from '#procurement/read.ts';
import { whatIsKnown } from '#programme/known.ts';
import { lawsRead } from '#programme/learning/laws.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
  const { workspace } = locals.site;
  return {
    known: await locals.store.within(locals.viewer, whatIsKnown),
    figures: workspace === null ? null : await readPublicFigures(workspace),
    laws: lawsRead(),
  };
};
