/**
 * What of the site names something: addresses and forms with the ids in them, learnt by walking it as its
 * readers do. Each is then asked for every thing of the same kind, wherever that lies.
 */
import { crawl, linksIn, routeOf } from '../crawl.ts';
import { filledIn, formsIn } from '../forms.ts';
import type { Route } from '../routes.ts';
import { inDays } from '../watch-world.ts';
import type { Thing } from './things.ts';
import type { Question } from './asking.ts';

/** A question in which the ids of things are left open. */
export interface Pattern {
  route: Route;
  /** The name of the form's action, '' for a page. */
  action: string;
  question: Question;
  /** Id as it was met → the kind of thing it is. */
  slots: ReadonlyMap<string, string>;
}

type Get = (address: string) => Promise<{ status: number; html: string }>;

/** What one reader meets, once for each page, form, and words between the ids. `kindOf` knows the kind of an id. */
export async function patternsMetBy(
  routes: readonly Route[],
  get: Get,
  kindOf: (id: string) => string | null,
): Promise<Map<string, Pattern>> {
  const met = new Map<string, Pattern>();
  const add = (question: Question) => {
    const pattern = patternOf(routes, question, kindOf);
    if (pattern && !met.has(keyOf(pattern))) met.set(keyOf(pattern), pattern);
  };
  const pages = await crawl({ routes, get, each: 2, into: ({ group }) => group === 'staff' });
  for (const { address, html } of pages) {
    add({ method: 'GET', address });
    for (const link of linksIn(html, address)) add({ method: 'GET', address: link });
    for (const form of formsIn(html, address)) {
      if (form.method !== 'POST') continue;
      const fields = form.fields.flatMap((field): [string, string][] => {
        const value = filledIn(field, 'ถ้อยคำสมมุติสำหรับทดสอบ', inDays(9));
        return value === null ? [] : [[field.name, value]];
      });
      add({ method: 'POST', address: form.action, fields: Object.fromEntries(fields) });
    }
  }
  return met;
}

export function patternOf(
  routes: readonly Route[],
  question: Question,
  kindOf: (id: string) => string | null,
): Pattern | null {
  const route = routeOf(routes, question.address);
  if (route?.group !== 'staff') return null;
  const [path = '', query = ''] = question.address.split('?');
  // What a form's own address names after the '?' is asked for too; a page is asked for without.
  const named = question.method === 'POST' ? [...new URLSearchParams(query).values()] : [];
  const words = [
    ...path.split('/').map(decodeURIComponent),
    ...named,
    ...Object.values(question.fields ?? {}),
  ];
  const kinds = words.map((word) => [word, kindOf(word)] as const);
  const slots = new Map(kinds.filter((pair): pair is [string, string] => pair[1] !== null));
  const action =
    question.method === 'POST' && route.kind === 'page'
      ? query.startsWith('/')
        ? query.slice(1)
        : 'default'
      : '';
  const address = question.method === 'POST' ? question.address : path;
  return { route, action, question: { ...question, address }, slots };
}

/** Equal for questions that differ in nothing but the things they name. */
export function keyOf({ question, slots }: Pattern): string {
  const address = decodeURIComponent(question.address).replace(/&sending=[0-9a-f-]{36}/u, '');
  let key = `${question.method} ${address} ${Object.keys(question.fields ?? {}).join()}`;
  for (const [id, kind] of slots) key = key.replaceAll(id, `<${kind}>`);
  return key;
}

/** Where links to the routes that nobody met may stand: pages above them, for several things of this place. */
export function pagesAboveUnmet(
  routes: readonly Route[],
  met: readonly Pattern[],
  things: ReadonlyMap<string, Thing>,
): string[] {
  const unmet = routes.filter(
    ({ group, parameters, path }) =>
      group === 'staff' && parameters.length > 0 && !met.some(({ route }) => route.path === path),
  );
  const parents = unmet.flatMap(({ path }) =>
    path.split('/').map((_, at, all) => all.slice(0, at).join('/')),
  );
  const above = met.filter(({ route, question }) => {
    const under = route.path.replace(/\/\[[^/]+\]$/u, '');
    return question.method === 'GET' && (parents.includes(route.path) || parents.includes(under));
  });
  return above.flatMap((pattern) => {
    const [kind, ...more] = pattern.slots.values();
    if (kind === undefined) return [pattern.question.address];
    const near =
      more.length > 0 ? [] : [...things].filter(([, thing]) => thing.kind === kind && thing.laid === 'here');
    return near.slice(0, 12).map(([id]) => asked(pattern, [id]).address);
  });
}

/** Patterns of what these pages link to. */
export async function linkedFrom(
  routes: readonly Route[],
  pages: readonly string[],
  get: Get,
  kindOf: (id: string) => string | null,
): Promise<Pattern[]> {
  const found: Pattern[] = [];
  for (const address of pages)
    for (const link of linksIn((await get(address)).html, address)) {
      const pattern = patternOf(routes, { method: 'GET', address: link }, kindOf);
      if (pattern) found.push(pattern);
    }
  return found;
}

/**
 * Routes that nobody met on the way: those below a page that was met are asked for below it, with any word
 * where a parameter is left.
 */
export function patternsBelow(routes: readonly Route[], met: readonly Pattern[]): Pattern[] {
  const found: Pattern[] = [];
  for (const route of routes.filter(({ path }) => !met.some((one) => one.route.path === path))) {
    const above = met
      .filter(
        (one) => one.question.method === 'GET' && (one.slots.size > 0 || one.route.parameters.length > 0),
      )
      .filter((one) => route.path.startsWith(`${one.route.path}/`))
      .sort((a, b) => b.route.path.length - a.route.path.length)[0];
    if (!above) continue;
    const rest = route.path.slice(above.route.path.length).replaceAll(/\[[^\]]+\]/gu, '1');
    const method = route.methods.includes('GET') ? 'GET' : 'POST';
    found.push({ ...above, route, question: { method, address: `${above.question.address}${rest}` } });
  }
  return found;
}

/** Every form of a page that was met without it: sent with nothing in it. */
export function formsUnmet(met: readonly Pattern[]): Pattern[] {
  const pages = new Map(
    met.filter(({ question }) => question.method === 'GET').map((one) => [one.route, one]),
  );
  return [...pages].flatMap(([route, page]) => {
    const sent = new Set(met.filter((one) => one.route === route).map(({ action }) => action.split('&')[0]));
    const missing = route.actions.filter((action) => !sent.has(action));
    return missing.map((action): Pattern => {
      const address = action === 'default' ? page.question.address : `${page.question.address}?/${action}`;
      return { ...page, action, question: { method: 'POST', address, fields: { version: '1' } } };
    });
  });
}

/** The question for other things: `ids` in the order of the slots. */
export function asked({ question, slots }: Pattern, ids: readonly string[]): Question {
  const other = new Map([...slots.keys()].map((id, at) => [id, ids[at]!] as const));
  const [path = '', ...query] = question.address.split('?');
  const parts = path.split('/').map((part) => {
    const id = other.get(decodeURIComponent(part));
    return id === undefined ? part : encodeURIComponent(id);
  });
  const named = query.map((part) =>
    part.replace(/(?<==)[^&]+/gu, (value) => {
      const id = other.get(decodeURIComponent(value));
      return id === undefined ? value : encodeURIComponent(id);
    }),
  );
  const address = [parts.join('/'), ...named].join('?');
  if (!question.fields) return { ...question, address };
  const fields = Object.entries(question.fields).map(([name, value]) => [name, other.get(value) ?? value]);
  return { ...question, address, fields: Object.fromEntries(fields) as Record<string, string> };
}
