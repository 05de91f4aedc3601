/** One deed at a visit: its form, and the action it sends. A deed nobody knows is a page that is not there. */
import { addAgency } from '#clinic/visits/actions/add-agency.ts';
import { beginVisit } from '#clinic/visits/actions/begin-visit.ts';
import { cancelVisit } from '#clinic/visits/actions/cancel-visit.ts';
import { closeVisit } from '#clinic/visits/actions/close-visit.ts';
import { findingsIn } from '#clinic/visits/actions/findings-in.ts';
import { recordWalkIn } from '#clinic/visits/actions/record-walk-in.ts';
import { reportVisit } from '#clinic/visits/actions/report-visit.ts';
import { reviseVisit } from '#clinic/visits/actions/revise-visit.ts';
import { visitPdf } from '#clinic/visits/issued.ts';
import { agenciesOf, readVisit } from '#clinic/visits/queries.ts';
import { visitStates } from '#clinic/visits/states.ts';
import { Problem } from '#kernel/problem.ts';
import { act, type Action } from '#office/action.ts';
import { notFound, wrongState } from '#office/problems.ts';
import { answerForm } from '#web/src/forms/answer-form.ts';
import { deedInput, sending } from '#web/src/forms/asked.ts';
import { filesOf } from '#web/src/routes/(staff)/letters/kept.ts';
import { hatFor } from '#web/src/routes/(staff)/watch-items/hat.ts';
import type { Actions, PageServerLoad } from './$types';
import { aroundFor } from '#web/src/routes/(staff)/visits/around.ts';
import { deedForm, isDeed, startsFrom, type Deed } from '#web/src/routes/(staff)/visits/forms.ts';

const deedActions: Record<Deed, Action<unknown>> = {
  begin: beginVisit,
  'walk-in': recordWalkIn,
  'findings-in': findingsIn,
  report: reportVisit,
  close: closeVisit,
  'add-agency': addAgency,
  revise: reviseVisit,
  cancel: cancelVisit,
};

export const load: PageServerLoad = ({ locals, params, url }) =>
  locals.store.within(locals.viewer, async (tx) => {
    const { deed } = params;
    if (!isDeed(deed)) throw notFound();
    const me = await hatFor(tx, deedActions[deed].may);
    const visit = await readVisit(tx, params.id);
    const { id, number, state } = visit;
    if (!startsFrom[deed].includes(state)) throw wrongState(visitStates, state, startsFrom[deed]);
    const typed = (url.searchParams.get('q') ?? '').replaceAll('\0', '').slice(0, 200);
    const around = await aroundFor(tx, me, locals.language, deed === 'add-agency' ? typed : '');
    return {
      visit: { id, number },
      typed: deed === 'add-agency' ? typed : null,
      asked: deedForm(deed, around, visit),
    };
  });

export const actions: Actions = {
  default: (event) =>
    answerForm(event, async (typed) => {
      const { store, viewer } = event.locals;
      const { id, deed } = event.params;
      if (!isDeed(deed)) throw notFound();
      const input = { ...deedInput(typed, id), ...(deed === 'walk-in' ? { visitId: id } : {}) };
      await act(store, viewer, deedActions[deed], input, sending(typed));
      if (deed === 'report' || deed === 'close') await keepReports(event.locals, id);
      return { to: `/visits/${id}` };
    }),
};

/** Everybody after is given these very files. What cannot be printed now is printed when somebody opens it. */
async function keepReports({ store, viewer, site }: App.Locals, visitId: string): Promise<void> {
  const agencies = await store.within(viewer, (tx) => agenciesOf(tx, visitId));
  for (const { id, state } of agencies) {
    if (state !== 'seen' && state !== 'responded') continue;
    try {
      await visitPdf(store, viewer, filesOf(site), { visitId, id });
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
    }
  }
}
