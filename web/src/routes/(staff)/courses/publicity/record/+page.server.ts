/** The desk enters what was published. */
import { randomUUID } from 'node:crypto';
import type { Language } from '#kernel/texts.ts';
import { bangkokToday } from '#kernel/working-days.ts';
import { act } from '#office/action.ts';
import { recordPublicity } from '#programme/curriculum/actions/record-publicity.ts';
import { audiences, media } from '#programme/curriculum/publicity.ts';
import { deskText } from '#programme/curriculum/desk-text.ts';
import { answerForm } from '#web/src/forms/answer-form.ts';
import { sending, type AskedForm } from '#web/src/forms/asked.ts';
import { hatFor } from '#web/src/routes/(staff)/watch-items/hat.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) =>
  locals.store.within(locals.viewer, async (tx) => {
    await hatFor(tx, 'publicity:record');
    return { asked: recording(locals.language) };
  });

function recording(language: Language): AskedForm {
  const words = deskText[language].publicity;
  const listed = (table: Record<string, Record<Language, string>>) =>
    Object.entries(table).map(([value, said]) => ({ value, label: said[language] }));
  return {
    title: words.record,
    lead: words.lead,
    fields: [
      { name: 'onDay', label: words.onDay, type: 'day', value: bangkokToday(new Date()), required: true },
      { name: 'what', label: words.what, required: true, maxlength: 300 },
      { name: 'medium', label: words.medium, options: listed(media), required: true },
      { name: 'place', label: words.place, required: true, maxlength: 200 },
      { name: 'sector', label: words.sector, options: listed(audiences), required: true },
      { name: 'reach', label: words.reach, inputmode: 'numeric' },
      { name: 'measuredHow', label: words.measuredHow, maxlength: 300 },
      { name: 'link', label: words.link, type: 'url', maxlength: 2000 },
    ],
    button: words.save,
    hidden: { request_id: randomUUID() },
    back: { href: '/courses/publicity', label: words.title },
  };
}

export const actions: Actions = {
  default: (event) =>
    answerForm(event, async (typed) => {
      const { store, viewer } = event.locals;
      await act(store, viewer, recordPublicity, typed, sending(typed));
      return { to: '/courses/publicity' };
    }),
};
