/**
 * When this person last came to the desk with this browser, for "new since my last visit". It is kept by the
 * browser alone: nobody else needs to know when an officer looked.
 */
import type { Cookies } from '@sveltejs/kit';

const name = 'desk-visit';
/** Pages opened within this time are one visit. */
const oneVisitMs = 60 * 60_000;

/** The visit before this one; null on the first. Notes that there is one now. */
export function lastVisit(
  cookies: Cookies,
  personId: string,
  secure: boolean,
  now = new Date(),
): Date | null {
  const [whose, latest, before] = (cookies.get(name) ?? '').split('.');
  const mine = whose === personId.slice(0, 8);
  const known = (text: string | undefined) => (mine && /^\d{13}$/u.test(text ?? '') ? Number(text) : null);
  const [last, earlier] = [known(latest), known(before)];
  const isNewVisit = last === null || now.getTime() - last > oneVisitMs;
  const previous = isNewVisit ? last : earlier;
  const value = `${personId.slice(0, 8)}.${now.getTime()}.${previous ?? ''}`;
  cookies.set(name, value, {
    path: '/desk',
    httpOnly: true,
    sameSite: 'lax',
    secure,
    maxAge: 400 * 86_400,
  });
  return previous === null ? null : new Date(previous);
}
