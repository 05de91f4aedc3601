/**
 * The two cookies of sign-in. The session's token lives as long as a session can; the browser's mark stays,
 * so that a person's own browser never waits for the guesses of strangers. Over https both carry the
 * __Host- prefix: no neighbour of our name can set them.
 */
import type { Cookies, RequestEvent } from '@sveltejs/kit';
import type { Door, Knock } from '#office/staff/sign-in/door.ts';
import { machineOf } from './answer/rate-limit.ts';

const isSecure = (event: RequestEvent) => event.locals.site.origin.startsWith('https:');
const nameOf = (event: RequestEvent, what: 'session' | 'browser') =>
  `${isSecure(event) ? '__Host-' : ''}truatkhap-${what}`;

type Options = Parameters<Cookies['set']>[2];

const options = (event: RequestEvent, seconds: number): Options => ({
  path: '/',
  httpOnly: true,
  sameSite: 'lax',
  secure: isSecure(event),
  maxAge: seconds,
});

/** The token that a request brings, or '' without one. */
export function sessionToken(event: RequestEvent): string {
  return event.cookies.get(nameOf(event, 'session')) ?? '';
}

export function keepSession(event: RequestEvent, door: Door, token: string): void {
  event.cookies.set(nameOf(event, 'session'), token, options(event, door.rules.absoluteHours * 3600));
}

export function forgetSession(event: RequestEvent): void {
  event.cookies.delete(nameOf(event, 'session'), options(event, 0));
}

export function keepBrowser(event: RequestEvent, mark: string): void {
  event.cookies.set(nameOf(event, 'browser'), mark, options(event, 180 * 24 * 3600));
}

/** Who knocks, as far as a request tells. */
export function knockOf(event: RequestEvent): Knock {
  return {
    machine: machineOf(event.getClientAddress()),
    browser: event.cookies.get(nameOf(event, 'browser')) ?? '',
    client: clientOf(event.request.headers.get('user-agent') ?? ''),
  };
}

const browsers = [['Edg/', 'Edge'], ['OPR/', 'Opera'], ['SamsungBrowser/', 'Samsung Internet'], ['Firefox/', 'Firefox'], ['Chrome/', 'Chrome'], ['Safari/', 'Safari']] as const; // prettier-ignore
const systems = [['Android', 'Android'], ['iPhone', 'iPhone'], ['iPad', 'iPad'], ['Windows', 'Windows'], ['Mac OS', 'macOS'], ['Linux', 'Linux']] as const; // prettier-ignore

/** 'Chrome · Windows': enough to know one's own sessions by, and nothing more is kept. Empty: neither is known. */
export function clientOf(agent: string): string {
  const known = (list: readonly (readonly [string, string])[]) =>
    list.find(([sign]) => agent.includes(sign))?.[1];
  return [known(browsers), known(systems)].filter((name) => name !== undefined).join(' · ');
}
