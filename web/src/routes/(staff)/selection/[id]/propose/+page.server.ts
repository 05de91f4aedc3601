/** The desk's choice, beside the ranking, with a reason wherever it differs. */
import { randomUUID } from 'node:crypto';
import type { Language } from '#kernel/texts.ts';
import { act } from '#office/action.ts';
import { proposeSelection } from '#programme/selection/actions/propose.ts';
import type { DecisionRecord } from '#programme/selection/decision-record.ts';
import { provinceNames, recordIn, type Selection } from '#programme/selection/queries.ts';
import { roles } from '#programme/selection/states.ts';
import { text } from '#programme/selection/text.ts';
import { answerForm } from '#web/src/forms/answer-form.ts';
import { deedInput, sending, type AskedField, type AskedForm } from '#web/src/forms/asked.ts';
import { opened } from '../open.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params }) =>
  locals.store.within(locals.viewer, async (tx) => {
    const { selection } = await opened(tx, params.id, 'selection:prepare', ['prepared']);
    const record = recordIn(selection)!;
    const names = await provinceNames(
      tx,
      record.result.standings.map(({ iso }) => iso),
    );
    return { asked: proposing(locals.language, selection, record, names) };
  });

function proposing(
  language: Language,
  { id, version, role }: Selection,
  { input, result }: DecisionRecord,
  names: Awaited<ReturnType<typeof provinceNames>>,
): AskedForm {
  const words = text[language];
  const named = result.standings.map(({ iso, rank, place }) => {
    const name = names.get(iso)?.[language] ?? iso;
    return {
      iso,
      place,
      name,
      label: `${name} · ${rank === null ? '' : `${words.rank} ${rank} · `}${words.outcome[place]}`,
    };
  });
  return {
    title: words.propose,
    lead: words.proposeLead(input.quota),
    fields: [
      boxes(words.choose, named),
      { name: 'wording', label: words.wording, value: roles[role].th, required: true, maxlength: 120 },
      ...named.map(({ iso, name }) => reason(iso, words.whyOf(name), words.whyHint)),
      { name: 'note', label: words.note, type: 'textarea', maxlength: 2000 },
    ],
    button: words.propose,
    hidden: { version, request_id: randomUUID() },
    back: { href: `/selection/${id}`, label: words.back },
  };
}

interface Named {
  iso: string;
  place: string;
  label: string;
}

/** Ticked are those that the ranking puts in. */
const boxes = (label: string, named: readonly Named[]): AskedField => ({
  name: 'places',
  label,
  type: 'boxes',
  options: named.map((one) => ({ value: one.iso, label: one.label })),
  values: named.filter(({ place }) => place === 'in').map(({ iso }) => iso),
});

const reason = (iso: string, label: string, hint: string): AskedField => ({
  name: `why_${iso}`,
  label,
  hint,
  type: 'textarea',
  maxlength: 2000,
});

export const actions: Actions = {
  default: (event) =>
    answerForm(event, async (typed) => {
      const { store, viewer } = event.locals;
      const { id } = event.params;
      await act(store, viewer, proposeSelection, deedInput(typed, id), sending(typed));
      return { to: `/selection/${id}` };
    }),
};
