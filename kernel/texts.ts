/**
 * Words for people, in the two languages of the house. Thai is the source text; English is complete,
 * which the compiler checks: a missing or an extra English entry is a type error.
 */

export const languages = ['th', 'en'] as const;
export type Language = (typeof languages)[number];

/** A table of words: texts, functions that make a text, and tables of these. */
export interface Texts {
  readonly [key: string]: string | readonly string[] | ((...parts: never[]) => string) | Texts;
}

/** The shape that the other language must fill: the same keys, the same parameters. */
export type SameShape<T> = T extends string
  ? string
  : T extends (...parts: infer Parts) => string
    ? (...parts: Parts) => string
    : { readonly [Key in keyof T]: SameShape<T[Key]> };

/** Both languages of one table; `texts({ title: 'หนังสือ' }, { title: 'Letters' })[language].title`. */
export function texts<const T extends Texts>(
  th: T,
  en: SameShape<T>,
): Readonly<Record<Language, SameShape<T>>> {
  return { th: th as unknown as SameShape<T>, en };
}

export function isLanguage(text: unknown): text is Language {
  return text === 'th' || text === 'en';
}
