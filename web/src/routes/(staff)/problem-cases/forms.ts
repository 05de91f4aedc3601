/** The forms of a problem case: what each asks. The pages draw them; the actions judge what comes back. */
import { randomUUID } from 'node:crypto';
import type { Language } from '#kernel/texts.ts';
import { bangkokToday } from '#kernel/working-days.ts';
import { channels } from '#clinic/consultations/kinds.ts';
import type { Commitment, Meeting, Party, ProblemCase } from '#clinic/problem-cases/queries.ts';
import { caseStates, consenters, goingOn, type CaseState } from '#clinic/problem-cases/states.ts';
import { text } from '#clinic/problem-cases/text.ts';
import type { AskedField, AskedForm } from '#web/src/forms/asked.ts';
import { optionsOf } from '#web/src/routes/(staff)/clinic/shape.ts';

export const deeds = ['plan-meeting', 'add-party', 'commit', 'close', 'revise', 'withdraw'] as const;
export type Deed = (typeof deeds)[number];
export const isDeed = (name: string): name is Deed => (deeds as readonly string[]).includes(name);

export const mayGoOn = (state: CaseState): boolean => (goingOn as readonly CaseState[]).includes(state);

export const partDeeds = ['kept', 'released', 'held', 'called-off'] as const;
export type PartDeed = (typeof partDeeds)[number];
export const isPartDeed = (name: string): name is PartDeed => (partDeeds as readonly string[]).includes(name);

type Choice = { value: string; label: string };

export interface Around {
  language: Language;
  /** Found by name. */
  agencies: readonly Choice[];
  parties: readonly Party[];
}

const today = () => bangkokToday(new Date());

function toldFields(language: Language, told?: { title: string; summary: string }): AskedField[] {
  const words = text[language];
  return [
    { name: 'title', label: words.caseTitle, hint: words.titleHint, value: told?.title ?? null, maxlength: 200, required: true },
    { name: 'summary', label: words.summary, hint: words.summaryHint, type: 'textarea', value: told?.summary ?? null, maxlength: 4000, required: true },
  ]; // prettier-ignore
}

/** Opens a case of a consultation. */
export function newCase(language: Language, consultationId: string): AskedForm {
  const words = text[language];
  return {
    title: words.openOne,
    lead: words.openLead,
    fields: [
      { name: 'consentBy', label: words.consentBy, options: optionsOf(consenters, language), required: true },
      { name: 'consentedOn', label: words.consentedOn, type: 'day', required: true },
      { name: 'consentChannel', label: words.consentChannel, options: optionsOf(channels, language), required: true },
      { name: 'consentWords', label: words.consentWords, hint: words.consentWordsHint, type: 'textarea', maxlength: 1000, required: true },
      ...toldFields(language),
    ],
    button: words.openOne,
    hidden: { request_id: randomUUID() },
    back: { href: `/clinic/${consultationId}`, label: words.consultation },
  }; // prettier-ignore
}

export function deedForm(deed: Deed, around: Around, one: ProblemCase): AskedForm {
  const words = text[around.language];
  return {
    title: words.deeds[deed],
    lead: words.leads[deed],
    fields: fieldsOf[deed](around, one),
    button: words.deeds[deed],
    hidden: { version: one.version, request_id: randomUUID() },
    back: { href: `/problem-cases/${one.id}`, label: words.back },
  };
}

const fieldsOf: Record<Deed, (around: Around, one: ProblemCase) => AskedField[]> = {
  'plan-meeting': ({ language }) => {
    const words = text[language];
    return [
      { name: 'onDay', label: words.onDay, type: 'day', required: true },
      { name: 'place', label: words.place, maxlength: 300, required: true },
    ];
  },
  'add-party': ({ language, agencies }, { consentedOn }) => {
    const words = text[language];
    const none = { value: '', label: words.noAgency };
    return [
      { name: 'agencyId', label: words.agency, options: [none, ...agencies] },
      { name: 'body', label: words.body, maxlength: 200 },
      { name: 'consentedOn', label: words.agreedOn, type: 'day', value: consentedOn, required: true },
    ];
  },
  commit: ({ language, parties }) => {
    const words = text[language];
    const options = parties.map(({ id, name }) => ({ value: id, label: name }));
    return [
      { name: 'partyId', label: words.party, options, required: true },
      { name: 'what', label: words.what, type: 'textarea', maxlength: 2000, required: true },
      { name: 'dueOn', label: words.dueOn, type: 'day', required: true },
    ];
  },
  close: ({ language }) => {
    const words = text[language];
    const { solved, partly_solved, not_solved } = caseStates;
    return [
      { name: 'outcome', label: words.outcome, options: optionsOf({ solved, partly_solved, not_solved }, language), required: true },
      { name: 'saidOn', label: words.saidOn, type: 'day', value: today(), required: true },
      { name: 'saidChannel', label: words.saidChannel, options: optionsOf(channels, language), required: true },
      { name: 'words', label: words.saidWords, type: 'textarea', maxlength: 2000, required: true },
    ]; // prettier-ignore
  },
  revise: ({ language }, one) => toldFields(language, one),
  withdraw: ({ language }) => [
    { name: 'why', label: text[language].why, type: 'textarea', maxlength: 1000, required: true },
  ],
};

/** At what a party took on, or at a joint meeting. */
export function partForm(
  deed: PartDeed,
  language: Language,
  { caseId, part }: { caseId: string; part: Commitment | Meeting },
): AskedForm {
  const words = text[language];
  return {
    title: words.partDeeds[deed],
    lead: words.partLeads[deed],
    fields: 'onDay' in part ? meetingFields(deed, language, part) : settledFields(deed, language),
    button: words.partDeeds[deed],
    hidden: { version: part.version, request_id: randomUUID() },
    back: { href: `/problem-cases/${caseId}`, label: words.back },
  };
}

function settledFields(deed: PartDeed, language: Language): AskedField[] {
  const words = text[language];
  const label = deed === 'kept' ? words.settledWords : words.releasedWords;
  return [
    { name: 'settledOn', label: words.settledOn, type: 'day', value: today(), required: true },
    { name: 'words', label, type: 'textarea', maxlength: 2000, required: true },
  ];
}

function meetingFields(deed: PartDeed, language: Language, { onDay, place }: Meeting): AskedField[] {
  const words = text[language];
  if (deed === 'called-off')
    return [{ name: 'why', label: words.why, type: 'textarea', maxlength: 1000, required: true }];
  return [
    { name: 'onDay', label: words.onDay, type: 'day', value: onDay, required: true },
    { name: 'place', label: words.place, value: place, maxlength: 300, required: true },
    { name: 'attended', label: words.attended, hint: words.attendedHint, type: 'textarea', maxlength: 2000, required: true },
    { name: 'agreed', label: words.agreed, type: 'textarea', maxlength: 4000, required: true },
  ]; // prettier-ignore
}
