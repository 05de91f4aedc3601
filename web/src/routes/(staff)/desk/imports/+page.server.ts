/** Imports of one's office, newest first. To whoever may not import, the page is not there. */
import { listImports } from '#watch/imports/queries.ts';
import { hatFor } from '#web/src/routes/(staff)/watch-items/hat.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url }) =>
  locals.store.within(locals.viewer, async (tx) => {
    await hatFor(tx, 'analysis:import');
    const page = Number(/^[1-9]\d{0,3}$/u.exec(url.searchParams.get('page') ?? '')?.[0] ?? 1);
    return { ...(await listImports(tx, page)), page };
  });
