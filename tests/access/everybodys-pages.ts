/** What is everybody's: the public pages, the way in, and what machines ask. Nobody is shown more there for being known. */
import { crawl } from '../crawl.ts';
import { stranger } from '../signed-in.ts';
import { ask, type Told } from './asking.ts';
import { kindsOfPosts } from './places.ts';
import { everyReader, type Reader } from './readers.ts';
import type { Town } from './town.ts';

export interface OpenCell {
  reader: (typeof everyReader)[number];
  /** 'public', 'entry', or '' for what machines ask. */
  group: string;
  route: string;
  address: string;
}

/** Every reader with an address of each route outside the staff's side, and with one of nothing. */
export async function everyOpenCell({ routes, site }: Town): Promise<OpenCell[]> {
  const outside = routes.filter(({ group }) => group !== 'staff');
  const seen = await crawl({ routes: outside, get: stranger(site.url).get, each: 1 });
  const met = seen.map(({ route, address }) => ({ group: route.group, route: route.path, address }));
  const files = outside
    .filter(({ kind, methods }) => kind === 'endpoint' && methods.includes('GET'))
    .map(({ group, path }) => ({ group, route: path, address: withNothing(path) }));
  const nothing = outside
    .filter(({ kind, parameters }) => kind === 'page' && parameters.length > 0)
    .map(({ group, path }) => ({ group, route: path, address: withNothing(path) }));
  return everyReader.flatMap((reader) =>
    [...met, ...files, ...nothing].map((question) => ({ reader, ...question })),
  );
}

const withNothing = (path: string): string => path.replaceAll(/\[[^\]]+\]/gu, 'nothing-of-this-name');

export const openTraits = ({ reader, route, address }: OpenCell): string[] => [
  `GET ${address === route ? route : `${route} ${address}`}`,
  `post ${reader.at}`,
  `state ${reader.state}`,
];

const mainOf = ({ body }: Told): string => /<main[\s\S]*<\/main>/u.exec(body)?.[0] ?? '';

/** What is wrong with the answers to one cell, asked by the reader and by a stranger, whole and by its headers alone. */
export async function openFaults(
  { site, world, open }: Pick<Town, 'site' | 'world'> & { open: ReadonlySet<string> },
  cell: OpenCell,
  reader: Reader & { knows: ReadonlySet<string> },
): Promise<string[]> {
  const { group, address } = cell;
  const put = (cookies: Reader['cookies'], method: 'GET' | 'HEAD') =>
    ask(site.url, cookies, { method, address });
  const theirs = await put(reader.cookies, 'GET');
  const faults: string[] = [];
  if (theirs.status >= 500) faults.push(`breaks with ${theirs.status}`);
  const head = await put(reader.cookies, 'HEAD');
  if (head.status !== theirs.status)
    faults.push(`answers ${theirs.status} whole, and ${head.status} without its body`);
  if (head.body !== '') faults.push('sends a body where none was asked for');
  if (group === 'public') {
    const strangers = await put(new Map(), 'GET');
    if (strangers.status !== theirs.status)
      faults.push(`answers ${theirs.status}, and a stranger ${strangers.status}`);
    if (mainOf(strangers) !== mainOf(theirs)) faults.push('shows another page than to a stranger');
  }
  for (const [id, { kind, laid }] of world.things)
    if (
      laid !== 'ground' &&
      !open.has(id) &&
      !reader.knows.has(id) &&
      id.length > 8 &&
      theirs.body.includes(id)
    )
      faults.push(`names ${kind} ${id}`);
  const who = `${reader.state} ${kindsOfPosts[Math.max(0, cell.reader.at)]!.join('/')}`;
  return faults.map((fault) => `${address} by ${reader.state === 'none' ? 'a stranger' : who}: ${fault}`);
}
