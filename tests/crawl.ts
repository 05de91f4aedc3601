/**
 * Walks a site as a reader does: from the pages that need no parameter, along the links, until each route
 * was seen at a few addresses. So a new page is visited without being listed anywhere.
 */
import type { Route } from './routes.ts';

export interface Seen {
  route: Route;
  /** Path and query. */
  address: string;
  status: number;
  html: string;
}

/** `location` is where an answer sends the reader on, if it does: the walk goes there too. */
export type Get = (address: string) => Promise<{ status: number; html: string; location?: string }>;

export interface CrawlOptions {
  routes: readonly Route[];
  get: Get;
  /** Addresses of each route that are opened; default 3. */
  each?: number;
  /** Whether the walk goes into a route at all. */
  into?: (route: Route) => boolean;
}

/** Every address that was opened, in order. Files for download are endpoints, and not walked. */
export async function crawl({ routes, get, each = 3, into = () => true }: CrawlOptions): Promise<Seen[]> {
  const pages = routes.filter((route) => route.kind === 'page' && into(route));
  const waiting = pages.filter((route) => route.parameters.length === 0).map((route) => route.path);
  const met = new Set(waiting);
  const opened = new Map<Route, number>();
  const seen: Seen[] = [];
  for (let address = waiting.shift(); address !== undefined; address = waiting.shift()) {
    const route = routeOf(pages, address);
    if (!route || (opened.get(route) ?? 0) >= each) continue;
    opened.set(route, (opened.get(route) ?? 0) + 1);
    const { status, html, location } = await get(address);
    seen.push({ route, address, status, html });
    const onwards = location ? [location] : [];
    for (const link of [...onwards, ...linksIn(html, address)]) {
      if (met.has(link)) continue;
      met.add(link);
      waiting.push(link);
    }
  }
  return seen;
}

/** The route of an address; one without parameters goes before one with. */
export function routeOf(routes: readonly Route[], address: string): Route | null {
  const path = address.split('?')[0]!;
  const fitting = routes.filter((route) => patternOf(route).test(path));
  return fitting.sort((a, b) => a.parameters.length - b.parameters.length)[0] ?? null;
}

/** Asked of every link of every page, so each is made once. */
const patterns = new WeakMap<Route, RegExp>();

function patternOf(route: Route): RegExp {
  const known = patterns.get(route);
  if (known) return known;
  const made = patternOfPath(route.path);
  patterns.set(route, made);
  return made;
}

function patternOfPath(path: string): RegExp {
  const parts = path.split('/').map((part) => {
    if (/^\[{1,2}\.\.\./u.test(part)) return '.*';
    return part.replace(/[.*+?^${}()|\\]/gu, '\\$&').replace(/\[{1,2}[^\]]+\]{1,2}/gu, '[^/]+');
  });
  return new RegExp(`^${parts.join('/')}/?$`, 'u');
}

/** Addresses on this site that the page links to, without fragments. */
export function linksIn(html: string, from: string): string[] {
  const here = new URL(from, 'http://site.invalid');
  const hrefs = [...html.matchAll(/<a\s[^>]*?href="([^"]*)"/gu)].map((match) =>
    match[1]!.replaceAll('&amp;', '&'),
  );
  return hrefs.flatMap((href) => {
    if (!URL.canParse(href, here.href)) return [];
    const url = new URL(href, here.href);
    return url.origin === here.origin ? [`${url.pathname}${url.search}`] : [];
  });
}
