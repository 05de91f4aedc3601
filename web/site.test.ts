/** The site as its readers and its strangers meet it: language, headers, limits, errors, and no word too many. */
import { request } from 'node:http';
import { describe, expect, test } from 'vitest';
import { officeStore } from '../tests/office-store.ts';
import { testSite } from '../tests/site.ts';

const office = officeStore();
const site = testSite(() => ({ store: office.store, demonstration: true }));
const secondSite = testSite(() => ({ store: office.store, origin: 'https://truatkhap.example' }));

const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(`${site.url}${path}`, { headers, redirect: 'manual' });
function post(
  path: string,
  fields: Record<string, string>,
  headers: Record<string, string> = {},
  to = site.url,
) {
  const body = new URLSearchParams(fields);
  return fetch(`${to}${path}`, {
    method: 'POST',
    body,
    redirect: 'manual',
    headers: { origin: to, accept: 'text/html', ...headers },
  });
}

/** fetch hides and fixes some headers; this sends what it is given. */
function raw(
  path: string,
  headers: Record<string, string>,
  body?: string,
): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const asked = request(
      `${site.url}${path}`,
      { method: body === undefined ? 'GET' : 'POST', headers },
      (answer) => {
        let text = '';
        answer.setEncoding('utf8').on('data', (part: string) => (text += part));
        answer.on('end', () => resolve({ status: answer.statusCode ?? 0, text }));
      },
    );
    asked.on('error', reject);
    asked.end(body);
  });
}

describe('a reader', () => {
  test('is answered in Thai until English is chosen, and stays where they were', async () => {
    expect(await (await get('/')).text()).toContain('<html lang="th">');
    const chosen = await post('/language', { language: 'en', to: '/examples?x=1' });
    expect([chosen.status, chosen.headers.get('location')]).toEqual([303, '/examples?x=1']);
    const cookie = chosen.headers.getSetCookie()[0]!;
    expect(cookie).toMatch(/HttpOnly; SameSite=Lax/u);
    const english = await (await get('/', { cookie: cookie.split(';')[0]! })).text();
    expect(english).toContain('<html lang="en">');
    expect(english).toContain('Prevention is better than cure');
  });
  test('is not sent to another site by the language switch', async () => {
    const sent = await post('/language', { language: 'en', to: '//elsewhere.example' });
    expect(sent.headers.get('location')).toBe('/');
  });
  test('is told on every page that an observation is no accusation, and what the data is', async () => {
    for (const path of ['/', '/examples', '/nowhere']) {
      const text = await (await get(path)).text();
      expect(text).toContain('ไม่ได้หมายความว่ามีผู้ใดทำผิด');
      expect(text).toContain('ข้อมูลสาธิต');
    }
    expect(await (await fetch(secondSite.url)).text()).not.toContain('ข้อมูลสาธิต');
  });
  test('gets the page packed where the browser can unpack it', async () => {
    const page = await get('/', { 'accept-encoding': 'gzip' });
    expect(page.headers.get('content-encoding')).toBe('gzip');
    expect(page.headers.get('vary')).toContain('accept-encoding');
  });
});

describe('every answer', () => {
  test.each(['/', '/nowhere', '/healthz', '/mark.svg', '/map/thailand-2.svg'])(
    '%s is framed, sniffed and told to nobody',
    async (path) => {
      const { headers } = await get(path);
      const policy = headers.get('content-security-policy')!;
      for (const part of [
        "default-src 'self'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "object-src 'none'",
      ]) {
        expect(policy).toContain(part);
      }
      expect(policy).not.toMatch(/unsafe|https?:|\*/u);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('referrer-policy')).toBe('same-origin');
      expect(headers.get('permissions-policy')).toContain('geolocation=()');
      expect(headers.has('x-powered-by')).toBe(false);
    },
  );
  test('asks browsers for https where the site has it, and keeps cookies to it', async () => {
    const { headers } = await fetch(secondSite.url);
    expect(headers.get('strict-transport-security')).toContain('max-age');
    const chosen = await post(
      '/language',
      { language: 'en', to: '/' },
      { origin: 'https://truatkhap.example' },
      secondSite.url,
    );
    expect(chosen.headers.getSetCookie()[0]).toContain('Secure');
  });
});

