/** A question at the telephone: eight fields in the order in which they are told. */
import { randomUUID } from 'node:crypto';
import type { Language } from '#kernel/texts.ts';
import { bangkokToday } from '#kernel/working-days.ts';
import { recordConsultation } from '#clinic/consultations/actions/record.ts';
import { askerKinds, channels, recordedChannels } from '#clinic/consultations/kinds.ts';
import { promisesOn, readPromises, topicsOn } from '#clinic/consultations/promises.ts';
import { text } from '#clinic/consultations/text.ts';
import { act } from '#office/action.ts';
import { answerForm } from '#web/src/forms/answer-form.ts';
import { sending, type AskedForm } from '#web/src/forms/asked.ts';
import { hatFor } from '#web/src/routes/(staff)/watch-items/hat.ts';
import type { Actions, PageServerLoad } from './$types';
import { optionsOf } from '../shape.ts';

export const load: PageServerLoad = ({ locals }) =>
  locals.store.within(locals.viewer, async (tx) => {
    await hatFor(tx, 'clinic:record');
    const { version, verified } = readPromises();
    return { asked: intake(locals.language), unverified: verified ? null : version };
  });

function intake(language: Language): AskedForm {
  const words = text[language];
  const today = bangkokToday(new Date());
  const listed = (all: readonly ({ id: string } & Record<Language, string>)[]) =>
    all.map((one) => ({ value: one.id, label: one[language] }));
  const ways = optionsOf(channels, language).filter(({ value }) =>
    (recordedChannels as readonly string[]).includes(value),
  );
  const free = { maxlength: 200 };
  const question = { hint: words.questionHint, type: 'textarea', maxlength: 4000 } as const;
  return {
    title: words.record,
    lead: words.recordLead,
    fields: [
      { name: 'channel', label: words.channel, options: ways, value: 'phone', required: true },
      { name: 'askerKind', label: words.askerKind, options: optionsOf(askerKinds, language), value: 'official', required: true },
      { name: 'question', label: words.question, required: true, ...question },
      { name: 'topic', label: words.topic, options: listed(topicsOn(today)), required: true },
      { name: 'urgency', label: words.urgency, options: listed(promisesOn(today)), value: 'ordinary', required: true },
      { name: 'decideByOn', label: words.decideBy, type: 'day' },
      { name: 'askerName', label: words.askerName, ...free },
      { name: 'contact', label: words.contact, ...free },
    ],
    button: words.recordButton,
    hidden: { request_id: randomUUID() },
    back: { href: '/clinic', label: words.toList },
  }; // prettier-ignore
}

export const actions: Actions = {
  default: (event) =>
    answerForm(event, async (typed) => {
      const { store, viewer } = event.locals;
      const { id } = await act(store, viewer, recordConsultation, typed, sending(typed));
      return { to: `/clinic/${id}` };
    }),
};
