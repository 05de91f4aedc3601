/** Every observation by family: what it asks, in one sentence. */
import { readFlagPages } from '#procurement/read.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) => ({
  flags: readFlagPages(locals.language).map(
    ({ id, family, familyName, version, status, useAs, title, summary }) => ({
      id,
      family,
      familyName,
      version,
      status,
      useAs,
      title,
      summary,
    }),
  ),
});
