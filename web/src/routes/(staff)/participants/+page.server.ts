/** The registry of participants, within the viewer's scope. */
import { participants } from '#programme/participants/queries.ts';
import { mayDo } from '#office/staff/permissions.ts';
import { hatFor, pageNumber } from '#web/src/routes/(staff)/people/hat.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url }) =>
  locals.store.within(locals.viewer, async (tx) => {
    const me = await hatFor(tx, 'participants:read');
    const search = (url.searchParams.get('q') ?? '').replaceAll('\0', '').slice(0, 200);
    const page = pageNumber(url.searchParams.get('page'));
    return {
      ...(await participants(tx, { search, page })),
      search,
      page,
      merges: mayDo(me.role, 'participants:merge'),
      exports: mayDo(me.role, 'participants:export'),
    };
  });
