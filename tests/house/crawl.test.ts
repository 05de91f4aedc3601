/** The walker of pages finds links and knows routes; the lists of pages lead to pages. */
import { describe, expect, test } from 'vitest';
import { publicPages, staffPages } from '#web/src/routes/pages.ts';
import { linksIn, routeOf } from '../crawl.ts';
import { siteRoutes, type Route } from '../routes.ts';

const route = (path: string): Route => ({
  path,
  group: 'public',
  parameters: [...path.matchAll(/\[(\w+)\]/gu)].map((match) => match[1]!),
  kind: 'page',
  methods: ['GET'],
  actions: [],
});

test('links of this site are followed, others are not', () => {
  const html = `<a href="/">a</a><a class="x" href="/year?be=2569&amp;show=all#top">b</a>
    <a href="https://elsewhere.example/">d</a><a href="//elsewhere.example/">e</a><link href="/style.css">`;
  expect(linksIn(html, '/').sort()).toEqual(['/', '/year?be=2569&show=all']);
});

test('a path belongs to the most exact route', () => {
  const routes = [route('/provinces/[iso]'), route('/provinces/new'), route('/')];
  const found = ['/provinces/TH-74?x=1', '/provinces/new', '/', '/nowhere'].map(
    (path) => routeOf(routes, path)?.path,
  );
  expect(found).toEqual(['/provinces/[iso]', '/provinces/new', '/', undefined]);
});

describe('every page of the side list', () => {
  const pages = siteRoutes().filter((one) => one.kind === 'page');
  test.each([...publicPages, ...staffPages])('$href is there', ({ href }) => {
    expect(pages.map((one) => one.path)).toContain(href);
  });
});
