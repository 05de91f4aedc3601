/** A body's own page of a frozen pack: for the offices that read the meeting, and for the body itself. */
import { readPage } from '#master-plan/committee/queries.ts';
import { whoAmI } from '#office/action.ts';
import { notFound } from '#office/problems.ts';
import { mayDo } from '#office/staff/permissions.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params }) =>
  locals.store.within(locals.viewer, async (tx) => {
    const me = await whoAmI(tx);
    const readsAll = me !== null && mayDo(me.role, 'committee:read');
    if (!me || !(readsAll || mayDo(me.role, 'committee:read_own_page'))) throw notFound();
    const page = await readPage(tx, params.page);
    return { page, readsAll };
  });
