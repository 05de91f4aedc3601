/** Letters past their day for an answer, and one press that reminds of those chosen. */
import { Problem } from '#kernel/problem.ts';
import { act } from '#office/action.ts';
import { remindOfLetter } from '#office/letters/replies/actions/remind.ts';
import { unanswered, type Unanswered } from '#office/letters/replies/queries.ts';
import { replyRules } from '#office/letters/replies/rules.ts';
import { answerForm } from '#web/src/forms/answer-form.ts';
import { hatFor } from '../hat.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = ({ locals }) =>
  locals.store.within(locals.viewer, async (tx) => {
    await hatFor(tx, 'letter:register');
    return { letters: await unanswered(tx), days: replyRules.reminder_working_days.value };
  });

const passedOver = new Set(['letters.reminded_already', 'office.wrong_state']);

export const actions: Actions = {
  default: (event) =>
    answerForm(event, async ({ letter = [] }) => {
      const { store, viewer } = event.locals;
      const waiting = await store.within(viewer, unanswered);
      const chosen = new Set([letter].flat());
      const done = { sent: 0, skipped: 0, ring: [] as Unanswered[] };
      for (const one of waiting.filter(({ id }) => chosen.has(id))) {
        const told = await remind(event, one.id);
        if (told === null) done.skipped += 1;
        else done.sent += 1;
        if (told === 0) done.ring.push(one);
      }
      return done;
    }),
};

/** How many were told; null where it was reminded of or answered a moment before. */
async function remind({ locals }: RequestEvent, id: string): Promise<number | null> {
  try {
    return (await act(locals.store, locals.viewer, remindOfLetter, { id })).told;
  } catch (error) {
    if (error instanceof Problem && passedOver.has(error.code)) return null;
    throw error;
  }
}
