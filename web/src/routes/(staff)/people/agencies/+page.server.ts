/** Agencies within the desk's scope, and how far each has come with enrolling. */
import { redirect } from '@sveltejs/kit';
import { agenciesWithPeople } from '#office/staff/agency-people.ts';
import { hatFor, pageNumber } from '../hat.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url }) =>
  locals.store.within(locals.viewer, async (tx) => {
    const me = await hatFor(tx, 'agency_enrolment:invite', 'agency_enrolment:name');
    if (me.role === 'agency_head') redirect(303, `/people/agencies/${encodeURIComponent(me.scopeId)}`);
    const search = (url.searchParams.get('q') ?? '').slice(0, 200);
    const page = pageNumber(url.searchParams.get('page'));
    return { ...(await agenciesWithPeople(tx, { search, page })), search, page };
  });
