/** One deed at a consultation: its form, and the action it sends. A deed nobody knows is a page that is not there. */
import { completeConsultation } from '#clinic/consultations/actions/complete.ts';
import { pointElsewhere } from '#clinic/consultations/actions/point-elsewhere.ts';
import { stepAside } from '#clinic/consultations/actions/step-aside.ts';
import { takeConsultation } from '#clinic/consultations/actions/take.ts';
import { writeNote } from '#clinic/consultations/actions/write-note.ts';
import { clinicPeople, readConsultation, type Consultation } from '#clinic/consultations/queries.ts';
import { openConsultation } from '#clinic/consultations/reading.ts';
import { consultationStates } from '#clinic/consultations/states.ts';
import { act, type Action, type Me } from '#office/action.ts';
import { notFound, wrongState } from '#office/problems.ts';
import { provincesToday } from '#office/territory/queries.ts';
import { findAgencies } from '#office/watch-items/agency-choice.ts';
import type { Tx } from '#platform/postgres/store.ts';
import { answerForm } from '#web/src/forms/answer-form.ts';
import { deedInput, sending } from '#web/src/forms/asked.ts';
import { deedForm, isDeed, startsFrom, type Deed } from '#web/src/routes/(staff)/clinic/deed-forms.ts';
import { hatFor } from '#web/src/routes/(staff)/watch-items/hat.ts';
import type { Actions, PageServerLoad } from './$types';

const deedActions: Record<Exclude<Deed, 'take'>, Action<unknown>> = {
  complete: completeConsultation,
  ask: writeNote.ask,
  hear: writeNote.hear,
  'hear-after': writeNote.hearAfter,
  note: writeNote.internal,
  'point-elsewhere': pointElsewhere,
  'step-aside': stepAside,
};

export const load: PageServerLoad = ({ locals, params, url }) =>
  locals.store.within(locals.viewer, async (tx) => {
    const { deed } = params;
    if (!isDeed(deed)) throw notFound();
    const me = await hatFor(tx, 'clinic:answer');
    const consultation = await openConsultation(tx, params.id);
    const { id, number, state } = consultation;
    if (!startsFrom[deed].includes(state)) throw wrongState(consultationStates, state, startsFrom[deed]);
    const typed = (url.searchParams.get('q') ?? '').replaceAll('\0', '').slice(0, 200);
    const { language } = locals;
    const provinces = (await provincesToday(tx)).map((one) => ({ value: one.iso, label: one[language] }));
    const agencies = deed === 'complete' ? await agenciesFor(tx, consultation, typed) : [];
    const people = deed === 'step-aside' ? await peopleFor(tx, me) : [];
    return {
      consultation: { id, number },
      typed: deed === 'complete' ? typed : null,
      asked: deedForm(deed, { language, consultation, provinces, agencies, people }),
    };
  });

/** The one it has, and those that were looked for. */
async function agenciesFor(tx: Tx, { agencyId, agencyName }: Consultation, typed: string) {
  const found = (await findAgencies(tx, typed)).map((one) => ({ value: one.agencyId, label: one.nameTh }));
  const kept = agencyId === null ? [] : [{ value: agencyId, label: agencyName ?? agencyId }];
  return [...kept, ...found.filter(({ value }) => value !== agencyId)];
}

/** The director sets others aside; an officer only himself. */
async function peopleFor(tx: Tx, me: Me) {
  if (me.role !== 'area_director') return [];
  return (await clinicPeople(tx)).map(({ id, name }) => ({ value: id, label: name }));
}

export const actions: Actions = {
  default: (event) =>
    answerForm(event, async (typed) => {
      const { store, viewer } = event.locals;
      const { id, deed } = event.params;
      if (!isDeed(deed)) throw notFound();
      const input = { ...deedInput(typed, id), ...(deed === 'step-aside' ? { consultationId: id } : {}) };
      const chosen = deed === 'take' ? await taking(event.locals, id) : deedActions[deed];
      await act(store, viewer, chosen, input, sending(typed));
      const own = deed === 'step-aside' && (typed['personId'] ?? '') === '';
      return { to: own ? '/clinic' : `/clinic/${id}` };
    }),
};

/** The first to take it moves it on; whoever takes it again only holds it. */
async function taking({ store, viewer }: App.Locals, id: string): Promise<Action<unknown>> {
  const { state } = await store.within(viewer, (tx) => readConsultation(tx, id));
  return state === 'received' ? takeConsultation.first : takeConsultation.again;
}
