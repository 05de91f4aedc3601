/** Readers of a running site, with a cookie jar each: they sign in by its pages, open pages and send forms. */
import type { Door } from '#office/staff/sign-in/door.ts';
import { account, goodPhrase } from './office-door.ts';
import type { Person, TestOffice } from './office-store.ts';

export interface Reply {
  status: number;
  html: string;
  /** Where it sends the reader, '' where it does not. */
  location: string;
  headers: Headers;
}

export interface SiteReader {
  /** By name. */
  readonly cookies: Map<string, string>;
  get: (address: string) => Promise<Reply>;
  /** Sends a form of ours. */
  post: (address: string, fields: Record<string, string> | FormData) => Promise<Reply>;
}

/** The page without the marks that keep a word on one line (web/src/answer/kept-whole.ts): as it was written. */
export const asWritten = (html: string): string =>
  html.replace(/<span class="whole">([^<]*)<\/span>/gu, '$1');

/** Somebody who has not signed in. */
export function stranger(site: string): SiteReader {
  const cookies = new Map<string, string>();
  const ask = async (method: string, address: string, body?: FormData | URLSearchParams): Promise<Reply> => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await fetch(new URL(address, site), {
      method,
      redirect: 'manual',
      headers: { accept: 'text/html', origin: site, ...(cookie ? { cookie } : {}) },
      ...(body ? { body } : {}),
    });
    for (const set of answer.headers.getSetCookie()) {
      const [name, value] = set.split(';')[0]!.split('=') as [string, string];
      if (value === '' || /max-age=0/iu.test(set)) cookies.delete(name);
      else cookies.set(name, value);
    }
    const { status, headers } = answer;
    return { status, headers, html: asWritten(await answer.text()), location: headers.get('location') ?? '' };
  };
  return {
    cookies,
    get: (address) => ask('GET', address),
    post: (address, fields) =>
      ask('POST', address, fields instanceof FormData ? fields : new URLSearchParams(fields)),
  };
}

/** A person of a test office, signed in through the site's own pages. The door asks for no second step. */
export async function signedIn(
  site: string,
  office: TestOffice,
  door: Door,
  person: Person,
): Promise<SiteReader> {
  const { email } = await account(office, door, person.personId);
  const reader = stranger(site);
  const answer = await reader.post('/sign-in', { email, password: goodPhrase, to: '/' });
  if (answer.status !== 303) throw new Error(`sign-in answered ${answer.status}`);
  return reader;
}
