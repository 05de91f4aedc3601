/** One deed at a return, at the reader's own level. */
import { acceptReturn } from '#master-plan/returns/actions/accept.ts';
import { grantReturnLeave } from '#master-plan/returns/actions/grant-leave.ts';
import { sendReturnBack } from '#master-plan/returns/actions/send-back.ts';
import { takeReturnBack } from '#master-plan/returns/actions/take-back.ts';
import { readReturnRow } from '#master-plan/returns/queries.ts';
import { levelOf, returnStates, type ReturnLevel } from '#master-plan/returns/states.ts';
import { act, whoAmI, type Action } from '#office/action.ts';
import { notFound, wrongState } from '#office/problems.ts';
import { answerForm } from '#web/src/forms/answer-form.ts';
import { deedInput, sending } from '#web/src/forms/asked.ts';
import { deedForm, deedsFor, isDeed, type Deed } from '#web/src/routes/(staff)/master-plan/returns/forms.ts';
import { hatFor } from '#web/src/routes/(staff)/watch-items/hat.ts';
import type { Actions, PageServerLoad } from './$types';

const byLevel: Record<Exclude<Deed, 'leave'>, Record<ReturnLevel, Action<{ id: string }>>> = {
  accept: acceptReturn,
  'send-back': sendReturnBack,
  'take-back': takeReturnBack,
};

export const load: PageServerLoad = ({ locals, params }) =>
  locals.store.within(locals.viewer, async (tx) => {
    const { deed } = params;
    if (!isDeed(deed)) throw notFound();
    const me = await hatFor(tx, 'return:read');
    const row = await readReturnRow(tx, params.id);
    if (levelOf(me.role) === null) throw notFound();
    if (!deedsFor(me.role, row).includes(deed)) throw wrongState(returnStates, row.state, []);
    return { row: { id: row.id, nameTh: row.nameTh }, asked: deedForm(deed, locals.language, row) };
  });

export const actions: Actions = {
  default: (event) =>
    answerForm(event, async (typed) => {
      const { store, viewer } = event.locals;
      const { id, deed } = event.params;
      if (!isDeed(deed)) throw notFound();
      const me = await store.within(viewer, (tx) => whoAmI(tx));
      const level = me && levelOf(me.role);
      if (!level) throw notFound();
      const chosen = deed === 'leave' ? grantReturnLeave : byLevel[deed][level];
      await act(store, viewer, chosen, deedInput(typed, id), sending(typed));
      return { to: `/master-plan/returns/${id}` };
    }),
};