describe('a stranger', () => {
  test('cannot have a form of another site taken, with or without saying where it comes from', async () => {
    for (const origin of ['https://elsewhere.example', 'null', `${site.url}.elsewhere.example`]) {
      expect((await post('/language', { language: 'en' }, { origin })).status).toBe(403);
    }
    expect(
      (await raw('/language', { 'content-type': 'application/json', 'content-length': '2' }, '{}')).status,
    ).toBe(403);
  });
  test('cannot reach the site under another name, nor speak to it as its own proxy', async () => {
    expect((await raw('/', { host: 'elsewhere.example' })).status).toBe(421);
    const { port } = new URL(site.url);
    const forged = {
      host: `127.0.0.1:${port}`,
      'x-truatkhap-host': 'elsewhere.example',
      origin: 'http://elsewhere.example',
    };
    const type = { 'content-type': 'application/x-www-form-urlencoded', 'content-length': '11' };
    expect((await raw('/language', { ...forged, ...type }, 'language=en')).status).toBe(403);
  });
  test('cannot send more than a page takes, nor without saying how much', async () => {
    const type = { 'content-type': 'text/plain' };
    expect((await raw('/language', { ...type, 'content-length': '2000000' }, 'x')).status).toBe(413);
    expect((await raw('/language', { ...type, 'transfer-encoding': 'chunked' }, 'x')).status).toBe(411);
  });
  test('is told of no such page in words, the same for every page that is not there', async () => {
    const [one, other] = [await get('/nowhere-1'), await get('/nowhere-2')];
    expect([one.status, other.status]).toEqual([404, 404]);
    const text = (await one.text()).replaceAll('nowhere-1', 'nowhere-2');
    expect(text).toBe(await other.text());
    expect(text).toContain('ไม่พบรายการนี้');
    expect(text).not.toMatch(/at .*\.(js|ts):\d+/u);
  });
  test('finds no figures of operation from behind a proxy', async () => {
    expect((await get('/metrics', { 'x-forwarded-for': '203.0.113.9' })).status).toBe(404);
  });
  test.each([
    '//',
    '//elsewhere.example/',
    '/%E0%A4%A',
    '/%00',
    '/..%2f..%2fetc/passwd',
    '/%2e%2e/package.json',
  ])('cannot make the site stumble with %s', async (path) => {
    const { status, text } = await raw(path, {});
    expect([400, 404]).toContain(status);
    expect(text).not.toContain('truatkhap"');
    expect((await get('/healthz')).status).toBe(200);
  });
  test('who asks for the drawing under another name finds none', async () => {
    expect((await get('/map/thailand-1.svg')).status).toBe(404);
  });
});

describe('an operator', () => {
  test('sees that the site lives and that its store answers', async () => {
    expect(await (await get('/healthz')).text()).toBe('ok\n');
    expect(await (await get('/readyz')).text()).toBe('ready\n');
  });
  test('reads figures without a path or an address in them', async () => {
    await get('/nowhere/with-a-name-in-it');
    const text = await (await get('/metrics')).text();
    expect(text).toMatch(
      /truatkhap_http_answers_total\{route="\/\(public\)",method="GET",status="2xx"\} \d+/u,
    );
    expect(text).not.toContain('with-a-name-in-it');
    expect(text).not.toContain('127.0.0.1');
    const lines = site.log.join('');
    expect(lines).toContain('"route":"/(public)"');
    expect(lines).not.toMatch(/with-a-name-in-it|127\.0\.0\.1/u);
  });
});

describe('a site whose store is gone', () => {
  const gone = () => Promise.reject(new Error('connection refused'));
  const stranded = testSite(() => ({
    store: { within: gone, signIn: gone, close: () => Promise.resolve() },
  }));

  test('tells a reader a number, and the log what it stands for, but nothing that was asked', async () => {
    const page = await fetch(`${stranded.url}/?q=somebody-by-name`);
    const text = await page.text();
    expect(page.status).toBe(500);
    expect(text).toContain('เกิดข้อผิดพลาดในระบบ');
    const line = stranded.log.find((one) => one.includes('error_id'))!;
    const { error_id: id, route } = JSON.parse(line) as { error_id: string; route: string };
    expect(text).toContain(id);
    expect(route).toBe('/(public)');
    expect(stranded.log.join()).not.toMatch(/somebody-by-name|127\.0\.0\.1/u);
  });
  test('lives on, and says that it is not ready', async () => {
    expect((await fetch(`${stranded.url}/readyz`)).status).toBe(503);
    expect((await fetch(`${stranded.url}/healthz`)).status).toBe(200);
  });
});

describe('a site that is asked too fast', () => {
  const limits = { burst: 3, perSecond: 0.01, addresses: 10 };
  const hurried = testSite(() => ({ store: office.store, limits }));

  test('says in both languages to wait, how long, and answers pages only so often', async () => {
    const statuses = [];
    for (let asked = 0; asked < 4; asked += 1) statuses.push((await fetch(`${hurried.url}/nowhere`)).status);
    expect(statuses).toEqual([404, 404, 404, 429]);
    const refused = await fetch(`${hurried.url}/nowhere`);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    const text = await refused.text();
    expect(text).toContain('โปรดรอสักครู่');
    expect(text).toContain('Too many requests');
    expect((await fetch(`${hurried.url}/mark.svg`)).status).toBe(200); // files cost nothing
  });
});
