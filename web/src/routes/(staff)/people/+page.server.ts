/** People within the viewer's scope. */
import { people } from '#office/staff/queries.ts';
import { mayDo } from '#office/staff/permissions.ts';
import { hatFor, pageNumber } from './hat.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url }) =>
  locals.store.within(locals.viewer, async (tx) => {
    const me = await hatFor(tx, 'people:read');
    const search = (url.searchParams.get('q') ?? '').slice(0, 200);
    const page = pageNumber(url.searchParams.get('page'));
    return {
      ...(await people(tx, { search, page })),
      search,
      page,
      appoints: mayDo(me.role, 'people:appoint'),
      keepsTerritory: mayDo(me.role, 'territory:edit') && me.scopeKind === 'nation',
      invites: mayDo(me.role, 'agency_enrolment:invite'),
    };
  });
