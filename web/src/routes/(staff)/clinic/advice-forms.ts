/** The forms of advice: what each asks. The pages draw them; the actions judge what comes back. */
import { randomUUID } from 'node:crypto';
import type { Language } from '#kernel/texts.ts';
import { text as afterText } from '#clinic/advice/after-text.ts';
import type { ReviewNeeded } from '#clinic/advice/reviews.ts';
import { keyOf, sectionOptions } from '#clinic/advice/law-register.ts';
import { levels } from '#clinic/advice/levels.ts';
import type { Advice, Source } from '#clinic/advice/queries.ts';
import type { AdviceState } from '#clinic/advice/states.ts';
import { text } from '#clinic/advice/text.ts';
import type { AskedField, AskedForm } from '#web/src/forms/asked.ts';
import { optionsOf } from './shape.ts';

export const adviceDeeds = ['hand-on', 'pass', 'sign', 'edit', 'send-back', 'drop', 'clear-review'] as const;
export type AdviceDeed = (typeof adviceDeeds)[number];
export const isAdviceDeed = (name: string): name is AdviceDeed =>
  (adviceDeeds as readonly string[]).includes(name);

const open: readonly AdviceState[] = ['drafted', 'to_read', 'to_sign'];

/** From which states a deed may start; the action says the same, the page only does not offer more. */
export const adviceStartsFrom: Record<AdviceDeed, readonly AdviceState[]> = {
  'hand-on': ['drafted'],
  pass: ['to_read'],
  sign: ['to_sign'],
  edit: open,
  'send-back': ['to_read', 'to_sign'],
  drop: open,
  'clear-review': ['signed'],
};

/** What a draft's form shows at first. */
export interface Proposed {
  facts: string;
  advice: Advice | null;
  sources: readonly Source[];
}

export function draftFieldsOf(language: Language, { facts, advice, sources }: Proposed): AskedField[] {
  const words = text[language];
  const listed = sources.flatMap(({ lawId, no }) =>
    lawId === null || no === null ? [] : [keyOf({ lawId, no })],
  );
  const others = sources.filter(({ lawId }) => lawId === null).map(({ title }) => title);
  const long = { type: 'textarea', maxlength: 4000 } as const;
  const section = (n: number): AskedField => ({
    name: `section${n}`,
    label: words.section(n),
    options: sectionOptions(language),
    value: listed[n - 1] ?? '',
  });
  return [
    { name: 'facts', label: words.facts, type: 'textarea', maxlength: 20_000, value: facts, hint: words.factsHint, required: true },
    { name: 'assumptions', label: words.assumptions, value: advice?.assumptions ?? null, ...long },
    { name: 'level', label: words.level, options: optionsOf(levels, language), value: advice?.level ?? '', required: true },
    { name: 'conditions', label: words.conditions, hint: words.conditionsHint, value: advice?.conditions ?? null, ...long },
    { name: 'answer', label: words.answer, type: 'textarea', maxlength: 10_000, value: advice?.answer ?? null, required: true },
    ...[1, 2, 3, 4].map(section),
    { name: 'otherSources', label: words.otherSources, hint: words.otherSourcesHint, type: 'textarea', maxlength: 4000, value: others.join('\n') },
    { name: 'validUntilOn', label: words.validUntil, type: 'day', value: advice?.validUntilOn ?? null, required: true },
    { name: 'wantsReader', label: words.wantsReader, type: 'tick', value: advice?.wantsReader === true ? 'yes' : '' },
  ]; // prettier-ignore
}

/** A new draft on a consultation; `replaces` is the number of the signed version in whose place it will stand. */
export function newDraft(language: Language, consultationId: string, proposed: Proposed, replaces: string | null): AskedForm {
  const words = text[language];
  const why: AskedField = { name: 'replacesWhy', label: words.replacesWhy, type: 'textarea', maxlength: 1000, required: true };
  return {
    title: replaces === null ? words.draft : words.newVersion,
    lead: replaces === null ? words.draftLead : words.newVersionLead(replaces),
    fields: [...(replaces === null ? [] : [why]), ...draftFieldsOf(language, proposed)],
    button: words.save,
    hidden: { request_id: randomUUID() },
    back: { href: `/clinic/${consultationId}`, label: words.toConsultation },
  };
} // prettier-ignore

export interface AroundAdvice {
  language: Language;
  advice: Advice;
  sources: readonly Source[];
  needed: readonly ReviewNeeded[];
}

export function adviceForm(deed: AdviceDeed, around: AroundAdvice): AskedForm {
  const { language, advice } = around;
  const { deeds, leads, save, back } = text[language];
  const hidden = deed === 'clear-review' ? { adviceId: advice.id } : { version: advice.version };
  return {
    title: deeds[deed],
    lead: leads[deed],
    fields: fieldsOf(deed, around),
    button: deed === 'edit' ? save : deeds[deed],
    hidden: { ...hidden, request_id: randomUUID() },
    back: { href: `/clinic/advice/${advice.id}`, label: back },
  };
}

function fieldsOf(deed: AdviceDeed, { language, advice, sources, needed }: AroundAdvice): AskedField[] {
  const note = { name: 'words', type: 'textarea', required: true } as const;
  if (deed === 'edit') return draftFieldsOf(language, { facts: advice.facts, advice, sources });
  if (deed === 'send-back') return [{ ...note, label: text[language].sendBackWords, maxlength: 4000 }];
  if (deed !== 'clear-review') return [];
  const { clearWhich, clearWords } = afterText[language];
  const options = needed.map(({ lawChangeId, title }) => ({ value: lawChangeId, label: title }));
  return [
    { name: 'lawChangeId', label: clearWhich, options, value: options[0]?.value ?? '', required: true },
    { ...note, label: clearWords, maxlength: 1000 },
  ];
}
