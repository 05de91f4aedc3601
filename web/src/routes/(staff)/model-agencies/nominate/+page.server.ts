/** The desk or the province nominates an agency. */
import { randomUUID } from 'node:crypto';
import { act } from '#office/action.ts';
import { nominateAgency } from '#programme/model-agencies/actions/nominate.ts';
import { deedsText } from '#programme/model-agencies/deeds-text.ts';
import { text } from '#programme/model-agencies/text.ts';
import { answerForm } from '#web/src/forms/answer-form.ts';
import { sending, type AskedForm } from '#web/src/forms/asked.ts';
import { agencyField } from '#web/src/routes/(staff)/model-agencies/agency-field.ts';
import { hatFor } from '#web/src/routes/(staff)/watch-items/hat.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url }) =>
  locals.store.within(locals.viewer, async (tx) => {
    await hatFor(tx, 'model:nominate');
    const { language } = locals;
    const words = text[language];
    const { fields } = deedsText[language];
    const typed = url.searchParams.get('q') ?? '';
    const agency = await agencyField(tx, typed, language);
    const why = {
      name: 'whyTh',
      label: fields.why,
      hint: fields.noNames,
      type: 'textarea',
    } as const;
    const asked: AskedForm | null = agency && {
      title: words.nominate,
      fields: [agency, { ...why, required: true, maxlength: 2000 }],
      button: words.nominate,
      hidden: { request_id: randomUUID() },
      back: { href: '/model-agencies', label: words.back },
    };
    return { search: { typed, found: agency?.options?.length ?? 0 }, asked };
  });

export const actions: Actions = {
  default: (event) =>
    answerForm(event, async (typed) => {
      const { store, viewer } = event.locals;
      const { id } = await act(store, viewer, nominateAgency, typed, sending(typed));
      return { to: `/model-agencies/${id}` };
    }),
};
