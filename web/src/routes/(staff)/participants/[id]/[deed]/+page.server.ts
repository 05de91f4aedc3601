/** One deed at an entry: correct it, move the person to another post, record a consent. */
import { act, type Action } from '#office/action.ts';
import { notFound } from '#office/problems.ts';
import { recordConsent } from '#programme/participants/actions/consent.ts';
import { correctParticipant } from '#programme/participants/actions/correct.ts';
import { transferParticipant } from '#programme/participants/actions/transfer.ts';
import { cardMarkOf } from '#programme/participants/card.ts';
import { provincesOfScope, readParticipant } from '#programme/participants/queries.ts';
import { answerForm } from '#web/src/forms/answer-form.ts';
import { deedInput, sending } from '#web/src/forms/asked.ts';
import { hatFor } from '#web/src/routes/(staff)/people/hat.ts';
import { doorOf } from '#web/src/sign-in/steps.ts';
import { deedForm, isDeed, type Deed } from '#web/src/routes/(staff)/participants/person-forms.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params }) =>
  locals.store.within(locals.viewer, async (tx) => {
    const { deed } = params;
    const { language } = locals;
    await hatFor(tx, 'participants:edit');
    if (!isDeed(deed)) throw notFound();
    const person = await readParticipant(tx, params.id);
    if (person.state !== 'known') throw notFound();
    const provinces = await provincesOfScope(tx, deed === 'move' ? null : person.provinceIso);
    return { asked: deedForm(deed, { language, provinces, person }) };
  });

const plain: Record<Deed, Action<unknown>> = {
  correct: correctParticipant,
  move: transferParticipant,
  consent: recordConsent,
};

export const actions: Actions = {
  default: (event) =>
    answerForm(event, async ({ cardCode, ...typed }) => {
      const { store, viewer } = event.locals;
      const { id, deed } = event.params;
      if (!isDeed(deed)) throw notFound();
      const cardMark = cardMarkOf(doorOf(event).keys, cardCode);
      const input = deedInput({ ...typed, participantId: id }, id);
      await act(store, viewer, plain[deed], { ...input, cardMark }, sending(typed));
      return { to: `/participants/${id}` };
    }),
};
