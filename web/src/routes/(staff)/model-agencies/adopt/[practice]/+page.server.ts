/** An agency's own people, or the desk, record that a published practice was taken up. */
import { randomUUID } from 'node:crypto';
import type { Language } from '#kernel/texts.ts';
import { bangkokToday } from '#kernel/working-days.ts';
import { act } from '#office/action.ts';
import type { Tx } from '#platform/postgres/store.ts';
import { recordAdoption } from '#programme/model-agencies/actions/adoptions.ts';
import { deedsText } from '#programme/model-agencies/deeds-text.ts';
import { readCard } from '#programme/model-agencies/published.ts';
import { text } from '#programme/model-agencies/text.ts';
import { chosenAgency } from '#office/watch-items/agency-choice.ts';
import { answerForm } from '#web/src/forms/answer-form.ts';
import { sending, type AskedField, type AskedForm } from '#web/src/forms/asked.ts';
import { agencyField } from '#web/src/routes/(staff)/model-agencies/agency-field.ts';
import { hatFor } from '#web/src/routes/(staff)/watch-items/hat.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params, url }) =>
  locals.store.within(locals.viewer, async (tx) => {
    const me = await hatFor(tx, 'adoption:record');
    const { language } = locals;
    const { id, titleTh, titleEn } = await readCard(tx, params.practice);
    const isOwn = me.scopeKind === 'agency';
    const typed = url.searchParams.get('q') ?? '';
    const agency = isOwn ? await ownField(tx, me.scopeId, language) : await agencyField(tx, typed, language);
    return {
      called: language === 'en' ? titleEn : titleTh,
      search: isOwn ? null : { typed, found: agency?.options?.length ?? 0 },
      asked: agency && adopting(id, agency, language),
    };
  });

async function ownField(tx: Tx, agencyId: string, language: Language): Promise<AskedField | null> {
  const own = await chosenAgency(tx, agencyId);
  if (!own) return null;
  const label = language === 'en' ? (own.nameEn ?? own.nameTh) : own.nameTh;
  const options = [{ value: agencyId, label }];
  return { name: 'agencyId', label: text[language].adopt.own, options, value: agencyId, required: true };
}

function adopting(practiceId: string, agency: AskedField, language: Language): AskedForm {
  const { adopt: words, save, back } = text[language];
  const { fields } = deedsText[language];
  const today = bangkokToday(new Date());
  return {
    title: words.title,
    fields: [
      agency,
      { name: 'adoptedOn', label: words.adoptedOn, type: 'day', value: today, required: true },
      { name: 'resultValue', label: words.value, hint: words.valueHint, inputmode: 'numeric' },
      { name: 'resultTh', label: words.said, hint: fields.noNames, maxlength: 500 },
    ],
    button: save,
    hidden: { request_id: randomUUID() },
    back: { href: `/practices/${practiceId}`, label: back },
  };
}

export const actions: Actions = {
  default: (event) =>
    answerForm(event, async (typed) => {
      const { store, viewer } = event.locals;
      const practiceId = event.params.practice;
      await act(store, viewer, recordAdoption, { ...typed, practiceId }, sending(typed));
      return { to: '/model-agencies' };
    }),
};
