/**
 * npm run screenshots: a picture of every page, on a phone and on a wide screen, in Thai and in English,
 * into ./screenshots, for eyes to look at. Says which pages are wider than their window.
 *
 *   npm run screenshots                                       starts a demonstration office of its own, and looks
 *                                                             with each kind of post too, where the page differs
 *   npm run screenshots -- --site http://127.0.0.1:8569       pictures a site that is running
 *   npm run screenshots -- --as 'officer: session=…'          as somebody signed in (their cookie); may be repeated
 *   npm run screenshots -- --password WORD                    as the demonstration's people of a running site
 *   npm run screenshots -- --only /provinces --dark           some pages only; in the dark too
 *   npm run screenshots -- --each 3 --language th             three addresses of each route; one language
 */
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { isTooWide, openBrowser, sentencesInColumns } from './browser.ts';
import { crawl, type Seen } from './crawl.ts';
import { demonstrationReaders, type DemonstrationReader as Reader } from './demonstration-readers.ts';
import { siteRoutes } from './routes.ts';

const root = join(import.meta.dirname, '..');
const folder = join(root, 'screenshots');
const widths = [360, 1280];
const languages = ['th', 'en'] as const;

const { values } = parseArgs({
  options: {
    site: { type: 'string' },
    as: { type: 'string', multiple: true, default: [] },
    password: { type: 'string' },
    only: { type: 'string', default: '/' },
    each: { type: 'string', default: '1' },
    language: { type: 'string' },
    dark: { type: 'boolean', default: false },
  },
});

/** 'officer: session=abc; other=def' */
function readerOf(text: string): Reader {
  const at = text.indexOf(':');
  const cookies = text
    .slice(at + 1)
    .split(';')
    .flatMap((pair) => {
      const [name, value] = pair.trim().split('=');
      return name && value ? [{ name, value }] : [];
    });
  return { name: text.slice(0, at).trim(), cookies };
}

interface OwnSite {
  url: string;
  password: string;
  link: string | null;
  stop: () => void;
}

/** A demonstration office on a port of its own, kept between runs so that the next is quicker. */
async function ownSite(): Promise<OwnSite> {
  const port = '8579';
  const data = join(folder, 'office');
  const args = [join(root, 'cli', 'main.ts'), 'start', '--data', data, '--port', port];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const url = `http://127.0.0.1:${port}`;
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (part: string) => (said += part));
  while (!said.includes('@demonstration.invalid')) {
    if (child.exitCode !== null) throw new Error('The demonstration office did not start.');
    await pause(500);
  }
  const link = /http\S+\/sign-in\/link\/\S+/u.exec(said)?.[0] ?? null;
  const password = readFileSync(join(data, 'demonstration-password'), 'utf8').trim();
  return { url, password, link, stop: () => child.kill('SIGTERM') };
}

/** Pages this reader reaches, without those that look just as they did for an earlier one. */
async function pagesFor(site: string, { cookies }: Reader, before: Set<string>): Promise<Seen[]> {
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
  const get = async (address: string) => {
    const headers = { cookie, accept: 'text/html' };
    const response = await fetch(`${site}${address}`, { headers, redirect: 'manual' });
    const location = response.headers.get('location') ?? '';
    return { status: response.status, html: await response.text(), location };
  };
  const into = ({ group }: { group: string }) => group !== 'staff' || cookie !== '';
  const seen = await crawl({ routes: siteRoutes(), get, each: Number(values.each), into });
  return seen.filter(({ status, address, html }) => {
    const look = `${address} ${/<main[\s\S]*<\/main>/u.exec(html)?.[0] ?? html}`;
    const isNew = !before.has(look) && (status === 200 || status >= 400);
    before.add(look);
    return isNew && address.startsWith(values.only);
  });
}

/** '/provinces/[iso]' → 'provinces-iso' */
const fileName = (path: string) => path.replace(/[^a-z0-9]+/giu, '-').replace(/^-|-$/gu, '') || 'front';

const views = widths.flatMap((width) =>
  languages
    .filter((language) => values.language === undefined || language === values.language)
    .flatMap((language) =>
      (values.dark ? (['light', 'dark'] as const) : (['light'] as const)).map((scheme) => ({
        width,
        language,
        scheme,
      })),
    ),
);

/** Every page in every view, into a folder of the reader's name. */
async function picture(site: string, reader: Reader, pages: readonly Seen[]): Promise<number> {
  const into = join(folder, fileName(reader.name));
  rmSync(into, { recursive: true, force: true });
  mkdirSync(into, { recursive: true });
  for (const view of views) {
    const page = await browser.page({ site, ...view, cookies: reader.cookies });
    const times = new Map<string, number>();
    for (const { route, address } of pages) {
      await page.goto(address, { waitUntil: 'load' });
      const time = (times.get(route.path) ?? 0) + 1;
      times.set(route.path, time);
      const parts = [fileName(route.path), ...(time > 1 ? [time] : []), view.width, view.language];
      const name = [...parts, ...(view.scheme === 'dark' ? ['dark'] : [])].join('_');
      await page.screenshot({ path: join(into, `${name}.png`), fullPage: true });
      if (await isTooWide(page)) console.log(`too wide: ${address} at ${view.width} px, ${view.language}`);
      for (const torn of await sentencesInColumns(page)) console.log(`${address}: ${torn}`);
    }
    await page.close();
  }
  return pages.length * views.length;
}

const own = values.site === undefined ? await ownSite() : null;
const site = values.site ?? own!.url;
const browser = await openBrowser();
let pictures = 0;
try {
  const password = values.password ?? own?.password;
  const people = password === undefined ? [] : await demonstrationReaders(site, password, own?.link ?? null);
  const before = new Set<string>();
  for (const reader of [{ name: 'public', cookies: [] }, ...people, ...values.as.map(readerOf)]) {
    pictures += await picture(site, reader, await pagesFor(site, reader, before));
  }
} finally {
  await browser.close();
  own?.stop();
}
console.log(`${pictures} pictures in ${folder}`);
