/** Whether a frozen pack is what the same question answers as at its moment, and what changed since. */
import { changesSince, checkAsAt } from '#master-plan/committee/check.ts';
import { pagesOf, readMeeting, readPack } from '#master-plan/committee/queries.ts';
import { hatFor } from '#web/src/routes/(staff)/watch-items/hat.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params }) =>
  locals.store.within(locals.viewer, async (tx) => {
    await hatFor(tx, 'committee:read');
    const { id } = await readMeeting(tx, params.id);
    const pack = await readPack(tx, id);
    const { cards, moment, frozenAt } = pack.content;
    return {
      id,
      cards,
      moment,
      frozenAt,
      checked: await checkAsAt(tx, pack, await pagesOf(tx, id)),
      since: await changesSince(tx, pack.content),
    };
  });
