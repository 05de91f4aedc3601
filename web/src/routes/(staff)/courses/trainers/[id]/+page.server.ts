/** One entry of the trainer pool, and the day on which it ends. */
import { randomUUID } from 'node:crypto';
import { bangkokToday } from '#kernel/working-days.ts';
import { act } from '#office/action.ts';
import { endTrainer } from '#programme/curriculum/actions/end-trainer.ts';
import { trainersText } from '#programme/curriculum/trainers-text.ts';
import { readTrainer } from '#programme/curriculum/trainers.ts';
import { answerForm } from '#web/src/forms/answer-form.ts';
import { deedInput, sending, type AskedForm } from '#web/src/forms/asked.ts';
import { hatFor } from '#web/src/routes/(staff)/watch-items/hat.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params }) =>
  locals.store.within(locals.viewer, async (tx) => {
    await hatFor(tx, 'trainer:keep');
    const trainer = await readTrainer(tx, params.id);
    const words = trainersText[locals.language];
    const asked: AskedForm = {
      title: words.end,
      fields: [
        {
          name: 'untilOn',
          label: words.lastDay,
          type: 'day',
          value: bangkokToday(new Date()),
          required: true,
        },
        { name: 'reason', label: words.reason, required: true, maxlength: 500 },
      ],
      button: words.end,
      hidden: { version: trainer.version, request_id: randomUUID() },
      back: { href: '/courses/trainers', label: words.back },
    };
    return { trainer, asked: trainer.isOwn && trainer.state === 'active' ? asked : null };
  });

export const actions: Actions = {
  default: (event) =>
    answerForm(event, async (typed) => {
      const { store, viewer } = event.locals;
      await act(store, viewer, endTrainer, deedInput(typed, event.params.id), sending(typed));
      return { to: '/courses/trainers' };
    }),
};
