/** Somebody came who was not listed: entered in the registry and signed in. */
import { fail } from '@sveltejs/kit';
import { act } from '#office/action.ts';
import { openDoor } from '#programme/attendance/meeting.ts';
import { signAtDesk } from '#programme/attendance/actions/sign.ts';
import { text } from '#programme/attendance/text.ts';
import { enterParticipant } from '#programme/participants/actions/enter.ts';
import { cardMarkOf } from '#programme/participants/card.ts';
import { alike } from '#programme/participants/doubles.ts';
import { provincesOfScope } from '#programme/participants/queries.ts';
import { answerForm, type Typed } from '#web/src/forms/answer-form.ts';
import { sending } from '#web/src/forms/asked.ts';
import { enterForm } from '#web/src/routes/(staff)/participants/person-forms.ts';
import { hatFor } from '#web/src/routes/(staff)/people/hat.ts';
import { doorOf } from '#web/src/sign-in/steps.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params }) =>
  locals.store.within(locals.viewer, async (tx) => {
    await hatFor(tx, 'attendance:record');
    const { id } = await openDoor(tx, params.id);
    const { language } = locals;
    const asked = enterForm({ language, provinces: await provincesOfScope(tx) });
    const back = { href: `/attendance/${id}`, label: text[language].back };
    return { asked: { ...asked, title: text[language].walkIn, back } };
  });

export const actions: Actions = {
  default: async (event) => {
    const { store, viewer } = event.locals;
    const { id } = event.params;
    let sent: Typed = {};
    const answer = await answerForm(event, async ({ cardCode, ...typed }) => {
      sent = typed;
      await store.within(viewer, (tx) => hatFor(tx, 'attendance:record').then(() => openDoor(tx, id)));
      const cardMark = cardMarkOf(doorOf(event).keys, cardCode);
      const entered = await act(store, viewer, enterParticipant, { ...typed, cardMark }, sending(typed));
      const wish = { activityId: id, participantId: entered.id, way: 'in', how: 'walk_in' };
      await act(store, viewer, signAtDesk, wish);
      return { to: `/attendance/${id}` };
    });
    if (!('data' in answer)) return answer;
    const name = { givenName: String(sent['givenName'] ?? ''), familyName: String(sent['familyName'] ?? '') };
    const isNamed = name.givenName !== '' && answer.status !== 404;
    const known = !isNamed ? [] : await store.within(viewer, (tx) => alike(tx, name));
    return fail(answer.status, { ...answer.data, known });
  },
};
