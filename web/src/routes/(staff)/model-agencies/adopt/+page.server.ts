/** An agency's own people, or the desk, record that a published practice was taken up; ?practice= proposes which. */
import { randomUUID } from 'node:crypto';
import type { Language } from '#kernel/texts.ts';
import { bangkokToday } from '#kernel/working-days.ts';
import { act } from '#office/action.ts';
import { chosenAgency } from '#office/watch-items/agency-choice.ts';
import type { Tx } from '#platform/postgres/store.ts';
import { recordAdoption } from '#programme/model-agencies/actions/adoptions.ts';
import { deedsText } from '#programme/model-agencies/deeds-text.ts';
import { cards } from '#programme/model-agencies/published.ts';
import { text } from '#programme/model-agencies/text.ts';
import { answerForm } from '#web/src/forms/answer-form.ts';
import { sending, type AskedField, type AskedForm } from '#web/src/forms/asked.ts';
import { agencyField } from '#web/src/routes/(staff)/model-agencies/agency-field.ts';
import { hatFor } from '#web/src/routes/(staff)/watch-items/hat.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url }) =>
  locals.store.within(locals.viewer, async (tx) => {
    const me = await hatFor(tx, 'adoption:record');
    const { language } = locals;
    const wanted = url.searchParams.get('practice') ?? '';
    const isOwn = me.scopeKind === 'agency';
    const typed = url.searchParams.get('q') ?? '';
    const agency = isOwn ? await ownField(tx, me.scopeId, language) : await agencyField(tx, typed, language);
    const practice = await practiceField(tx, wanted, language);
    return {
      wanted,
      hasCards: practice !== null,
      search: isOwn ? null : { typed, found: agency?.options?.length ?? 0 },
      asked: agency && practice && adopting([practice, agency], language),
    };
  });

async function practiceField(tx: Tx, wanted: string, language: Language): Promise<AskedField | null> {
  const all = await cards(tx);
  if (all.length === 0) return null;
  const options = all.map((one) => ({ value: one.id, label: language === 'en' ? one.titleEn : one.titleTh }));
  const label = text[language].practice;
  return { name: 'practiceId', label, options, value: wanted, required: true };
}

async function ownField(tx: Tx, agencyId: string, language: Language): Promise<AskedField | null> {
  const own = await chosenAgency(tx, agencyId);
  if (!own) return null;
  const label = language === 'en' ? (own.nameEn ?? own.nameTh) : own.nameTh;
  const options = [{ value: agencyId, label }];
  return { name: 'agencyId', label: text[language].adopt.own, options, value: agencyId, required: true };
}

function adopting(first: readonly AskedField[], language: Language): AskedForm {
  const { adopt: words, save, back } = text[language];
  const today = bangkokToday(new Date());
  return {
    title: words.title,
    fields: [
      ...first,
      { name: 'adoptedOn', label: words.adoptedOn, type: 'day', value: today, required: true },
      { name: 'resultValue', label: words.value, hint: words.valueHint, inputmode: 'numeric' },
      { name: 'resultTh', label: words.said, hint: deedsText[language].fields.noNames, maxlength: 500 },
    ],
    button: save,
    hidden: { request_id: randomUUID() },
    back: { href: '/model-agencies', label: back },
  };
}

export const actions: Actions = {
  default: (event) =>
    answerForm(event, async (typed) => {
      const { store, viewer } = event.locals;
      await act(store, viewer, recordAdoption, typed, sending(typed));
      return { to: '/model-agencies' };
    }),
};
