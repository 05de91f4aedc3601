/** One line of the plan: why it was set, what it moves, what can be done. */
import { amendedBy, groundsOf, movesOf, readNode } from '#master-plan/tree/queries.ts';
import { mayDo } from '#office/staff/permissions.ts';
import { hatFor } from '#web/src/routes/(staff)/watch-items/hat.ts';
import { deedsOf } from '#web/src/routes/(staff)/master-plan/nodes/forms.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params }) =>
  locals.store.within(locals.viewer, async (tx) => {
    const me = await hatFor(tx, 'return:read');
    const node = await readNode(tx, params.id);
    const deeds = mayDo(me.role, 'plan_tree:keep') ? deedsOf(node) : [];
    const next = await amendedBy(tx, node.id);
    return {
      node,
      before: node.amends === null ? null : await readNode(tx, node.amends),
      next,
      grounds: await groundsOf(tx, node.id),
      moves: await movesOf(tx, node.id),
      deeds: next ? deeds.filter((deed) => deed !== 'amend' && !deed.startsWith('add-')) : deeds,
    };
  });
