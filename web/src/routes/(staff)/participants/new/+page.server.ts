/** Somebody enters the registry; entries alike are shown before a second one of the same person is made. */
import { fail } from '@sveltejs/kit';
import { act } from '#office/action.ts';
import { enterParticipant } from '#programme/participants/actions/enter.ts';
import { cardMarkOf } from '#programme/participants/card.ts';
import { alike } from '#programme/participants/doubles.ts';
import { provincesOfScope } from '#programme/participants/queries.ts';
import { answerForm, type Typed } from '#web/src/forms/answer-form.ts';
import { sending } from '#web/src/forms/asked.ts';
import { hatFor } from '#web/src/routes/(staff)/people/hat.ts';
import { doorOf } from '#web/src/sign-in/steps.ts';
import { enterForm } from '../person-forms.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) =>
  locals.store.within(locals.viewer, async (tx) => {
    await hatFor(tx, 'participants:edit');
    return { asked: enterForm({ language: locals.language, provinces: await provincesOfScope(tx) }) };
  });

export const actions: Actions = {
  default: async (event) => {
    const { store, viewer } = event.locals;
    let sent: Typed = {};
    let cardMark: string | undefined;
    const answer = await answerForm(event, async ({ cardCode, ...typed }) => {
      sent = typed;
      cardMark = cardMarkOf(doorOf(event).keys, cardCode);
      const { id } = await act(store, viewer, enterParticipant, { ...typed, cardMark }, sending(typed));
      return { to: `/participants/${id}` };
    });
    if (!('data' in answer)) return answer;
    const { givenName = '', familyName = '' } = sent;
    const isName = typeof givenName === 'string' && typeof familyName === 'string' && givenName !== '';
    const name = { givenName: String(givenName), familyName: String(familyName), cardMark };
    const known = isName ? await store.within(viewer, (tx) => alike(tx, name)) : [];
    return fail(answer.status, { ...answer.data, known });
  },
};
