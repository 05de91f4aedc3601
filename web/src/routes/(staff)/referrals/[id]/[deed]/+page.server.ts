/** One deed at something handed on. */
import { act } from '#office/action.ts';
import { notFound, wrongState } from '#office/problems.ts';
import { readReferral } from '#watch/referrals/queries.ts';
import { referralStates } from '#watch/referrals/states.ts';
import { answerForm } from '#web/src/forms/answer-form.ts';
import { deedInput, sending } from '#web/src/forms/asked.ts';
import {
  deedActions,
  deedForm,
  isReferralDeed,
  startsFrom,
} from '#web/src/routes/(staff)/referrals/deed-forms.ts';
import { hatFor } from '#web/src/routes/(staff)/referrals/hat.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params }) =>
  locals.store.within(locals.viewer, async (tx) => {
    const { deed } = params;
    if (!isReferralDeed(deed)) throw notFound();
    await hatFor(tx, deedActions[deed].may);
    const referral = await readReferral(tx, params.id);
    if (referral.state !== startsFrom[deed])
      throw wrongState(referralStates, referral.state, [startsFrom[deed]]);
    return {
      referral: { id: referral.id, number: referral.number },
      asked: deedForm(deed, locals.language, referral),
    };
  });

export const actions: Actions = {
  default: (event) =>
    answerForm(event, async (typed) => {
      const { store, viewer } = event.locals;
      const { id, deed } = event.params;
      if (!isReferralDeed(deed)) throw notFound();
      await act(store, viewer, deedActions[deed], deedInput(typed, id), sending(typed));
      return { to: `/referrals/${id}` };
    }),
};
