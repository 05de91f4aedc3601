/** One question of a district centre; the Area's desk answers it here. */
import { randomUUID } from 'node:crypto';
import type { Language } from '#kernel/texts.ts';
import { act } from '#office/action.ts';
import { dueDay, readCalendar } from '#office/deadlines/calendar.ts';
import { answerQuestion } from '#office/districts/actions/answer.ts';
import { readQuestion, type Question } from '#office/districts/queries.ts';
import { text } from '#office/districts/text.ts';
import { topicName } from '#office/districts/topics.ts';
import { mayDo } from '#office/staff/permissions.ts';
import { answerForm } from '#web/src/forms/answer-form.ts';
import { deedInput, sending, type AskedForm } from '#web/src/forms/asked.ts';
import { hatFor } from '#web/src/routes/(staff)/watch-items/hat.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params }) =>
  locals.store.within(locals.viewer, async (tx) => {
    const me = await hatFor(tx, 'district:read');
    const { language } = locals;
    const question = await readQuestion(tx, params.id);
    const mayAnswer = question.state === 'asked' && mayDo(me.role, 'district:answer');
    return {
      question: { ...question, topic: topicName(question.topic, language) },
      due: dueDay(question.answerByOn, await readCalendar(tx)),
      asked: mayAnswer ? answerAsked(question, language) : null,
    };
  });

function answerAsked({ version }: Question, language: Language): AskedForm {
  const { questions, count } = text[language];
  const field = { type: 'textarea', required: true, maxlength: 4000 } as const;
  return {
    title: questions.answer,
    fields: [{ name: 'answer', label: questions.answer, hint: questions.answerHint, ...field }],
    button: questions.answerButton,
    hidden: { version, request_id: randomUUID() },
    back: { href: '/district', label: count.back },
  };
}

export const actions: Actions = {
  default: (event) =>
    answerForm(event, async (typed) => {
      const { store, viewer } = event.locals;
      const { id } = event.params;
      await act(store, viewer, answerQuestion, deedInput(typed, id), sending(typed));
      return { to: `/district/questions/${id}` };
    }),
};
