/** Signs people in through the site's own pages, and finds out by walking what each of them can open. */
import { Agent, request, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import { crawl } from '#tests/crawl.ts';
import type { Route } from '#tests/routes.ts';
import type { Account } from './people.ts';
import type { Page, Reader } from './load.ts';

interface Reply {
  status: number;
  html: string;
  location: string;
  cookies: string[];
}

/** One request of one reader, from their own address. */
function ask(
  site: string,
  from: string,
  address: string,
  cookie: string,
  fields?: Record<string, string>,
): Promise<Reply> {
  const body = fields && new URLSearchParams(fields).toString();
  const headers = {
    accept: 'text/html',
    ...(cookie ? { cookie } : {}),
    ...(body === undefined
      ? {}
      : {
          origin: site,
          'content-type': 'application/x-www-form-urlencoded',
          'content-length': String(body.length),
        }),
  };
  return new Promise((resolve, reject) => {
    const agent = new Agent({ localAddress: from });
    const method = body === undefined ? 'GET' : 'POST';
    const asked = request(`${site}${address}`, { method, headers, agent }, (answer) => {
      void replyOf(answer).then(resolve, reject);
    });
    asked.on('error', reject);
    asked.end(body);
  });
}

async function replyOf(answer: IncomingMessage): Promise<Reply> {
  const html = await text(answer);
  const cookies = (answer.headers['set-cookie'] ?? []).map((set) => set.split(';')[0]!);
  return { status: answer.statusCode ?? 0, html, location: answer.headers.location ?? '', cookies };
}

/** The cookie of a session that is open. @throws Error when the site does not let them in */
async function enter(site: string, from: string, email: string, password: string): Promise<string> {
  const answer = await ask(site, from, '/sign-in', '', { email, password });
  if (answer.status !== 303) throw new Error(`/sign-in answered ${answer.status} to ${email}`);
  if (/^\/(hat|sign-in)/u.test(answer.location))
    throw new Error(`/sign-in sent ${email} to ${answer.location}`);
  return answer.cookies.join('; ');
}

/** A loopback address for each reader, as each would have one of their own. */
export const addressOf = (n: number): string => `127.1.${Math.floor(n / 250)}.${(n % 250) + 1}`;

/** A reader who has an account, or who has none. Their pages are all that they can walk to. */
export async function readerOf(
  site: string,
  routes: readonly Route[],
  n: number,
  account: Account | null,
  password: string,
): Promise<Reader> {
  const from = addressOf(n);
  const cookie = account ? await enter(site, from, account.email, password) : '';
  const seen = await crawl({
    routes,
    each: 5,
    into: ({ group }) => group === 'public' || (account !== null && group === 'staff'),
    get: (address) => ask(site, from, address, cookie),
  });
  const pages = seen
    .filter(({ status }) => status === 200)
    .map(({ route, address }): Page => ({ route: route.path, address }));
  return {
    role: account?.role ?? 'public',
    cookie,
    from,
    pages: [...Map.groupBy(pages, ({ route }) => route).values()],
  };
}
