/** The forms of letters: what each asks. The page draws them; the actions judge what comes back. */
import { randomUUID } from 'node:crypto';
import type { Language } from '#kernel/texts.ts';
import { bangkokToday } from '#kernel/working-days.ts';
import { dispatchMeans, letterKinds, secrecyClasses, withdrawalReasons } from '#office/letters/kinds.ts';
import type { Letter } from '#office/letters/queries.ts';
import type { IncomingRow } from '#office/letters/registers.ts';
import type { AskedField, AskedForm } from '#web/src/forms/asked.ts';
import { deedsText } from './deeds-text.ts';

type Words = Readonly<Record<string, Readonly<Record<Language, string>>>>;

export const optionsOf = (table: Words, language: Language) =>
  Object.entries(table).map(([value, words]) => ({ value, label: words[language] }));

const today = () => bangkokToday(new Date());

interface Content {
  recipientName: string;
  isNew: boolean;
  letter?: Letter;
}

/** What a draft asks for. The words are for official Thai letters, so they are asked in the order of the paper. */
export function contentAsked(language: Language, { recipientName, isNew, letter }: Content): AskedField[] {
  const words = deedsText[language];
  const lines = (list: readonly string[] | undefined) => (list ?? []).join('\n');
  const [name, hint] = [words.recipientName, words.oneALine];
  const { subject = null, body = null, replyDueOn = null } = letter ?? {};
  return [
    ...(isNew ? kindAsked(language) : []),
    { name: 'subjectLine', label: words.subject, value: subject, maxlength: 300 },
    { name: 'recipientName', label: name, hint: words.recipientNameHint, value: recipientName, maxlength: 200 },
    { name: 'references', label: words.references, hint, type: 'textarea', value: lines(letter?.references) },
    { name: 'enclosures', label: words.enclosures, hint, type: 'textarea', value: lines(letter?.enclosures) },
    { name: 'body', label: words.body, hint: words.bodyHint, type: 'textarea', value: body, maxlength: 20_000 },
    { name: 'replyDueOn', label: words.due, type: 'day', value: replyDueOn },
  ]; // prettier-ignore
}

function kindAsked(language: Language): AskedField[] {
  const words = deedsText[language];
  const kinds = optionsOf(letterKinds, language);
  const classes = optionsOf(secrecyClasses, language);
  return [
    { name: 'kind', label: words.kind, options: kinds, value: 'external', required: true },
    { name: 'secrecy', label: words.secrecy, options: classes, value: 'ordinary', required: true },
  ];
}

export const deeds = ['edit', 'dispatch', 'receipt', 'answer', 'record-answer', 'withdraw'] as const;
export type Deed = (typeof deeds)[number];
export const isDeed = (name: string): name is Deed => (deeds as readonly string[]).includes(name);

/** From which states a deed may start; the action says the same, the page only does not offer more. */
export const startsFrom: Record<Deed, readonly Letter['state'][]> = {
  edit: ['drafted', 'reviewed'],
  dispatch: ['numbered'],
  receipt: ['dispatched'],
  answer: ['dispatched', 'received'],
  'record-answer': ['dispatched', 'received'],
  withdraw: ['drafted', 'reviewed', 'signed', 'numbered'],
};

interface Around {
  language: Language;
  letter: Letter;
  /** Incoming letters that may be the answer. */
  answers: readonly IncomingRow[];
}

/** The form of one deed at a letter as it is now. */
export function deedForm(deed: Deed, around: Around): AskedForm {
  const { language, letter } = around;
  const words = deedsText[language];
  const { title, lead, fields } = asked[deed](around);
  const hidden: Record<string, string | number> = { version: letter.version, request_id: randomUUID() };
  if (deed === 'edit')
    Object.assign(hidden, { recipientKind: letter.recipientKind, recipientId: letter.recipientId ?? '' });
  return {
    title,
    ...(lead === undefined ? {} : { lead }),
    fields,
    button: title,
    hidden,
    back: { href: `/letters/${letter.id}`, label: words.back },
  };
}

interface Asked {
  title: string;
  lead?: string;
  fields: AskedField[];
}

const asked: Record<Deed, (around: Around) => Asked> = {
  edit: ({ language, letter }) => ({
    title: deedsText[language].edit,
    lead: deedsText[language].editLead,
    fields: contentAsked(language, { recipientName: letter.recipient, isNew: false, letter }).filter(
      ({ name }) => letter.secrecy === 'ordinary' || name === 'recipientName' || name === 'replyDueOn',
    ),
  }),
  dispatch: ({ language, letter }) => {
    const words = deedsText[language];
    const means = optionsOf(dispatchMeans, language).filter(
      ({ value }) => letter.secrecy === 'ordinary' || value !== 'online',
    );
    return {
      title: words.dispatch,
      lead: words.dispatchLead,
      fields: [
        { name: 'means', label: words.means, options: means, required: true },
        { name: 'dispatchedOn', label: words.dispatchedOn, type: 'day', value: today() },
      ],
    };
  },
  receipt: ({ language }) => ({
    title: deedsText[language].recordReceipt,
    fields: [{ name: 'receivedOn', label: deedsText[language].receivedOn, type: 'day', value: today() }],
  }),
  answer: ({ language }) => {
    const words = deedsText[language];
    return {
      title: words.answer,
      fields: [
        { name: 'answer', label: words.answerText, type: 'textarea', required: true, maxlength: 4000 },
        { name: 'theirNumber', label: words.theirNumberOwn, maxlength: 100 },
        { name: 'theirDateOn', label: words.theirDateOn, type: 'day' },
      ],
    };
  },
  'record-answer': ({ language, answers }) => {
    const words = deedsText[language];
    const options = answers.map(({ id, registerNo, yearBe, sender }) => ({
      value: id,
      label: `${words.incomingNumber(registerNo, yearBe)} · ${sender}`,
    }));
    return {
      title: words.recordAnswer,
      lead: words.recordAnswerNone,
      fields: [{ name: 'incomingId', label: words.whichIncoming, options, required: true }],
    };
  },
  withdraw: ({ language, letter }) => {
    const words = deedsText[language];
    const why: AskedField = {
      name: 'why',
      label: words.why,
      options: optionsOf(withdrawalReasons, language),
      required: true,
    };
    const note: AskedField = {
      name: 'note',
      label: words.note,
      hint: words.noteHint,
      type: 'textarea',
      maxlength: 1000,
    };
    return {
      title: words.withdraw,
      ...(letter.registerNo === null ? {} : { lead: words.withdrawLead }),
      fields: letter.secrecy === 'ordinary' ? [why, note] : [why],
    };
  },
};
