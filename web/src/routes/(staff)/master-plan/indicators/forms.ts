/** The forms of indicators and targets. */
import { randomUUID } from 'node:crypto';
import type { Language } from '#kernel/texts.ts';
import type { IndicatorCard, TargetRow } from '#master-plan/indicators/queries.ts';
import { formText } from '#master-plan/indicators/form-text.ts';
import { recordNames, records } from '#master-plan/indicators/records.ts';
import { aggregations, directions } from '#master-plan/indicators/states.ts';
import { text } from '#master-plan/tree/text.ts';
import type { AskedField, AskedForm } from '#web/src/forms/asked.ts';
import { optionsOf } from '#web/src/routes/(staff)/clinic/shape.ts';

export const deeds = ['propose-target', 'record-actual'] as const;
export type Deed = (typeof deeds)[number];
export const isDeed = (name: string): name is Deed => (deeds as readonly string[]).includes(name);

export const targetDeeds = ['approve', 'decline'] as const;
export type TargetDeed = (typeof targetDeeds)[number];
export const isTargetDeed = (name: string): name is TargetDeed =>
  (targetDeeds as readonly string[]).includes(name);

type Choice = { value: string; label: string };

const plainField = (name: string, label: string, maxlength: number): AskedField => ({
  name,
  label,
  maxlength,
  required: true,
});

export function newIndicator(language: Language, goals: readonly Choice[]): AskedForm {
  const words = { ...text[language], ...formText[language] };
  return {
    title: words.addIndicator,
    lead: words.newLead,
    fields: [
      plainField('slug', words.slug, 80),
      { name: 'goalId', label: words.goal, options: goals, required: true },
      plainField('titleTh', words.titleTh, 500),
      plainField('titleEn', words.titleEn, 500),
      ...formulaFields(language),
      plainField('ownerTh', words.ownerTh, 300),
      plainField('ownerEn', words.ownerEn, 300),
      plainField('source', words.source, 500),
      { name: 'baseline', label: words.baseline, maxlength: 40 },
      { name: 'baselineBe', label: words.baselineBe, inputmode: 'numeric', maxlength: 4 },
      { name: 'baselineSource', label: words.baselineSource, maxlength: 500 },
      { name: 'noteTh', label: words.noteTh, maxlength: 1000 },
      { name: 'noteEn', label: words.noteEn, maxlength: 1000 },
    ],
    button: words.addIndicator,
    hidden: { request_id: randomUUID() },
    back: { href: '/master-plan', label: words.toTree },
  };
}

/** What the parts are, and how they become a value. */
function formulaFields(language: Language): AskedField[] {
  const words = { ...text[language], ...formText[language] };
  const recordOptions = [
    { value: '', label: words.noRecords },
    ...recordNames.map((value) => ({ value, label: records[value][language] })),
  ];
  const accruals = Object.entries(words.accruals).map(([value, label]) => ({ value, label }));
  return [
    plainField('unitTh', words.unitTh, 60),
    plainField('unitEn', words.unitEn, 60),
    { name: 'direction', label: words.direction, options: optionsOf(directions, language), required: true },
    {
      name: 'aggregation',
      label: words.aggregation,
      options: optionsOf(aggregations, language),
      required: true,
    },
    plainField('partATh', words.partATh, 300),
    plainField('partAEn', words.partAEn, 300),
    { name: 'partBTh', label: words.partBTh, maxlength: 300 },
    { name: 'partBEn', label: words.partBEn, maxlength: 300 },
    { name: 'isShare', label: words.isShare, type: 'tick' },
    { name: 'isMoney', label: words.isMoney, type: 'tick' },
    { name: 'decimals', label: words.decimals, value: 0, inputmode: 'numeric', maxlength: 1, required: true },
    { name: 'fromRecords', label: words.fromRecords, options: recordOptions },
    { name: 'accrual', label: words.accrual, options: accruals, required: true },
  ];
}

export function deedForm(
  deed: Deed,
  language: Language,
  card: IndicatorCard,
  provinces: readonly Choice[],
): AskedForm {
  const words = { ...text[language], ...formText[language] };
  const proposed: AskedField[] = [
    { name: 'fromBe', label: words.fromBe, inputmode: 'numeric', maxlength: 4, required: true },
    { name: 'toBe', label: words.toBe, inputmode: 'numeric', maxlength: 4, required: true },
    { name: 'quarter', label: words.quarter, inputmode: 'numeric', maxlength: 1 },
    { name: 'provinceIso', label: words.province, options: provinces },
    plainField('value', words.value, 40),
    { name: 'reason', label: words.reason, type: 'textarea', maxlength: 1000, required: true },
    plainField('source', words.source, 500),
  ];
  const actual: AskedField[] = [
    { name: 'be', label: words.year, inputmode: 'numeric', maxlength: 4, required: true },
    plainField('partA', words.partA, 40),
    { name: 'partB', label: words.partB, maxlength: 40 },
    plainField('source', words.source, 500),
  ];
  return {
    title: words.deeds[deed],
    lead: language === 'th' ? card.titleTh : card.titleEn,
    fields: deed === 'record-actual' ? actual : proposed,
    button: words.deeds[deed],
    hidden: { ...(deed === 'record-actual' ? { version: card.version } : {}), request_id: randomUUID() },
    back: { href: `/master-plan/indicators/${card.id}`, label: words.back },
  };
}

export function targetForm(
  deed: TargetDeed,
  language: Language,
  card: IndicatorCard,
  target: TargetRow,
): AskedForm {
  const words = { ...text[language], ...formText[language] };
  const why: AskedField = {
    name: 'why',
    label: words.declineWhy,
    type: 'textarea',
    maxlength: 1000,
    required: true,
  };
  return {
    title: words.deeds[deed],
    lead: `${language === 'th' ? card.titleTh : card.titleEn}: ${target.value} (${words.span(target.fromBe, target.toBe)}) ${target.reason}`,
    fields: deed === 'decline' ? [why] : [],
    button: words.deeds[deed],
    hidden: { version: target.version, request_id: randomUUID() },
    back: { href: `/master-plan/indicators/${card.id}`, label: words.back },
  };
}
