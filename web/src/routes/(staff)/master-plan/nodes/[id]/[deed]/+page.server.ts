/** One deed at a line of the plan. */
import { listIndicators } from '#master-plan/indicators/queries.ts';
import { addGround } from '#master-plan/tree/actions/add-ground.ts';
import { amendNode } from '#master-plan/tree/actions/amend-node.ts';
import { addNode } from '#master-plan/tree/actions/add-node.ts';
import { moveIndicator } from '#master-plan/tree/actions/move-indicator.ts';
import { withdrawNode } from '#master-plan/tree/actions/withdraw-node.ts';
import { readNode } from '#master-plan/tree/queries.ts';
import { nodeStates } from '#master-plan/tree/states.ts';
import { act } from '#office/action.ts';
import { notFound, wrongState } from '#office/problems.ts';
import { answerForm } from '#web/src/forms/answer-form.ts';
import { deedInput, sending } from '#web/src/forms/asked.ts';
import { deedForm, deedsOf, isDeed } from '#web/src/routes/(staff)/master-plan/nodes/forms.ts';
import { hatFor } from '#web/src/routes/(staff)/watch-items/hat.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params }) =>
  locals.store.within(locals.viewer, async (tx) => {
    const { deed } = params;
    if (!isDeed(deed)) throw notFound();
    await hatFor(tx, 'plan_tree:keep');
    const node = await readNode(tx, params.id);
    if (!deedsOf(node).includes(deed)) throw wrongState(nodeStates, node.state, ['in_force']);
    const indicators = (await listIndicators(tx)).map((one) => ({
      value: one.id,
      label: locals.language === 'th' ? one.titleTh : one.titleEn,
    }));
    return { asked: deedForm(deed, locals.language, node, indicators) };
  });

export const actions: Actions = {
  default: (event) =>
    answerForm(event, async (typed) => {
      const { store, viewer } = event.locals;
      const { id, deed } = event.params;
      if (!isDeed(deed)) throw notFound();
      if (deed.startsWith('add-')) {
        const { request_id: _, ...input } = typed;
        const kind = deed.slice('add-'.length);
        const made = await act(store, viewer, addNode, { ...input, parentId: id, kind }, sending(typed));
        return { to: `/master-plan/nodes/${made.id}` };
      }
      if (deed === 'amend') {
        const amended = await act(store, viewer, amendNode, deedInput(typed, id), sending(typed));
        return { to: `/master-plan/nodes/${amended.id}` };
      }
      const chosen = deed === 'ground' ? addGround : deed === 'move' ? moveIndicator : withdrawNode;
      await act(store, viewer, chosen, deedInput(typed, id), sending(typed));
      return { to: `/master-plan/nodes/${id}` };
    }),
};
