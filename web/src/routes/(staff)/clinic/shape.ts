/** What the clinic's pages choose from. */
import type { Language } from '#kernel/texts.ts';

type Words = Readonly<Record<string, Readonly<Record<Language, string>>>>;

export const optionsOf = (table: Words, language: Language) =>
  Object.entries(table).map(([value, words]) => ({ value, label: words[language] }));

/** Short, for a filter; the form says what each promises. */
const urgencies = {
  today: { th: 'ด่วนที่สุด', en: 'Most urgent' },
  soon: { th: 'ด่วน', en: 'Urgent' },
  ordinary: { th: 'ปกติ', en: 'Ordinary' },
} as const;

export const urgencyOptions = (language: Language) => optionsOf(urgencies, language);
