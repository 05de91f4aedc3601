/** One deed at an invitation: its form, and the action of the hat that sends it. */
import { act, whoAmI } from '#office/action.ts';
import { notFound } from '#office/problems.ts';
import { readInvitation } from '#programme/meetings/invitations.ts';
import { answerForm } from '#web/src/forms/answer-form.ts';
import { deedInput, sending } from '#web/src/forms/asked.ts';
import { actionFor, invitationForm, isDeed } from '#web/src/routes/(staff)/invitations/deeds.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params }) =>
  locals.store.within(locals.viewer, async (tx) => {
    const me = await whoAmI(tx);
    if (!me || !isDeed(params.deed) || actionFor(me, params.deed) === null) throw notFound();
    const invitation = await readInvitation(tx, params.id);
    const { titleTh, titleEn, name } = invitation;
    return { titleTh, titleEn, name, asked: invitationForm(params.deed, invitation, locals.language) };
  });

export const actions: Actions = {
  default: (event) =>
    answerForm(event, async (typed) => {
      const { store, viewer } = event.locals;
      const { id, deed } = event.params;
      const me = await store.within(viewer, whoAmI);
      const chosen = me && isDeed(deed) ? actionFor(me, deed) : null;
      if (chosen === null) throw notFound();
      await act(store, viewer, chosen, deedInput(typed, id), sending(typed));
      return { to: `/invitations/${id}` };
    }),
};
