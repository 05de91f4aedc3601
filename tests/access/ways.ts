/** The ways by which a reader may learn something: pages, files and search forms of the site, and functions that list or count. */
import { mayDo } from '#office/staff/permissions.ts';
import type { Draw } from '../any-value.ts';
import { filledIn, formsIn } from '../forms.ts';
import { ending } from './action-walk.ts';
import { ask, bare, type Told } from './asking.ts';
import { secret } from './doors.ts';
import { everyOpenCell } from './everybodys-pages.ts';
import { kindsOfPosts } from './places.ts';
import { everyLister } from './readers-of-rows.ts';
import { holdsOne, rightsIn, slice } from './route-walk.ts';
import { sourceOf } from './routes-asked.ts';
import type { Town } from './town.ts';
import type { World } from './world.ts';

type Reader = Awaited<ReturnType<Town['reader']>>;

export interface Way {
  name: string;
  /** Counts kindsOfPosts. */
  at: number;
  ask: (reader: Reader) => Promise<Told>;
}

/** A page, and who asks for it. */
interface Cell {
  reader: { state: 'live'; at: number };
  route: string;
  address: string;
}

/** The posts that acceptance names first: the asker's superior, whoever runs the agency's account, the auditors, the group that takes referrals. */
const named = ['agency_head', 'agency_officer', 'dpo', 'administrator', 'referral_officer', 'area_officer'];

export const nameOf = (at: number) => kindsOfPosts[at]!.join('/');
export const worksClinic = (at: number) => mayDo(kindsOfPosts[at]![0], 'clinic:answer');

const instant = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/gu;
const milliseconds = /(?<!\d)\d{13}(?!\d)/gu;
const clock = /(?<!\d)\d{1,2}[:.]\d{2}(?!\d)/gu;
/** Of the room of a meeting: another each minute. */
const roomCode = /(?<=class="code [\w-]+">)\d{6}(?=<)/gu;
const uuid = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/gu;

/**
 * Without what is of this very moment, without ids that were given out for it, and without any time of day: a thing
 * of a minute ago bears the minute of the first asking, and no longer that of the second.
 */
function lasting(text: string, since: Date, things: World['things']): string {
  const now = new Date();
  const isNow = (at: Date) => at >= since && at <= now;
  return text
    .replaceAll(instant, (at) => (isNow(new Date(at)) ? 'now' : at))
    .replaceAll(milliseconds, (at) => (isNow(new Date(Number(at))) ? 'now' : at))
    .replaceAll(clock, 'time')
    .replaceAll(roomCode, 'code')
    .replaceAll(uuid, (id) => (things.has(id) ? id : 'id'));
}

/** A page or a file. */
export function pageWay({ site, world }: Town, at: number, address: string): Way {
  return {
    name: `GET ${address}`,
    at,
    async ask({ cookies }) {
      const since = new Date();
      const answer = bare(await ask(site.url, cookies, { method: 'GET', address }), []);
      const body = lasting(answer.body, since, world.things);
      // The entity tag of a page that says what time it is changes with it.
      const length = body === answer.body ? answer.length : answer.length.split(' ')[0]!;
      return { ...answer, headers: lasting(answer.headers, since, world.things), body, length };
    },
  };
}

/** Every page and file of both sides with every reader, or a slice in which each stands with a reader who is let in. */
export async function cellsOf(access: Town, size: number, whole: boolean, draw: Draw): Promise<Cell[]> {
  const staff = access.patterns.filter(({ question }) => question.method === 'GET');
  const open = (await everyOpenCell(access)).filter(({ reader }) => reader.state === 'none');
  const asked = [
    ...staff.map(({ route, question }) => ({
      route: route.path,
      address: question.address,
      rights: rightsIn(sourceOf(route)),
    })),
    ...open
      .filter(({ route }) => route !== '/metrics') // counts what this very process was asked, and nothing of the office
      .map(({ route, address }) => ({ route, address, rights: [] })),
  ];
  const isLet = (at: number, rights: (typeof asked)[number]['rights']) =>
    holdsOne(kindsOfPosts[at]![0], rights);
  const cells = [...kindsOfPosts.keys()].flatMap((at) =>
    asked
      .filter(({ rights }) => whole || isLet(at, rights))
      .map(({ route, address }): Cell => ({ reader: { state: 'live', at }, route, address })),
  );
  const traits = ({ reader: { at }, route, address }: Cell) =>
    named.includes(kindsOfPosts[at]![0]) && !address.includes('?') ? [route, nameOf(at)] : [nameOf(at)];
  return slice(cells, whole ? cells.length : size, draw, traits);
}

/** Forms of the page that ask for something, with words of the question and with whoever asked it. */
export function searchesIn(access: Town, way: Way, { address }: Cell, { body, status }: Told): Way[] {
  if (status !== 200) return [];
  const html = Buffer.from(body, 'latin1').toString();
  return formsIn(html, address)
    .filter(
      ({ method, fields }) => method === 'GET' && fields.some(({ type }) => /^(text|search)$/u.test(type)),
    )
    .flatMap(({ action, fields }) =>
      [secret.words, secret.askerName].map((words) => {
        const typed = fields.flatMap((field): [string, string][] => {
          const isWords = /^(text|search)$/u.test(field.type);
          const value = isWords ? words : field.type === 'hidden' ? filledIn(field, words, '') : null;
          return value === null ? [] : [[field.name, value]];
        });
        return pageWay(access, way.at, `${action.split('?')[0]!}?${String(new URLSearchParams(typed))}`);
      }),
    );
}

/** Functions that list or count, past every page: each with everybody, or a slice with each by one who is named. */
export async function rowWays(
  { store, world: { things } }: Town,
  size: number,
  whole: boolean,
  draw: Draw,
): Promise<Way[]> {
  const cells = (await everyLister(secret.words)).flatMap((lister) =>
    [...kindsOfPosts.keys()]
      .filter((at) => whole || named.includes(kindsOfPosts[at]![0]))
      .map((at) => ({ ...lister, reader: { state: 'live' as const, at } })),
  );
  const drawn = slice(cells, whole ? cells.length : size, draw, ({ name }) => [name]);
  return drawn.map(({ name, read, reader: { at } }) => ({
    name,
    at,
    async ask({ viewer }) {
      const since = new Date();
      const { whole: body, statements } = await ending(() => store.within(viewer, read));
      return { status: 0, headers: '', body: lasting(body, since, things), length: '', statements };
    },
  }));
}
