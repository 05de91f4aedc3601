/** Rows that carry two texts, in columns `…Th` and `…En`: the one of the reader's language. */
import type { Language } from '#kernel/texts.ts';

type Said<Key extends string> = Readonly<Record<`${Key}Th` | `${Key}En`, string | null>>;

/** `saidIn(language, row, 'place')` is row.placeTh or row.placeEn. */
export function saidIn<Key extends string>(language: Language, row: Said<Key>, key: Key): string | null {
  return language === 'th' ? row[`${key}Th`] : row[`${key}En`];
}

/** The same for a row whose two texts are `th` and `en`: provinces, Areas, districts. */
export function nameIn(language: Language, row: Readonly<Record<Language, string>>): string {
  return row[language];
}
