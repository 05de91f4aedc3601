/** One deed at an agency of a visit: left out, its response, a recommendation, a reason to go on looking. */
import { giveReason } from '#clinic/visits/actions/give-reason.ts';
import { leaveOut } from '#clinic/visits/actions/leave-out.ts';
import { recommendFromVisit } from '#clinic/visits/actions/recommend.ts';
import { recordResponse } from '#clinic/visits/actions/record-response.ts';
import { notYet } from '#clinic/visits/problems.ts';
import { readVisit, readVisitAgency } from '#clinic/visits/queries.ts';
import { act, type Action } from '#office/action.ts';
import { notFound } from '#office/problems.ts';
import { answerForm } from '#web/src/forms/answer-form.ts';
import { deedInput, sending } from '#web/src/forms/asked.ts';
import { hatFor } from '#web/src/routes/(staff)/watch-items/hat.ts';
import type { Actions, PageServerLoad } from './$types';
import {
  agencyForm,
  isAgencyDeed,
  mayAtAgency,
  type AgencyDeed,
} from '#web/src/routes/(staff)/visits/forms.ts';

const deedActions: Record<AgencyDeed, Action<unknown>> = {
  'leave-out': leaveOut,
  response: recordResponse,
  recommend: recommendFromVisit,
  reason: giveReason,
};

export const load: PageServerLoad = ({ locals, params }) =>
  locals.store.within(locals.viewer, async (tx) => {
    const { deed } = params;
    if (!isAgencyDeed(deed)) throw notFound();
    await hatFor(tx, 'visit:run');
    const visit = await readVisit(tx, params.id);
    const agency = await readVisitAgency(tx, params.id, params.agency);
    if (!mayAtAgency(deed, visit.state, agency.state)) throw notYet();
    return {
      at: { href: `/visits/${visit.id}/agencies/${agency.id}`, label: agency.agencyName },
      asked: agencyForm(deed, locals.language, agency),
    };
  });

export const actions: Actions = {
  default: (event) =>
    answerForm(event, async (typed) => {
      const { store, viewer } = event.locals;
      const { id, agency, deed } = event.params;
      if (!isAgencyDeed(deed)) throw notFound();
      await store.within(viewer, (tx) => readVisitAgency(tx, id, agency));
      await act(store, viewer, deedActions[deed], deedInput(typed, agency), sending(typed));
      return { to: `/visits/${id}/agencies/${agency}` };
    }),
};
