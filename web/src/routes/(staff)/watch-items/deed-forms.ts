/** The forms at a watch item: what each asks. The page draws them; the actions judge what comes back. */
import { randomUUID } from 'node:crypto';
import type { Language } from '#kernel/texts.ts';
import { addWorkingDays, bangkokToday } from '#kernel/working-days.ts';
import type { Colleague } from '#office/watch-items/colleagues.ts';
import {
  enteredSources,
  partnerBodies,
  secrecyClasses,
  shareKinds,
  sourceKinds,
  stepBodies,
} from '#office/watch-items/kinds.ts';
import { interventionOutcomes } from '#office/watch-items/outcomes/states.ts';
import { processesOn } from '#office/watch-items/processes.ts';
import type { Item } from '#office/watch-items/queries.ts';
import { itemOutcomes, itemStates, rungMeanings, rungs } from '#office/watch-items/states.ts';
import type { AskedField, AskedForm } from '#web/src/forms/asked.ts';
import { deedsText, type FormName } from './deeds-text.ts';

type Words = Readonly<Record<string, Readonly<Record<Language, string>>>>;

/** A table of words as the options of a select. */
export const optionsOf = (table: Words, language: Language, names: readonly string[] = Object.keys(table)) =>
  names.map((value) => ({ value, label: table[value]![language] }));

const today = () => bangkokToday(new Date());
/** About a month ahead, on a weekday. */
const monthAhead = () => addWorkingDays(today(), 20, new Set());

export interface Around {
  language: Language;
  colleagues: readonly Colleague[];
  districts: readonly { code: string; th: string; en: string }[];
  /** Sent about the item; one of them may be what the outcome came of. */
  letters: readonly { id: string; label: string }[];
  myId: string;
}

export function sourceAsked(language: Language): AskedField[] {
  const words = deedsText[language].fields;
  const kinds = optionsOf(sourceKinds, language, enteredSources);
  const classes = optionsOf(secrecyClasses, language);
  return [
    { name: 'sourceKind', label: words.sourceKind, options: kinds, required: true },
    { name: 'datedOn', label: words.datedOn, type: 'day', value: today(), required: true },
    { name: 'secrecy', label: words.secrecy, options: classes, value: 'ordinary', required: true },
    { name: 'origin', label: words.origin, hint: words.originHint, required: true, maxlength: 300 },
    { name: 'note', label: words.note, type: 'textarea', required: true, maxlength: 4000 },
  ];
}

/** @param proposed what the form is filled in with, by field: from a district's counts, say */
export function openingAsked(
  language: Language,
  proposed: Readonly<Record<string, string>> = {},
): AskedField[] {
  return blankOpening(language).map((field) =>
    proposed[field.name] === undefined ? field : { ...field, value: proposed[field.name]! },
  );
}

function blankOpening(language: Language): AskedField[] {
  const words = deedsText[language].fields;
  const processes = processesOn(today()).map((one) => ({ value: one.id, label: one[language] }));
  return [
    { name: 'process', label: words.process, options: processes, required: true },
    { name: 'processOther', label: words.processOther, maxlength: 200 },
    { name: 'title', label: words.title, hint: words.titleHint, required: true, maxlength: 300 },
    {
      name: 'summary',
      label: words.summary,
      hint: words.summaryHint,
      type: 'textarea',
      maxlength: 4000,
    },
    { name: 'reviewOn', label: words.reviewOn, type: 'day', value: monthAhead(), required: true },
    ...sourceAsked(language),
  ];
}

function revisionAsked(item: Item, language: Language): AskedField[] {
  const words = deedsText[language].fields;
  const { title, summary, reviewOn } = item;
  return [
    { name: 'title', label: words.title, value: title, required: true, maxlength: 300 },
    { name: 'summary', label: words.summary, type: 'textarea', value: summary, maxlength: 4000 },
    { name: 'reviewOn', label: words.reviewOn, type: 'day', value: reviewOn, required: true },
  ];
}

function districtAsked(item: Item, around: Around): AskedField[] {
  if (item.districtCode !== null) return [];
  const options = around.districts.map((one) => ({ value: one.code, label: one[around.language] }));
  const { district: label } = deedsText[around.language].fields;
  return [{ name: 'district', label, options }];
}

