/** The form of one deed at a recommendation. */
import { randomUUID } from 'node:crypto';
import type { Language } from '#kernel/texts.ts';
import { bangkokToday } from '#kernel/working-days.ts';
import type { Recommendation } from '#office/recommendations/queries.ts';
import {
  independentDocuments,
  letterKinds,
  recommendationOutcomes,
  recommendationStates,
} from '#office/recommendations/states.ts';
import type { AskedField, AskedForm } from '#web/src/forms/asked.ts';
import { optionsOf } from '#web/src/routes/(staff)/watch-items/deed-forms.ts';
import { deedsText, type RecommendationDeed } from './deeds-text.ts';

type Fields = (language: Language, read: Recommendation) => AskedField[];

const wordsOf = (language: Language) => deedsText[language].fields;

const letter: Fields = (language) => {
  const words = wordsOf(language);
  return [
    {
      name: 'documentKind',
      label: words.documentKind,
      options: optionsOf(letterKinds, language),
      required: true,
    },
    {
      name: 'documentOn',
      label: words.documentOn,
      type: 'day',
      value: bangkokToday(new Date()),
      required: true,
    },
    { name: 'documentOrigin', label: words.documentOrigin, required: true, maxlength: 300 },
  ];
};

const answer: Fields = (language, read) => {
  const words = wordsOf(language);
  const offered =
    read.state === 'declined'
      ? ['accepted', 'partly_accepted']
      : read.state === 'partly_accepted'
        ? ['accepted']
        : ['accepted', 'partly_accepted', 'declined'];
  const options = optionsOf(recommendationStates, language, offered);
  return [
    { name: 'answer', label: words.answer, options, required: true },
    { name: 'words', label: words.reason, type: 'textarea', maxlength: 4000 },
  ];
};

const evidence: Fields = (language) => {
  const words = wordsOf(language);
  return [
    { name: 'words', label: words.said, type: 'textarea', maxlength: 4000 },
    { name: 'link', label: words.link, type: 'url', maxlength: 2000 },
  ];
};

const verification: Fields = (language) => {
  const words = wordsOf(language);
  const how = [
    { value: 'person', label: words.bySight },
    { value: 'document', label: words.byDocument },
  ];
  return [
    { name: 'how', label: words.how, options: how, required: true },
    { name: 'words', label: words.seen, type: 'textarea', required: true, maxlength: 4000 },
    { name: 'link', label: words.link, type: 'url', maxlength: 2000 },
    {
      name: 'documentKind',
      label: words.documentKind,
      hint: words.documentHint,
      options: optionsOf(independentDocuments, language),
    },
    { name: 'documentOn', label: words.documentOn, type: 'day' },
    { name: 'documentOrigin', label: words.documentOrigin, maxlength: 300 },
    { name: 'notByAgency', label: words.notByAgency, type: 'tick' },
  ];
};

const reasoned: Fields = (language) => [
  { name: 'words', label: wordsOf(language).reason, type: 'textarea', required: true, maxlength: 2000 },
];

const ending =
  (offered: readonly string[], needsWords: boolean): Fields =>
  (language) => [
    {
      name: 'outcome',
      label: wordsOf(language).outcome,
      options: optionsOf(recommendationOutcomes, language, offered),
      required: true,
    },
    {
      name: 'words',
      label: wordsOf(language).words,
      type: 'textarea',
      required: needsWords,
      maxlength: 4000,
    },
  ];

const reopening: Fields = (language, read) => {
  const words = wordsOf(language);
  return [
    ...reasoned(language, read),
    { name: 'workingDays', label: words.workingDays, hint: words.dueHint },
    { name: 'dueOn', label: words.dueOn, type: 'day' },
  ];
};

const moreTime: Fields = (language) => [
  { name: 'wantedOn', label: wordsOf(language).wantedOn, type: 'day', required: true },
  { name: 'reason', label: wordsOf(language).reason, type: 'textarea', required: true, maxlength: 2000 },
];

const asked: Record<RecommendationDeed, Fields> = {
  answer,
  done: evidence,
  'more-time': moreTime,
  'note-answer': (language, read) => [...answer(language, read), ...letter(language, read)],
  'note-done': (language, read) => [...evidence(language, read), ...letter(language, read)],
  verify: verification,
  refuse: reasoned,
  end: ending(['done', 'partly_done'], false),
  'end-unverified': ending(['not_done', 'declined', 'overtaken'], true),
  reopen: reopening,
  approve: (language) => [
    { name: 'words', label: wordsOf(language).words, type: 'textarea', maxlength: 2000 },
  ],
  reject: reasoned,
};

export function deedForm(deed: RecommendationDeed, read: Recommendation, language: Language): AskedForm {
  const words = deedsText[language];
  const lead = (words.leads as Partial<Record<RecommendationDeed, string>>)[deed];
  const atWish = deed === 'approve' || deed === 'reject';
  const version = atWish ? (read.wish?.version ?? 1) : read.version;
  return {
    title: words.titles[deed],
    ...(lead === undefined ? {} : { lead }),
    fields: asked[deed](language, read),
    button: words.buttons[deed],
    hidden: { version, request_id: randomUUID(), ...(atWish && read.wish ? { wish: read.wish.id } : {}) },
    back: { href: `/recommendations/${read.id}`, label: words.back },
  };
}
