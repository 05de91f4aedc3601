/** Selections of the reader's Areas: of one year where the address says so. */
import { mayDo } from '#office/staff/permissions.ts';
import { listSelections } from '#programme/selection/queries.ts';
import { hatFor } from '#web/src/routes/(staff)/watch-items/hat.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url }) =>
  locals.store.within(locals.viewer, async (tx) => {
    const me = await hatFor(tx, 'selection:prepare');
    const typed = url.searchParams.get('be') ?? '';
    const be = /^25[5-9]\d$/u.test(typed) ? Number(typed) : null;
    return { be, mayBegin: mayDo(me.role, 'selection:prepare'), rows: await listSelections(tx, be) };
  });
