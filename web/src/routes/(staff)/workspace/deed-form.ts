/** The form of one deed in an enrolled province's year. */
import { randomUUID } from 'node:crypto';
import type { Language } from '#kernel/texts.ts';
import { bangkokToday } from '#kernel/working-days.ts';
import { answers, duties, nextStatuses } from '#programme/workspace/states.ts';
import { text, type WorkspaceDeed } from '#programme/workspace/text.ts';
import type { AskedField, AskedForm } from '#web/src/forms/asked.ts';
import { optionsOf } from '#web/src/routes/(staff)/watch-items/deed-forms.ts';
import type { Subject } from './deeds.ts';

type Fields = (language: Language) => AskedField[];

const wordsOf = (language: Language) => text[language].fields;

const dayOf =
  (
    name: 'answeredOn' | 'fromOn' | 'untilOn' | 'invitedOn' | 'joinedOn' | 'leftOn' | 'reviewedOn' | 'doneOn',
  ): Fields =>
  (language) => [
    { name, label: wordsOf(language)[name], type: 'day', value: bangkokToday(new Date()), required: true },
  ];

const reason =
  (required: boolean, maxlength: number): Fields =>
  (language) => {
    const { reason: label, reasonHint: hint } = wordsOf(language);
    return [{ name: 'reason', label, hint, type: 'textarea', required, maxlength }];
  };

const told =
  (...names: ('review' | 'wentWell' | 'hindered' | 'lessons')[]): Fields =>
  (language) =>
    names.map((name) => ({
      name,
      label: wordsOf(language)[name],
      hint: wordsOf(language).reasonHint,
      type: 'textarea',
      required: true,
      maxlength: 4000,
    }));

const answer: Fields = (language) => [
  { name: 'answer', label: wordsOf(language).answer, options: optionsOf(answers, language), required: true },
];

const all =
  (...parts: Fields[]): Fields =>
  (language) =>
    parts.flatMap((part) => part(language));

const letterNo: Fields = (language) => [
  { name: 'letterNo', label: wordsOf(language).letterNo, required: true, maxlength: 80 },
];

const member: Fields = (language) => {
  const words = wordsOf(language);
  return [
    { name: 'duty', label: words.duty, options: optionsOf(duties, language), required: true },
    { name: 'postTh', label: words.post, required: true, maxlength: 200 },
  ];
};

const next: Fields = (language) => [
  {
    name: 'nextStatus',
    label: wordsOf(language).next,
    options: optionsOf(nextStatuses, language),
    required: true,
  },
];

const note: Fields = (language) => [{ name: 'note', label: wordsOf(language).note, maxlength: 1000 }];

const asked: Record<WorkspaceDeed, Fields> = {
  answer: all(answer, reason(false, 2000)),
  record: all(answer, letterNo, dayOf('answeredOn'), reason(false, 2000)),
  withdraw: reason(true, 1000),
  member: all(member, dayOf('fromOn')),
  agency: dayOf('invitedOn'),
  review: all(dayOf('reviewedOn'), told('review')),
  close: told('wentWell', 'hindered', 'lessons'),
  decide: all(next, reason(true, 4000)),
  done: all(dayOf('doneOn'), note),
  reopen: () => [],
  leave: dayOf('untilOn'),
  joined: dayOf('joinedOn'),
  left: all(dayOf('leftOn'), reason(true, 1000)),
};

/** @param first fields that the page itself knows: the agencies that were found */
export function deedForm(
  deed: WorkspaceDeed,
  { version, provinceIso }: Subject,
  language: Language,
  first: readonly AskedField[] = [],
): AskedForm {
  const words = text[language];
  const lead = (words.leads as Partial<Record<WorkspaceDeed, string>>)[deed];
  return {
    title: words.deeds[deed],
    ...(lead === undefined ? {} : { lead }),
    fields: [...first, ...asked[deed](language)],
    button: words.save,
    hidden: { version, request_id: randomUUID() },
    back: { href: `/province/${provinceIso}/workspace`, label: words.back },
  };
}
