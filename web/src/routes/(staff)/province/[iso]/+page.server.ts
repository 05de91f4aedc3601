/** One province for whoever works there: what is enrolled, advised, visited, trained, promised and due. */
import { whoAmI } from '#office/action.ts';
import { mayDo } from '#office/staff/permissions.ts';
import { readProvinceSheet } from '#programme/province-sheet.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ params, locals }) =>
  locals.store.within(locals.viewer, async (tx) => {
    const sheet = await readProvinceSheet(tx, params.iso);
    const me = await whoAmI(tx);
    return { ...sheet, hasWorkspace: me !== null && mayDo(me.role, 'workspace:read') };
  });
