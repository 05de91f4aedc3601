/**
 * What strangers, broken clients and other people's pages send to the site's edge. Every route and form
 * that exists is found by walking the routes, so a new page is tried without anybody adding it here.
 */
import { afterEach, describe, expect, test } from 'vitest';
import { bareBytes, bareRequest } from '#tests/bare-requests.ts';
import { testDoor } from '#tests/office-door.ts';
import { officeStore } from '#tests/office-store.ts';
import { siteRoutes, type Route } from '#tests/routes.ts';
import { testSite } from '#tests/site.ts';

const office = officeStore();
const door = testDoor(office);
const site = testSite(() => ({ store: office.store, door, demonstration: true }));

const send = bareRequest(() => site.url);
const sendBytes = bareBytes(() => site.url);

const form = { 'content-type': 'application/x-www-form-urlencoded' };
const routes = siteRoutes();
const filled = (route: Route, value: string) =>
  route.path.replaceAll(/\[{1,2}[^\]]+\]{1,2}/gu, encodeURIComponent(value)) || '/';
const something = 'a0000000-0000-4000-8000-000000000000';

/** Every address that takes a POST, with the name of its form. */
const targets = routes.flatMap((route) => {
  const path = filled(route, something);
  if (route.kind === 'endpoint') return route.methods.includes('POST') ? [path] : [];
  return route.actions.map((name) => (name === 'default' ? path : `${path}?/${name}`));
});

const eventCount = async () =>
  (await office.owner<{ n: number }>('SELECT count(*)::int AS n FROM office.events'))[0]!.n;
let read = 0;
afterEach(() => {
  const lines = site.log.slice(read);
  read = site.log.length;
  expect(lines.filter((line) => /"level":(50|60)/u.test(line))).toEqual([]); // nothing here may be a bug
});

test('there are routes and forms to try', () => {
  expect(routes.length).toBeGreaterThan(5);
  expect(targets.length).toBeGreaterThan(0);
});

describe('a form sent by somebody else’s page', () => {
  test.each(targets)('%s is refused, whether it hides where it comes from or not', async (path) => {
    const before = await eventCount();
    const strangers = [
      'https://elsewhere.example',
      'null',
      `${site.url}.elsewhere.example`,
      site.url.replace('http:', 'https:'),
      undefined,
    ];
    for (const origin of strangers)
      for (const type of [
        'application/x-www-form-urlencoded',
        'multipart/form-data; boundary=x',
        'text/plain',
        'application/json',
      ]) {
        const headers = { 'content-type': type, ...(origin === undefined ? {} : { origin }) };
        expect((await send('POST', path, headers, 'to=%2F')).status, `${String(origin)} ${type}`).toBe(403);
      }
    expect(await eventCount()).toBe(before);
  });
});

describe('a form of ours with a body that is none', () => {
  const bodies: [string, Record<string, string>, string][] = [
    ['nothing at all', {}, ''],
    ['JSON', { 'content-type': 'application/json' }, '{"to":"/"}'],
    ['plain text', { 'content-type': 'text/plain' }, 'to=/'],
    ['an unknown type', { 'content-type': 'application/x-nothing' }, 'to=/'],
    ['a type that is no type', { 'content-type': ';;;' }, 'to=/'],
    ['several parts without a boundary', { 'content-type': 'multipart/form-data' }, 'to=/'],
    [
      'parts that never end',
      { 'content-type': 'multipart/form-data; boundary=x' },
      '--x\r\nContent-Disposition: form-data; name="to"\r\n\r\n/',
    ],
    ['bytes that are no UTF-8', form, 'to=%ff%fe%00&%=&=&&;'],
    ['fields named like parts of an object', form, '__proto__=x&constructor=x&toString=x&hasOwnProperty=x'],
    ['a thousand fields', form, Array.from({ length: 1000 }, (_, n) => `field${n}=x`).join('&')],
  ];
  test.each(targets)('%s answers for it, and does not break', async (path) => {
    for (const [what, headers, body] of bodies) {
      const { status } = await send('POST', path, { origin: site.url, ...headers }, body);
      expect(status, what).toBeGreaterThanOrEqual(300);
      expect(status, what).toBeLessThan(500);
    }
  });
});

describe('a body that is too long', () => {
  test.each(targets)('%s is refused before it is read', async (path) => {
    const { port } = new URL(site.url);
    const larger = 5 * 1024 ** 3;
    const head = [
      `POST ${path} HTTP/1.1`,
      `Host: 127.0.0.1:${port}`,
      `Origin: ${site.url}`,
      `Content-Type: ${form['content-type']}`,
    ];
    const said = await sendBytes(`${[...head, `Content-Length: ${larger}`].join('\r\n')}\r\n\r\n`);
    expect(said).toMatch(/^HTTP\/1\.1 413 /u);
    const unsaid = await sendBytes(`${[...head, 'Transfer-Encoding: chunked'].join('\r\n')}\r\n\r\n`);
    expect(unsaid).toMatch(/^HTTP\/1\.1 411 /u);
  });
  test('so is one that lies about its length, or gives two', async () => {
    const { port } = new URL(site.url);
    const head = `POST /language HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nOrigin: ${site.url}\r\nConnection: close\r\n`;
    for (const lengths of [
      'Content-Length: 5\r\nContent-Length: 6',
      'Content-Length: -1',
      'Content-Length: 5\r\nTransfer-Encoding: chunked',
    ])
      expect(await sendBytes(`${head}${lengths}\r\n\r\nhello`)).toMatch(/^HTTP\/1\.1 4\d\d /u);
  });
});

