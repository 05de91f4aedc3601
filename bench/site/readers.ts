/** Signs people in through the site's own pages, and finds out by walking what each of them can open. */
import { Agent, request, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import { crawl, linksIn, routeOf, type Seen } from '#tests/crawl.ts';
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
export function ask(
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
export async function enter(site: string, from: string, email: string, password: string): Promise<string> {
  const answer = await ask(site, from, '/sign-in', '', { email, password });
  if (answer.status !== 303) throw new Error(`/sign-in answered ${answer.status} to ${email}`);
  if (/^\/(hat|sign-in)/u.test(answer.location))
    throw new Error(`/sign-in sent ${email} to ${answer.location}`);
  return answer.cookies.join('; ');
}

/** A loopback address for each reader, as each would have one of their own. */
export const addressOf = (n: number): string => `127.1.${Math.floor(n / 250)}.${(n % 250) + 1}`;

/** What desks look for: everyday words of contracts, offices and sellers, short and long, and one that nobody has. */
const words = [
  'นม',
  'ถนน',
  'โรงเรียน',
  'คอนกรีตเสริมเหล็ก',
  'จ้างเหมา',
  'อบต',
  'เทศบาลตำบล',
  'หจก',
  'เครื่องปรับอากาศ',
  'ไม่มีรายใดชื่อนี้',
];
const searchPages = [
  { path: '/search', query: 'q', route: '/search' },
  { path: '/clinic', query: 'words', route: '/clinic?words' },
];
const mostLinks = 40;

/**
 * A reader who has an account, or who has none. Their pages are those that they walked to, and those that these
 * led to and nobody has opened yet: a desk opens subjects for the first time all day.
 * @param like a reader with the same post, whose pages are theirs too
 */
export async function readerOf(
  site: string,
  routes: readonly Route[],
  n: number,
  account: Account | null,
  password: string,
  like?: Reader,
): Promise<Reader> {
  const from = addressOf(n);
  const cookie = account ? await enter(site, from, account.email, password) : '';
  if (like) return { ...like, cookie, from };
  const seen = await crawl({
    routes,
    each: 3,
    into: ({ group }) => group === 'public' || (account !== null && group === 'staff'),
    get: (address) => ask(site, from, address, cookie),
  });
  const pages = [...walked(seen), ...ahead(routes, seen)];
  return {
    role: account?.role ?? 'public',
    cookie,
    from,
    pages: [...Map.groupBy(pages, ({ route }) => route).values()],
  };
}

const walked = (seen: readonly Seen[]): Page[] =>
  seen.filter(({ status }) => status === 200).map(({ route, address }) => ({ route: route.path, address }));

/** Addresses of the walked routes that were seen and not opened, and searches where there is a search. */
function ahead(routes: readonly Route[], seen: readonly Seen[]): Page[] {
  const opened = new Set(seen.map(({ address }) => address));
  const ways = new Set(seen.filter(({ status }) => status === 200).map(({ route }) => route));
  const links = new Set(seen.flatMap(({ html, address }) => linksIn(html, address)));
  const pages = [...links].flatMap((address): Page[] => {
    const route = opened.has(address) ? null : routeOf(routes, address);
    return route && ways.has(route) ? [{ route: route.path, address }] : [];
  });
  const paths = new Set([...ways].map(({ path }) => path));
  const searches = searchPages.flatMap(({ path, query, route }) =>
    paths.has(path)
      ? words.map((word): Page => ({ route, address: `${path}?${query}=${encodeURIComponent(word)}` }))
      : [],
  );
  const few = Map.groupBy(pages, ({ route }) => route);
  return [...searches, ...[...few.values()].flatMap((group) => group.slice(0, mostLinks))];
}
