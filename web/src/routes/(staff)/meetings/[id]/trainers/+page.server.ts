/** Who teaches at a training: chosen from the pool or the registry, and taken off again. */
import { randomUUID } from 'node:crypto';
import type { Language } from '#kernel/texts.ts';
import { act } from '#office/action.ts';
import { notFound } from '#office/problems.ts';
import type { Tx } from '#platform/postgres/store.ts';
import { chooseTrainer, dropTrainer } from '#programme/curriculum/actions/choose-trainer.ts';
import { coursesInForce } from '#programme/curriculum/catalogue.ts';
import { trainersText } from '#programme/curriculum/trainers-text.ts';
import { trainerPool, trainersAt } from '#programme/curriculum/trainers.ts';
import { readMeeting } from '#programme/meetings/queries.ts';
import { answerForm } from '#web/src/forms/answer-form.ts';
import { deedInput, sending, type AskedField } from '#web/src/forms/asked.ts';
import { saidIn } from '#web/src/said.ts';
import { peopleFound, type Choice } from '#web/src/routes/(staff)/courses/trainers/people-found.ts';
import { hatFor } from '#web/src/routes/(staff)/meetings/hat.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params, url }) =>
  locals.store.within(locals.viewer, async (tx) => {
    await hatFor(tx, 'trainer:keep');
    const meeting = await readMeeting(tx, params.id);
    if (!meeting.isOwn || meeting.kind !== 'training') throw notFound();
    const { typed, people } = await peopleFound(tx, url);
    const canChange = meeting.state !== 'cancelled';
    return {
      meeting: { id: meeting.id, titleTh: meeting.titleTh, titleEn: meeting.titleEn },
      typed,
      trainers: await trainersAt(tx, meeting.id),
      fields: canChange ? await fieldsFor(tx, locals.language, typed === '' ? [] : people) : null,
      requestId: randomUUID(),
    };
  });

/** The pool first; whoever was searched for in the registry follows, marked as from there. */
async function fieldsFor(tx: Tx, language: Language, found: readonly Choice[]): Promise<AskedField[]> {
  const words = trainersText[language];
  const now = (await trainerPool(tx)).filter(({ isNow, name }) => isNow && name !== null);
  const pool = new Map(now.map(({ who, name, post }) => [who, [name, post].filter(Boolean).join(' · ')]));
  const options = [
    ...[...pool].map(([value, label]) => ({ value, label })),
    ...found
      .filter(({ value }) => !pool.has(value))
      .map(({ value, label }) => ({ value, label: `${label} (${words.outside})` })),
  ];
  const courses = (await coursesInForce(tx)).map((one) => ({
    value: one.courseId,
    label: saidIn(language, one, 'title') ?? one.slug,
  }));
  return [
    { name: 'participantId', label: words.name, options, required: true },
    { name: 'courseId', label: words.course, options: courses, required: true },
    { name: 'minutes', label: words.minutes, hint: words.minutesHint, inputmode: 'numeric', maxlength: 4 },
  ];
}

export const actions: Actions = {
  choose: (event) =>
    answerForm(event, async (typed) => {
      const { store, viewer } = event.locals;
      const { id } = event.params;
      await act(store, viewer, chooseTrainer, deedInput(typed, id), sending(typed));
      return { to: `/meetings/${id}/trainers` };
    }),
  drop: (event) =>
    answerForm(event, async (typed) => {
      const { store, viewer } = event.locals;
      await act(store, viewer, dropTrainer, typed);
      return { to: `/meetings/${event.params.id}/trainers` };
    }),
};
