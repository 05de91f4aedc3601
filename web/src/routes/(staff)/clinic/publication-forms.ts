/** The forms of the publication desk: what each asks. */
import { randomUUID } from 'node:crypto';
import type { Advice } from '#clinic/advice/queries.ts';
import { levels } from '#clinic/advice/levels.ts';
import { readPromises } from '#clinic/consultations/promises.ts';
import { embargoDays } from '#clinic/publishing/desk.ts';
import type { Publication } from '#clinic/publishing/queries.ts';
import type { PublicationState } from '#clinic/publishing/states.ts';
import { text } from '#clinic/publishing/text.ts';
import type { Language } from '#kernel/texts.ts';
import type { AskedField, AskedForm } from '#web/src/forms/asked.ts';
import { optionsOf } from './shape.ts';

export const publicationDeeds = ['hand-on', 'check', 'clear', 'edit', 'withdraw', 'drop'] as const;
export type PublicationDeed = (typeof publicationDeeds)[number];
export const isPublicationDeed = (name: string): name is PublicationDeed =>
  (publicationDeeds as readonly string[]).includes(name);

const open: readonly PublicationState[] = ['drafted', 'to_check', 'checked'];

/** From which states a deed may start; the action says the same, the page only does not offer more. */
export const publicationStartsFrom: Record<PublicationDeed, readonly PublicationState[]> = {
  'hand-on': ['drafted'],
  check: ['to_check'],
  clear: ['checked'],
  edit: open,
  withdraw: ['cleared'],
  drop: open,
};

/** What the form shows at first: the telling before, or what the officer still has to tell anew. */
type Shown = Pick<Publication, 'title' | 'topic' | 'question' | 'facts' | 'level' | 'conditions' | 'answer'>;

function toldFieldsOf(language: Language, shown: Shown): AskedField[] {
  const words = text[language];
  const long = { type: 'textarea', required: true } as const;
  const topics = readPromises().topics.map((one) => ({ value: one.id, label: one[language] }));
  return [
    { name: 'title', label: words.heading, value: shown.title, maxlength: 200, required: true },
    { name: 'topic', label: words.topic, options: topics, value: shown.topic, required: true },
    { name: 'question', label: words.question, value: shown.question, maxlength: 4000, ...long },
    { name: 'facts', label: words.facts, value: shown.facts, maxlength: 8000, ...long },
    {
      name: 'level',
      label: words.level,
      options: optionsOf(levels, language),
      value: shown.level,
      required: true,
    },
    {
      name: 'conditions',
      label: words.conditions,
      value: shown.conditions,
      type: 'textarea',
      maxlength: 4000,
    },
    { name: 'answer', label: words.answer, value: shown.answer, maxlength: 10_000, ...long },
  ];
}

/** @param out the telling that is out, which this one will correct; null for the first */
export function newPublication(language: Language, advice: Advice, topic: string, out: Publication | null): AskedForm {
  const words = text[language];
  const { question, facts, level, conditions, answer } = advice;
  const why: AskedField = { name: 'replacesWhy', label: words.replacesWhy, type: 'textarea', maxlength: 1000, required: true };
  return {
    title: out === null ? words.prepare : words.correct,
    lead: words.prepareLead,
    fields: [
      ...(out === null ? [] : [why]),
      ...toldFieldsOf(language, out ?? { title: '', topic, question, facts, level, conditions, answer }),
    ],
    button: words.save,
    hidden: { adviceId: advice.id, request_id: randomUUID() },
    back: { href: `/clinic/advice/${advice.id}`, label: words.advice },
  };
} // prettier-ignore

export function publicationForm(
  deed: PublicationDeed,
  language: Language,
  publication: Publication,
  earliest: string,
): AskedForm {
  const { deeds, leads, save } = text[language];
  return {
    title: deeds[deed],
    lead: leads[deed],
    fields: fieldsOf(deed, language, publication, earliest),
    button: deed === 'edit' ? save : deeds[deed],
    hidden: { version: publication.version, request_id: randomUUID() },
    back: { href: `/clinic/publications/${publication.id}`, label: publication.title },
  };
}

function fieldsOf(
  deed: PublicationDeed,
  language: Language,
  publication: Publication,
  earliest: string,
): AskedField[] {
  const words = text[language];
  const hint = words.publishOnHint(embargoDays);
  if (deed === 'edit') return toldFieldsOf(language, publication);
  if (deed === 'clear')
    return [
      { name: 'publishOn', label: words.publishOn, hint, type: 'day', value: earliest, required: true },
    ];
  return deed === 'withdraw'
    ? [{ name: 'why', label: words.why, type: 'textarea', maxlength: 1000, required: true }]
    : [];
}
