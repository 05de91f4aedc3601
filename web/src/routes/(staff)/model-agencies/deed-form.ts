/** The form of one deed at a model agency, a practice or an adoption. */
import { randomUUID } from 'node:crypto';
import type { Language } from '#kernel/texts.ts';
import { addWorkingDays, bangkokToday } from '#kernel/working-days.ts';
import { criteriaOf } from '#programme/model-agencies/criteria.ts';
import { deedsText, type ModelDeed } from '#programme/model-agencies/deeds-text.ts';
import type { Practice } from '#programme/model-agencies/queries.ts';

import type { AskedField, AskedForm } from '#web/src/forms/asked.ts';

/** What the forms need of the thing that the deed is done to. */
export interface Subject {
  version: number;
  th: string;
  en: string;
  /** Where the page leads back to. */
  back: string;
  criteriaVersion?: string;
  practice?: Practice;
}

type Fields = (language: Language, subject: Subject) => AskedField[];

const wordsOf = (language: Language) => deedsText[language].fields;

const told =
  (name: 'reason' | 'how' | 'note', required: boolean): Fields =>
  (language) => [
    {
      name,
      label: wordsOf(language)[name],
      hint: wordsOf(language).noNames,
      type: 'textarea',
      required,
      maxlength: 2000,
    },
  ];

const evidence: Fields = (language, { criteriaVersion = '' }) => {
  const words = wordsOf(language);
  const options = criteriaOf(criteriaVersion).criteria.map((one) => ({
    value: one.id,
    label: one[language],
  }));
  return [
    { name: 'criterion', label: words.criterion, options, required: true },
    { name: 'documentTitle', label: words.documentTitle, maxlength: 300 },
    { name: 'documentOn', label: words.documentOn, type: 'day' },
    { name: 'recommendationNo', label: words.recommendationNo, maxlength: 60 },
  ];
};

/** About two years: what a director changes where another term is meant. */
const term: Fields = (language) => [
  {
    name: 'termUntilOn',
    label: wordsOf(language).termUntilOn,
    type: 'day',
    value: addWorkingDays(bangkokToday(new Date()), 500, new Set()),
    required: true,
  },
  ...told('note', false)(language, { version: 1, th: '', en: '', back: '' }),
];

const card: Fields = (language, { practice }) => {
  const words = wordsOf(language);
  const long = (name: 'changedTh' | 'changedEn' | 'howTh' | 'howEn', maxlength: number): AskedField => ({
    name,
    label: words[name],
    type: 'textarea',
    value: practice?.[name] ?? null,
    required: true,
    maxlength,
  });
  const line = (name: 'titleTh' | 'titleEn' | 'resultTh' | 'resultEn', required: boolean): AskedField => ({
    name,
    label: words[name],
    value: practice?.[name] ?? null,
    required,
    maxlength: required ? 200 : 500,
  });
  const { costThb = null, resultValue = null } = practice ?? {};
  return [
    line('titleTh', true),
    line('titleEn', true),
    long('changedTh', 1000),
    long('changedEn', 1000),
    long('howTh', 1500),
    long('howEn', 1500),
    { name: 'costThb', label: words.costThb, hint: words.costHint, value: costThb, inputmode: 'numeric' },
    {
      name: 'resultValue',
      label: words.resultValue,
      hint: words.resultHint,
      value: resultValue,
      inputmode: 'numeric',
    },
    line('resultTh', false),
    line('resultEn', false),
  ];
};

const nothing: Fields = () => [];

const asked: Record<ModelDeed, Fields> = {
  evidence,
  write: card,
  choose: term,
  decline: told('reason', true),
  confirm: nothing,
  end: told('reason', true),
  rewrite: card,
  clear: nothing,
  publish: nothing,
  withdraw: told('reason', true),
  verify: told('how', true),
  unconfirmed: told('how', true),
};

export function deedForm(deed: ModelDeed, subject: Subject, language: Language): AskedForm {
  const words = deedsText[language];
  const lead = (words.leads as Partial<Record<ModelDeed, string>>)[deed];
  return {
    title: words.deeds[deed],
    ...(lead === undefined ? {} : { lead }),
    fields: asked[deed](language, subject),
    button: words.deeds[deed],
    hidden: { version: subject.version, request_id: randomUUID() },
    back: { href: subject.back, label: words.back },
  };
}
