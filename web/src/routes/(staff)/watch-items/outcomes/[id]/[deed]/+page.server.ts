/** One outcome: confirmed by another or by a document, or taken back. */
import { randomUUID } from 'node:crypto';
import { act } from '#office/action.ts';
import { notFound, wrongState } from '#office/problems.ts';
import { independentDocuments } from '#office/recommendations/states.ts';
import { verifyOutcome } from '#office/watch-items/outcomes/actions/verify.ts';
import { withdrawOutcome } from '#office/watch-items/outcomes/actions/withdraw.ts';
import { readOutcome, type Outcome } from '#office/watch-items/outcomes/queries.ts';
import { outcomeStates } from '#office/watch-items/outcomes/states.ts';
import { outcomesText } from '#office/watch-items/outcomes/text.ts';
import { readItem } from '#office/watch-items/queries.ts';
import type { Language } from '#kernel/texts.ts';
import { answerForm } from '#web/src/forms/answer-form.ts';
import { deedInput, sending, type AskedField, type AskedForm } from '#web/src/forms/asked.ts';
import { optionsOf } from '#web/src/routes/(staff)/watch-items/deed-forms.ts';
import { hatFor } from '#web/src/routes/(staff)/watch-items/hat.ts';
import type { Actions, PageServerLoad } from './$types';

const deeds = { verify: verifyOutcome, withdraw: withdrawOutcome } as const;
type OutcomeDeed = keyof typeof deeds;
const isDeed = (name: string): name is OutcomeDeed => Object.hasOwn(deeds, name);

export const load: PageServerLoad = ({ locals, params }) =>
  locals.store.within(locals.viewer, async (tx) => {
    if (!isDeed(params.deed)) throw notFound();
    await hatFor(tx, params.deed === 'verify' ? 'recommendation:verify' : 'watch:move');
    const outcome = await readOutcome(tx, params.id);
    if (outcome.state !== 'recorded') throw wrongState(outcomeStates, outcome.state, ['recorded']);
    const { number, title } = await readItem(tx, outcome.itemId);
    return { outcome, item: { number, title }, asked: formOf(params.deed, locals.language, outcome) };
  });

function formOf(deed: OutcomeDeed, language: Language, { version, itemId }: Outcome): AskedForm {
  const words = outcomesText[language];
  return {
    title: words[deed],
    ...(deed === 'verify' ? { lead: words.verifyLead } : {}),
    fields: fields[deed](language),
    button: words[deed],
    hidden: { version, request_id: randomUUID() },
    back: { href: `/watch-items/${itemId}`, label: words.back },
  };
}

const fields: Record<OutcomeDeed, (language: Language) => AskedField[]> = {
  verify: (language) => {
    const words = outcomesText[language];
    const ways = [
      { value: 'person', label: words.byPerson },
      { value: 'document', label: words.byPaper },
    ];
    const kinds = optionsOf(independentDocuments, language);
    return [
      { name: 'how', label: words.how, options: ways, required: true },
      { name: 'words', label: words.words, type: 'textarea', required: true, maxlength: 4000 },
      { name: 'documentKind', label: words.documentKind, hint: words.documentHint, options: kinds },
      { name: 'documentOn', label: words.documentOn, type: 'day' },
      { name: 'documentOrigin', label: words.documentOrigin, maxlength: 300 },
      { name: 'notByAgency', label: words.notByAgency, type: 'tick' },
    ];
  },
  withdraw: (language) => [
    {
      name: 'why',
      label: outcomesText[language].why,
      type: 'textarea',
      required: true,
      maxlength: 2000,
    },
  ],
};

export const actions: Actions = {
  default: (event) =>
    answerForm(event, async (typed) => {
      const { store, viewer } = event.locals;
      const { id, deed } = event.params;
      if (!isDeed(deed)) throw notFound();
      const { itemId } = await act(store, viewer, deeds[deed], deedInput(typed, id), sending(typed));
      return { to: `/watch-items/${itemId}` };
    }),
};
