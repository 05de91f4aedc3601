/** What is shared with the reader's body. A desk, which sees items whole, is sent to its own list. */
import { redirect } from '@sveltejs/kit';
import { processName } from '#office/watch-items/processes.ts';
import { sharedItems } from '#office/watch-items/shared.ts';
import type { PageServerLoad } from './$types';
import { hatFor, isDesk } from '../hat.ts';

export const load: PageServerLoad = ({ locals }) =>
  locals.store.within(locals.viewer, async (tx) => {
    const me = await hatFor(tx, 'watch:read');
    if (isDesk(me)) redirect(303, '/watch-items');
    const items = await sharedItems(tx);
    return {
      items: items.map((item) => ({
        ...item,
        process: processName(item.process, item.processOther, locals.language),
      })),
    };
  });
