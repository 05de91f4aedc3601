/** A district centre asks the desk of its Area. */
import { randomUUID } from 'node:crypto';
import type { Language } from '#kernel/texts.ts';
import { bangkokToday } from '#kernel/working-days.ts';
import { act } from '#office/action.ts';
import { askDesk } from '#office/districts/actions/ask.ts';
import { monthOf } from '#office/districts/months.ts';
import { ownDistrict } from '#office/districts/own.ts';
import { text } from '#office/districts/text.ts';
import { topicsOf } from '#office/districts/topics.ts';
import { notFound } from '#office/problems.ts';
import { answerForm } from '#web/src/forms/answer-form.ts';
import { sending, type AskedForm } from '#web/src/forms/asked.ts';
import { hatFor } from '#web/src/routes/(staff)/watch-items/hat.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) =>
  locals.store.within(locals.viewer, async (tx) => {
    await hatFor(tx, 'district:ask');
    const district = await ownDistrict(tx);
    if (!district) throw notFound();
    return { asked: askingForm(locals.language, district.areaNo) };
  });

function askingForm(language: Language, areaNo: number | null): AskedForm {
  const words = text[language];
  const topics = topicsOf(monthOf(bangkokToday(new Date()))).map((one) => ({
    value: one.id,
    label: one[language],
  }));
  return {
    title: words.questions.title(words.desk(areaNo)),
    lead: words.noPeople,
    fields: [
      { name: 'topic', label: words.topic, options: topics, required: true },
      {
        name: 'question',
        label: words.questions.question,
        hint: words.questions.questionHint,
        type: 'textarea',
        required: true,
        maxlength: 2000,
      },
    ],
    button: words.questions.save,
    hidden: { request_id: randomUUID() },
    back: { href: '/district', label: words.count.back },
  };
}

export const actions: Actions = {
  default: (event) =>
    answerForm(event, async (typed) => {
      const { store, viewer } = event.locals;
      const { id } = await act(store, viewer, askDesk, typed, sending(typed));
      return { to: `/district/questions/${id}` };
    }),
};
