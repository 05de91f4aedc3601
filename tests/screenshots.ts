/**
 * npm run screenshots: a picture of every page, on a phone and on a wide screen, in Thai and in English,
 * into ./screenshots, for eyes to look at. Says which pages are wider than their window.
 *
 *   npm run screenshots                                       starts a demonstration office of its own
 *   npm run screenshots -- --site http://127.0.0.1:8569       pictures a site that is running
 *   npm run screenshots -- --as 'officer: session=…'          as somebody signed in (their cookie); may be repeated
 *   npm run screenshots -- --only /provinces --dark           some pages only; in the dark too
 */
import { spawn } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { isTooWide, openBrowser } from './browser.ts';
import { crawl, type Seen } from './crawl.ts';
import { siteRoutes } from './routes.ts';

const root = join(import.meta.dirname, '..');
const folder = join(root, 'screenshots');
const widths = [360, 1280];
const languages = ['th', 'en'] as const;

interface Reader {
  name: string;
  cookie: string;
}

const { values } = parseArgs({
  options: {
    site: { type: 'string' },
    as: { type: 'string', multiple: true, default: [] },
    only: { type: 'string', default: '/' },
    dark: { type: 'boolean', default: false },
  },
});

/** 'officer: session=abc' */
function readerOf(text: string): Reader {
  const at = text.indexOf(':');
  return { name: text.slice(0, at).trim(), cookie: text.slice(at + 1).trim() };
}

/** A demonstration office on a port of its own, kept between runs so that the next is quicker. */
async function ownSite(): Promise<{ url: string; stop: () => void }> {
  const port = '8579';
  const args = [join(root, 'cli', 'main.ts'), 'start', '--data', join(folder, 'office'), '--port', port];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit'] });
  const url = `http://127.0.0.1:${port}`;
  for (;;) {
    if (child.exitCode !== null) throw new Error('The demonstration office did not start.');
    const ready = await fetch(`${url}/readyz`).catch(() => null);
    if (ready?.ok) return { url, stop: () => child.kill('SIGTERM') };
    await pause(500);
  }
}

async function pagesFor(site: string, { cookie }: Reader): Promise<Seen[]> {
  const get = async (address: string) => {
    const response = await fetch(`${site}${address}`, {
      headers: { cookie, accept: 'text/html' },
      redirect: 'manual',
    });
    return { status: response.status, html: await response.text() };
  };
  const into = ({ group }: { group: string }) => group !== 'staff' || cookie !== '';
  const seen = await crawl({ routes: siteRoutes(), get, each: 1, into });
  return seen.filter(({ status, address }) => status === 200 && address.startsWith(values.only));
}

/** '/provinces/[iso]' → 'provinces-iso' */
const fileName = (path: string) => path.replace(/[^a-z0-9]+/giu, '-').replace(/^-|-$/gu, '') || 'front';

const own = values.site === undefined ? await ownSite() : null;
const site = values.site ?? own!.url;
const browser = await openBrowser();
let pictures = 0;
try {
  for (const reader of [{ name: 'public', cookie: '' }, ...values.as.map(readerOf)]) {
    const pages = await pagesFor(site, reader);
    const into = join(folder, fileName(reader.name));
    rmSync(into, { recursive: true, force: true });
    mkdirSync(into, { recursive: true });
    const cookies = reader.cookie.split(';').flatMap((pair) => {
      const [name, value] = pair.trim().split('=');
      return name && value ? [{ name, value }] : [];
    });
    for (const width of widths) {
      for (const language of languages) {
        for (const scheme of values.dark ? (['light', 'dark'] as const) : (['light'] as const)) {
          const page = await browser.page({ site, width, language, scheme, cookies });
          for (const { route, address } of pages) {
            await page.goto(address, { waitUntil: 'load' });
            const name = [fileName(route.path), width, language, ...(scheme === 'dark' ? ['dark'] : [])].join(
              '_',
            );
            await page.screenshot({ path: join(into, `${name}.png`), fullPage: true });
            if (await isTooWide(page)) console.log(`too wide: ${address} at ${width} px, ${language}`);
            pictures += 1;
          }
        }
      }
    }
  }
} finally {
  await browser.close();
  own?.stop();
}
console.log(`${pictures} pictures in ${folder}`);
