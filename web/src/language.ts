/**
 * The reader's language inside components: the root layout sets it, every component asks for it.
 * `const words = inLanguage(text)` in a component's script gives that language's table.
 */
import { createContext } from 'svelte';
import type { Language } from '#kernel/texts.ts';

const [language, setLanguage] = createContext<() => Language>();

export { setLanguage };

/** The language of the page being made. */
export function pageLanguage(): Language {
  return language()();
}

/** The reader's half of a table of words. */
export function inLanguage<T>(table: Readonly<Record<Language, T>>): T {
  return table[pageLanguage()];
}
