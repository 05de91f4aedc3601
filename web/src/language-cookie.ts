/** Which language a reader chose. Thai until they choose; the choice is a cookie, never part of an address. */
import type { Cookies } from '@sveltejs/kit';
import { isLanguage, type Language } from '#kernel/texts.ts';

const name = 'language';

export function languageOf(cookies: Cookies): Language {
  const kept = cookies.get(name);
  return isLanguage(kept) ? kept : 'th';
}

export function keepLanguage(cookies: Cookies, language: Language, origin: string): void {
  const secure = origin.startsWith('https:');
  cookies.set(name, language, { path: '/', httpOnly: true, sameSite: 'lax', secure, maxAge: 365 * 86_400 });
}
