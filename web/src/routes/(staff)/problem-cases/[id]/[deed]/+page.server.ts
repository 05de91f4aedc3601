/** One deed at a problem case: its form, and the action it sends. A deed nobody knows is a page that is not there. */
import { addParty } from '#clinic/problem-cases/actions/add-party.ts';
import { closeCase } from '#clinic/problem-cases/actions/close-case.ts';
import { commitParty } from '#clinic/problem-cases/actions/commit-party.ts';
import { planMeeting } from '#clinic/problem-cases/actions/plan-meeting.ts';
import { reviseCase } from '#clinic/problem-cases/actions/revise-case.ts';
import { withdrawCase } from '#clinic/problem-cases/actions/withdraw-case.ts';
import { outcomeMissing } from '#clinic/problem-cases/problems.ts';
import { partiesOf } from '#clinic/problem-cases/queries.ts';
import { openCasePage } from '#clinic/problem-cases/reading.ts';
import { caseStates, goingOn } from '#clinic/problem-cases/states.ts';
import { act, type Action } from '#office/action.ts';
import { notFound, wrongState } from '#office/problems.ts';
import { findAgencies } from '#office/watch-items/agency-choice.ts';
import { answerForm, type Typed } from '#web/src/forms/answer-form.ts';
import { deedInput, sending } from '#web/src/forms/asked.ts';
import { deedForm, isDeed, mayGoOn, type Deed } from '#web/src/routes/(staff)/problem-cases/forms.ts';
import { hatFor } from '#web/src/routes/(staff)/watch-items/hat.ts';
import type { Actions, PageServerLoad } from './$types';

const deedActions: Record<Exclude<Deed, 'close'>, Action<unknown>> = {
  'plan-meeting': planMeeting,
  'add-party': addParty,
  commit: commitParty,
  revise: reviseCase,
  withdraw: withdrawCase,
};

export const load: PageServerLoad = ({ locals, params, url }) =>
  locals.store.within(locals.viewer, async (tx) => {
    const { deed } = params;
    if (!isDeed(deed)) throw notFound();
    await hatFor(tx, 'problem_case:run');
    const found = await openCasePage(tx, params.id);
    const { id, number, state } = found;
    if (!mayGoOn(state)) throw wrongState(caseStates, state, goingOn);
    const typed = (url.searchParams.get('q') ?? '').replaceAll('\0', '').slice(0, 200);
    const agencies = deed === 'add-party' ? await findAgencies(tx, typed) : [];
    const around = {
      language: locals.language,
      agencies: agencies.map((one) => ({ value: one.agencyId, label: one.nameTh })),
      parties: deed === 'commit' ? await partiesOf(tx, id) : [],
    };
    return {
      found: { id, number },
      typed: deed === 'add-party' ? typed : null,
      asked: deedForm(deed, around, found),
    };
  });

export const actions: Actions = {
  default: (event) =>
    answerForm(event, async (typed) => {
      const { store, viewer } = event.locals;
      const { id, deed } = event.params;
      if (!isDeed(deed)) throw notFound();
      const chosen = deed === 'close' ? closing(typed) : deedActions[deed];
      await act(store, viewer, chosen, deedInput(typed, id), sending(typed));
      return { to: `/problem-cases/${id}` };
    }),
};

/** @throws Problem problem_cases.outcome_missing */
function closing({ outcome }: Typed): Action<unknown> {
  if (outcome === 'solved' || outcome === 'partly_solved' || outcome === 'not_solved')
    return closeCase[outcome];
  throw outcomeMissing();
}
