/** A reader of pages without script: opens, sends forms, keeps cookies, and notes where it was sent. */

export interface Page {
  status: number;
  text: string;
  headers: Headers;
}

export interface PageReader {
  open: (path: string) => Promise<Page>;
  /** Sends a form; redirects are noted in `at` and not followed. */
  send: (path: string, fields: Record<string, string>) => Promise<Page>;
  readonly cookies: Map<string, string>;
  /** Path and search of the page asked for last, or of where that one sent its reader. */
  readonly at: string;
  /** Set-Cookie headers of the last answer. */
  readonly set: readonly string[];
}

export function pageReader(site: () => string): PageReader {
  const cookies = new Map<string, string>();
  let at = '/';
  let set: string[] = [];
  const ask = async (path: string, init: RequestInit): Promise<Page> => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = { accept: 'text/html', cookie, ...(init.headers as Record<string, string> | undefined) };
    const answer = await fetch(`${site()}${path}`, { ...init, headers, redirect: 'manual' });
    set = answer.headers.getSetCookie();
    for (const line of set) keep(line);
    at = answer.headers.get('location') ?? path;
    return { status: answer.status, text: await answer.text(), headers: answer.headers };
  };
  const keep = (line: string) => {
    const [, name, value] = /^([^=]+)=([^;]*)/u.exec(line)!;
    if (/max-age=0/iu.test(line)) cookies.delete(name!);
    else cookies.set(name!, value!);
  };
  return {
    open: (path) => ask(path, {}),
    send: (path, fields) => {
      const headers = { origin: site(), 'content-type': 'application/x-www-form-urlencoded' };
      return ask(path, { method: 'POST', headers, body: new URLSearchParams(fields).toString() });
    },
    cookies,
    get at() {
      return at;
    },
    get set() {
      return set;
    },
  };
}
