/** The forms of verdicts: what each asks. The candidate itself is never among the fields; the server reads it. */
import { randomUUID } from 'node:crypto';
import type { Language } from '#kernel/texts.ts';
import { addWorkingDays, bangkokToday } from '#kernel/working-days.ts';
import type { AskedField, AskedForm } from '#web/src/forms/asked.ts';
import { subjectHref, type MarkDeed } from './analysis.ts';
import { marksText } from './marks-text.ts';
import type { SubjectPage } from './subject-page.ts';

const deeds = ['look-further', 'explained', 'not-useful'] as const satisfies readonly MarkDeed[];

export const deedOf = (text: string): MarkDeed | undefined => deeds.find((one) => one === text);

/** 'single-bidder 3': the flag and the version that the page showed. */
const flagValue = (flag: { flag_id: string; version: number }) => `${flag.flag_id} ${flag.version}`;

export function markForm(
  deed: MarkDeed,
  page: SubjectPage,
  language: Language,
  chosenFlag: string | null,
): AskedForm {
  const words = marksText[language];
  const { subject } = page;
  return {
    title: words.titles[deed],
    lead: words.leads[deed],
    fields: deed === 'look-further' ? furtherAsked(page, language) : verdictAsked(page, language, chosenFlag),
    button: words.buttons[deed],
    hidden: { generation: page.generation, request_id: randomUUID() },
    back: { href: subjectHref(subject.id, subject.fiscal_year_be), label: words.back },
  };
}

function verdictAsked(page: SubjectPage, language: Language, chosenFlag: string | null): AskedField[] {
  const words = marksText[language].fields;
  const options = page.observations.map(({ flag, title }) => ({ value: flagValue(flag), label: title }));
  const chosen = page.observations.find(({ flag }) => flag.flag_id === chosenFlag) ?? page.observations[0];
  const value = chosen ? flagValue(chosen.flag) : '';
  return [
    { name: 'flag', label: words.flag, options, value, required: true },
    { name: 'why', label: words.why, hint: words.whyHint, type: 'textarea', required: true, maxlength: 2000 },
  ];
}

/** About a month ahead, on a weekday. */
const monthAhead = () => addWorkingDays(bangkokToday(new Date()), 20, new Set());

function furtherAsked(page: SubjectPage, language: Language): AskedField[] {
  const words = marksText[language].fields;
  const buyers = page.subject.kind === 'supplier' ? (page.money?.others ?? []) : [];
  const options = buyers.map((buyer) => ({ value: buyer.key, label: buyer.name }));
  const title = words.titleValue(page.observations[0]?.title ?? '').slice(0, 300);
  return [
    ...(page.subject.kind === 'supplier'
      ? [{ name: 'agencyId', label: words.agencyId, options, required: true }]
      : []),
    {
      name: 'title',
      label: words.title,
      hint: words.titleHint,
      value: title,
      required: true,
      maxlength: 300,
    },
    { name: 'note', label: words.note, type: 'textarea', required: true, maxlength: 4000 },
    { name: 'reviewOn', label: words.reviewOn, type: 'day', value: monthAhead(), required: true },
  ];
}
