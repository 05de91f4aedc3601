/** A section's version changed: which, since when, and what. */
import { randomUUID } from 'node:crypto';
import type { Language } from '#kernel/texts.ts';
import { reportLawChange } from '#clinic/advice/actions/report-law-change.ts';
import { text } from '#clinic/advice/after-text.ts';
import { sectionOptions } from '#clinic/advice/law-register.ts';
import { act } from '#office/action.ts';
import { answerForm } from '#web/src/forms/answer-form.ts';
import { sending, type AskedForm } from '#web/src/forms/asked.ts';
import { hatFor } from '#web/src/routes/(staff)/watch-items/hat.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) =>
  locals.store.within(locals.viewer, async (tx) => {
    await hatFor(tx, 'clinic:answer');
    return { asked: reporting(locals.language) };
  });

function reporting(language: Language): AskedForm {
  const words = text[language];
  return {
    title: words.report,
    lead: words.reportLead,
    fields: [
      { name: 'section', label: words.section, options: sectionOptions(language), required: true },
      { name: 'changedOn', label: words.changedOn, type: 'day', required: true },
      {
        name: 'why',
        label: words.whatChanged,
        hint: words.whatChangedHint,
        type: 'textarea',
        maxlength: 1000,
        required: true,
      },
    ],
    button: words.report,
    hidden: { request_id: randomUUID() },
    back: { href: '/clinic/law-changes', label: words.toLawChanges },
  };
}

export const actions: Actions = {
  default: (event) =>
    answerForm(event, async (typed) => {
      const { store, viewer } = event.locals;
      await act(store, viewer, reportLawChange, typed, sending(typed));
      return { to: '/clinic/law-changes' };
    }),
};
