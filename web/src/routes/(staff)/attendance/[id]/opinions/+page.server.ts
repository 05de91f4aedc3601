/** Opinions after a meeting, once enough have answered; and the cards by which they are asked. */
import { randomBytes } from 'node:crypto';
import * as v from 'valibot';
import { act } from '#office/action.ts';
import { wholeNumber } from '#office/form-fields.ts';
import { printFeedbackCards } from '#programme/attendance/actions/print-feedback.ts';
import { feedbackCode, feedbackHash } from '#programme/attendance/codes.ts';
import { feedbackOf, feedbackRules } from '#programme/attendance/feedback.ts';
import { readDoor } from '#programme/attendance/meeting.ts';
import { answerForm } from '#web/src/forms/answer-form.ts';
import { hatFor } from '#web/src/routes/(staff)/people/hat.ts';
import { checked, doorOf } from '#web/src/sign-in/steps.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params, url }) =>
  locals.store.within(locals.viewer, async (tx) => {
    await hatFor(tx, 'feedback:read');
    const meeting = await readDoor(tx, params.id);
    const { value, why_th, why_en } = feedbackRules.at_least;
    return {
      meeting,
      shown: await feedbackOf(tx, meeting.id),
      atLeast: value,
      why: locals.language === 'th' ? why_th : why_en,
      address: `${url.origin}/feedback`,
    };
  });

const wish = v.object({ cardCount: wholeNumber(1, 100) });

export const actions: Actions = {
  default: (event) =>
    answerForm(event, async (typed) => {
      const { store, viewer } = event.locals;
      const { id } = event.params;
      await store.within(viewer, (tx) => hatFor(tx, 'feedback:read').then(() => readDoor(tx, id)));
      const { cardCount } = checked(wish, typed);
      const { keys } = doorOf(event);
      const cards = Array.from({ length: cardCount }, () => feedbackCode(randomBytes(16)));
      const hashes = cards.map((code) => feedbackHash(keys, code));
      await act(store, viewer, printFeedbackCards, { activityId: id, hashes });
      return { cards };
    }),
};