function stepAsked(item: Item, around: Around): AskedField[] {
  const words = deedsText[around.language].fields;
  const people = around.colleagues.map(({ personId, name }) => ({ value: personId, label: name }));
  const bodies = optionsOf(stepBodies, around.language);
  return [
    { name: 'what', label: words.what, type: 'textarea', required: true, maxlength: 2000 },
    { name: 'dueOn', label: words.dueOn, type: 'day', required: true },
    {
      name: 'responsibleId',
      label: words.responsibleId,
      options: people,
      value: around.myId,
      required: true,
    },
    { name: 'body', label: words.body, hint: words.bodyHint, options: bodies },
    { name: 'bodyName', label: words.bodyName, maxlength: 200 },
    ...districtAsked(item, around),
    { name: 'officeOnly', label: words.officeOnly, type: 'tick' },
  ];
}

function shareAsked(item: Item, around: Around): AskedField[] {
  const words = deedsText[around.language].fields;
  const bodies = optionsOf(partnerBodies, around.language);
  const kinds = optionsOf(shareKinds, around.language);
  return [
    { name: 'body', label: words.shareBody, options: bodies, required: true },
    ...districtAsked(item, around),
    { name: 'what', label: words.shareWhat, type: 'boxes', options: kinds },
  ];
}

function moveAsked(item: Item, language: Language): AskedField[] {
  const words = deedsText[language].fields;
  const options = rungs
    .filter((rung) => rung !== item.state)
    .map((rung) => ({
      value: rung,
      label: `${itemStates[rung][language]}: ${rungMeanings[rung][language]}`,
    }));
  return [
    { name: 'rung', label: words.rung, options, required: true },
    { name: 'reason', label: words.reason, type: 'textarea', required: true, maxlength: 4000 },
  ];
}

export function adviceAsked(language: Language): AskedField[] {
  const words = deedsText[language].fields;
  return [
    { name: 'advice', label: words.advice, type: 'textarea', required: true, maxlength: 4000 },
    { name: 'grounds', label: words.grounds, type: 'textarea', maxlength: 4000 },
    { name: 'workingDays', label: words.workingDays, hint: words.dueHint, type: 'text' },
    { name: 'dueOn', label: words.orDueOn, type: 'day' },
  ];
}

function endAsked(language: Language): AskedField[] {
  const words = deedsText[language].fields;
  const options = optionsOf(itemOutcomes, language);
  return [
    { name: 'outcome', label: words.outcome, options, required: true },
    { name: 'reason', label: words.reason, type: 'textarea', required: true, maxlength: 4000 },
  ];
}

function outcomeAsked({ language, letters }: Around): AskedField[] {
  const words = deedsText[language].fields;
  const options = optionsOf(interventionOutcomes, language);
  const sent = letters.map(({ id, label }) => ({ value: id, label }));
  return [
    { name: 'outcome', label: words.outcome, options, required: true },
    { name: 'amountThb', label: words.amountThb, hint: words.amountHint, type: 'text' },
    { name: 'happenedOn', label: words.happenedOn, type: 'day', value: today(), required: true },
    { name: 'evidence', label: words.evidence, type: 'textarea', required: true, maxlength: 4000 },
    { name: 'link', label: words.link, type: 'url' },
    { name: 'letterId', label: words.letterId, options: sent },
  ];
}

export const itemDeeds = [
  'revise',
  'source',
  'step',
  'share',
  'move',
  'recommend',
  'outcome',
  'end',
] as const;
export type ItemDeed = (typeof itemDeeds)[number];
export const isItemDeed = (name: string): name is ItemDeed => (itemDeeds as readonly string[]).includes(name);

const asked: Record<ItemDeed, (item: Item, around: Around) => AskedField[]> = {
  revise: (item, { language }) => revisionAsked(item, language),
  source: (_, { language }) => sourceAsked(language),
  step: stepAsked,
  share: shareAsked,
  move: (item, { language }) => moveAsked(item, language),
  recommend: (_, { language }) => adviceAsked(language),
  outcome: (_, around) => outcomeAsked(around),
  end: (_, { language }) => endAsked(language),
};

/** The form of one deed at an item as it is now. */
export function itemForm(deed: ItemDeed, item: Item, around: Around): AskedForm {
  const back = { href: `/watch-items/${item.id}`, label: deedsText[around.language].back };
  return formOf(deed, around.language, asked[deed](item, around), { version: item.version }, back);
}

export function formOf(
  name: FormName,
  language: Language,
  fields: readonly AskedField[],
  hidden: Record<string, string | number>,
  back: AskedForm['back'],
): AskedForm {
  const words = deedsText[language];
  const lead = (words.leads as Partial<Record<FormName, string>>)[name];
  return {
    title: words.titles[name],
    ...(lead === undefined ? {} : { lead }),
    fields,
    button: words.buttons[name],
    hidden: { ...hidden, request_id: randomUUID() },
    back,
  };
}