describe('a method that a page does not have', () => {
  test.each(routes.map((route) => filled(route, something)))('%s is not carried out', async (path) => {
    for (const method of ['PUT', 'PATCH', 'DELETE', 'TRACE', 'OPTIONS', 'PROPFIND', 'QUERY']) {
      const { status } = await send(method, path, { origin: site.url });
      expect(status, method).toBeGreaterThanOrEqual(method === 'OPTIONS' ? 200 : 300);
      expect(status, method).toBeLessThan(500);
    }
    expect(await sendBytes(`BREW ${path} HTTP/1.1\r\nHost: x\r\n\r\n`)).toMatch(/^HTTP\/1\.1 4\d\d /u);
  });
});

describe('an address with something hostile in it', () => {
  const values = [
    '../../../../etc/passwd',
    '..%2f..',
    '\u0000',
    "' OR 1=1 --",
    '<script>alert(1)</script>',
    '{{7*7}}',
    '%',
    'ก'.repeat(900),
    'TH-99',
    '-1',
    '9'.repeat(40),
    '\u202Egnp.exe',
    '\r\nSet-Cookie: x=1',
    'con',
    'undefined',
  ];
  test.each(
    routes.filter((route) => route.parameters.length > 0).map((route) => [route.path, route] as const),
  )('%s answers as for what does not exist, and repeats nothing of it', async (_path, route) => {
    for (const value of values) {
      const { status, text, headers } = await send('GET', filled(route, value), {});
      expect([200, 303, 307, 308, 400, 404, 431], value).toContain(status); // 431: longer than any address may be
      expect(text).not.toContain('<script>alert');
      expect(headers['set-cookie'] ?? []).toEqual([]);
    }
  });
  test.each(routes.filter((route) => route.kind === 'page').map((route) => filled(route, something)))(
    '%s takes any question after it without breaking, and shows it as text',
    async (path) => {
      const hostile = values.map((value) => encodeURIComponent(value));
      const names = [
        'q',
        'page',
        'year',
        'to',
        'province',
        'sort',
        'limit',
        'state',
        'from',
        'kind',
        'area',
        '__proto__',
      ];
      for (const [i, value] of hostile.entries()) {
        const query = names.map((name) => `${name}=${value}`).join('&');
        const { status, text } = await send('GET', `${path}?${query.slice(0, 6000)}`, {});
        expect(status, values[i]).toBeLessThan(500);
        expect(text).not.toContain('<script>alert');
      }
    },
  );
  test('longer than any address, or with a broken escape, is refused', async () => {
    expect((await send('GET', `/?q=${'a'.repeat(20_000)}`, {})).status).toBe(431);
    for (const path of [
      '/%',
      '/%zz',
      '/%c0%ae%c0%ae/',
      '//elsewhere.example/',
      '/\\elsewhere.example',
      '/..%2f..%2fpackage.json',
      '/.git/config',
      '/%2e%2e/package.json',
    ]) {
      const { status, text } = await send('GET', path, {});
      expect([400, 404, 308], path).toContain(status);
      expect(text, path).not.toContain('"dependencies"');
    }
  });
  test('asked in the name of another site, is not answered', async () => {
    const { status, text } = await send('GET', '/', { host: 'elsewhere.example' });
    expect(status).toBe(421);
    expect(text).not.toContain('elsewhere.example');
  });
});

describe('“send me back to …”', () => {
  const elsewhere = [
    '//elsewhere.example',
    '/\\elsewhere.example',
    '\\\\elsewhere.example',
    'https://elsewhere.example',
    'https:elsewhere.example',
    'data:text/html,x',
    'javascript:alert(1)',
    '/%09/elsewhere.example',
    '/\t/elsewhere.example',
    '/\n//elsewhere.example',
    ' //elsewhere.example',
    '/..//elsewhere.example',
    '/./\\elsewhere.example',
    'elsewhere.example',
    '@elsewhere.example',
    `${'/'.repeat(40)}elsewhere.example`,
  ];
  test.each(elsewhere)('never leads to another site: %j', async (to) => {
    const { status, headers } = await send(
      'POST',
      '/language',
      { origin: site.url, ...form },
      new URLSearchParams({ language: 'en', to }).toString(),
    );
    expect(status).toBe(303);
    const location = headers.location!;
    expect(new URL(location, site.url).origin).toBe(site.url);
    expect(location).toMatch(/^\/(?![/\\])/u);
  });
  test('carries no header of its own', async () => {
    const body = new URLSearchParams({ language: 'en', to: '/\r\nSet-Cookie: stolen=1' }).toString();
    const { headers } = await send('POST', '/language', { origin: site.url, ...form }, body);
    expect((headers['set-cookie'] ?? []).join()).not.toContain('stolen');
  });
});
