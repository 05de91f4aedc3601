/** Meetings of provincial committees, the latest on top; for a body that reports, its own pages of frozen packs. */
import * as v from 'valibot';
import { listMeetings, ownPages } from '#master-plan/committee/queries.ts';
import { whoAmI } from '#office/action.ts';
import { rowId } from '#office/form-fields.ts';
import { notFound } from '#office/problems.ts';
import { mayDo } from '#office/staff/permissions.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url }) =>
  locals.store.within(locals.viewer, async (tx) => {
    const me = await whoAmI(tx);
    if (!me) throw notFound();
    if (mayDo(me.role, 'committee:read_own_page'))
      return { meetings: [], next: null, own: await ownPages(tx), mayPlan: false };
    if (!mayDo(me.role, 'committee:read')) throw notFound();
    const after = url.searchParams.get('after') ?? '';
    const { rows, next } = await listMeetings(tx, { after: v.is(rowId, after) ? after : undefined });
    return { meetings: rows, next, own: null, mayPlan: mayDo(me.role, 'committee:run') };
  });
