/** Somebody of the registry is entered in the trainer pool: found by name, then with course, basis and days. */
import { randomUUID } from 'node:crypto';
import type { Language } from '#kernel/texts.ts';
import { bangkokToday } from '#kernel/working-days.ts';
import { act } from '#office/action.ts';
import type { Tx } from '#platform/postgres/store.ts';
import { enterTrainer } from '#programme/curriculum/actions/enter-trainer.ts';
import { coursesInForce } from '#programme/curriculum/catalogue.ts';
import { trainersText } from '#programme/curriculum/trainers-text.ts';
import { modulesInForce } from '#programme/curriculum/trainers.ts';
import { answerForm } from '#web/src/forms/answer-form.ts';
import { sending, type AskedForm } from '#web/src/forms/asked.ts';
import { saidIn } from '#web/src/said.ts';
import { peopleFound, type Choice } from '#web/src/routes/(staff)/courses/trainers/people-found.ts';
import { hatFor } from '#web/src/routes/(staff)/watch-items/hat.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url }) =>
  locals.store.within(locals.viewer, async (tx) => {
    await hatFor(tx, 'trainer:keep');
    const { typed, people } = await peopleFound(tx, url);
    return { typed, asked: await entering(tx, locals.language, people) };
  });

async function entering(tx: Tx, language: Language, people: readonly Choice[]): Promise<AskedForm> {
  const words = trainersText[language];
  const courses = (await coursesInForce(tx)).map((one) => ({
    value: one.courseId,
    label: saidIn(language, one, 'title') ?? one.slug,
  }));
  const modules = (await modulesInForce(tx)).map((one) => ({
    value: one.slug,
    label: saidIn(language, one, 'title') ?? one.slug,
  }));
  const unlike = [...new Map(modules.map((one) => [one.value, one])).values()];
  return {
    title: words.enter,
    fields: [
      { name: 'participantId', label: words.name, options: people, required: true },
      { name: 'courseId', label: words.course, options: courses, required: true },
      { name: 'modules', label: words.modules, hint: words.modulesHint, type: 'boxes', options: unlike },
      { name: 'basis', label: words.basis, hint: words.basisHint, required: true, maxlength: 500 },
      { name: 'fromOn', label: words.fromOn, type: 'day', value: bangkokToday(new Date()), required: true },
      { name: 'untilOn', label: words.untilOn, type: 'day' },
    ],
    button: words.save,
    hidden: { request_id: randomUUID() },
    back: { href: '/courses/trainers', label: words.back },
  };
}

export const actions: Actions = {
  default: (event) =>
    answerForm(event, async (typed) => {
      const { store, viewer } = event.locals;
      await act(store, viewer, enterTrainer, typed, sending(typed));
      return { to: '/courses/trainers' };
    }),
};
