/** The forms of a round: what each asks. */
import { randomUUID } from 'node:crypto';
import type { Language } from '#kernel/texts.ts';
import type { Round } from '#master-plan/rounds/queries.ts';
import { reporterKinds } from '#master-plan/rounds/reporter-kinds.ts';
import { text } from '#master-plan/rounds/text.ts';
import type { AskedField, AskedForm } from '#web/src/forms/asked.ts';
import { optionsOf } from '#web/src/routes/(staff)/clinic/shape.ts';

export const deeds = [
  'ask-indicator',
  'leave-out',
  'add-reporter',
  'take-off',
  'fix',
  'change-window',
] as const;
export type Deed = (typeof deeds)[number];
export const isDeed = (name: string): name is Deed => (deeds as readonly string[]).includes(name);

/** Fixed, a round's window alone can change. */
export const deedsOf = ({ state }: Round): Deed[] => (state === 'planned' ? [...deeds] : ['change-window']);

type Choice = { value: string; label: string };

const dayOf = (at: Date) => new Date(at.getTime() + 7 * 3_600_000).toISOString();

function windowFields(language: Language, round?: Round): AskedField[] {
  const words = text[language];
  return [
    { name: 'opensOn', label: words.opensOn, type: 'day', value: round ? dayOf(round.opensAt).slice(0, 10) : null, required: true },
    { name: 'closesOn', label: words.closesOn, type: 'day', value: round ? dayOf(round.closesAt).slice(0, 10) : null, required: true },
    { name: 'closesAt', label: words.closesAt, hint: words.closesAtHint, value: round ? dayOf(round.closesAt).slice(11, 16) : '16:30', maxlength: 5, required: true },
  ]; // prettier-ignore
}

export function newRound(language: Language, { be, quarter }: { be: number; quarter: number }): AskedForm {
  const words = text[language];
  return {
    title: words.newOne,
    lead: words.newLead,
    fields: [
      { name: 'be', label: words.be, value: be, inputmode: 'numeric', maxlength: 4, required: true },
      {
        name: 'quarter',
        label: words.quarterNo,
        value: quarter,
        inputmode: 'numeric',
        maxlength: 1,
        required: true,
      },
      ...windowFields(language),
    ],
    button: words.newOne,
    hidden: { request_id: randomUUID() },
    back: { href: '/master-plan/rounds', label: words.toList },
  };
}

export interface Around {
  language: Language;
  agencies: readonly Choice[];
  indicators: readonly Choice[];
}

export function deedForm(deed: Deed, around: Around, round: Round): AskedForm {
  const words = text[around.language];
  return {
    title: words.deeds[deed],
    lead: words.leads[deed],
    fields: fieldsOf[deed](around, round),
    button: words.deeds[deed],
    hidden: { version: round.version, request_id: randomUUID() },
    back: { href: `/master-plan/rounds/${round.id}`, label: words.back },
  };
}

const fieldsOf: Record<Deed, (around: Around, round: Round) => AskedField[]> = {
  'ask-indicator': ({ language, indicators }) => [
    { name: 'indicatorId', label: text[language].indicator, options: indicators, required: true },
    { name: 'reporterKinds', label: text[language].kinds, type: 'boxes', options: optionsOf(reporterKinds, language), values: Object.keys(reporterKinds) },
  ],
  'leave-out': ({ language, indicators }) => [
    { name: 'indicatorId', label: text[language].indicator, options: indicators, required: true },
  ],
  'add-reporter': ({ language, agencies }) => [
    { name: 'agencyId', label: text[language].agency, options: agencies, required: true },
    { name: 'reporterKind', label: text[language].kind, options: optionsOf(reporterKinds, language), required: true },
  ],
  'take-off': ({ language, agencies }) => [
    { name: 'agencyId', label: text[language].agency, options: agencies, required: true },
  ],
  fix: () => [],
  'change-window': ({ language }, round) => [
    ...windowFields(language, round),
    { name: 'reason', label: text[language].reason, type: 'textarea', maxlength: 1000, required: true },
  ],
}; // prettier-ignore
