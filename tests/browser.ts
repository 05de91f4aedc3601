/**
 * A real browser for tests, and what it is asked of every page. The machine's own Chromium is driven;
 * where there is none the tests are skipped and counted, except on the build server, where that is a failure.
 *
 *   describe.skipIf(noBrowser)('…', () => {
 *     const browser = testBrowser();
 *     test('…', async () => { const page = await browser.page({ language: 'en', width: 360 }); … });
 *   });
 */
import { accessSync, constants, mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { chromium, type BrowserContext, type Page } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import type { Language } from '#kernel/texts.ts';

const flags = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

/** Chromium on PATH, or null. */
export function chromiumPath(): string | null {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const paths = folders.flatMap((folder) =>
    ['chromium', 'chromium-browser', 'google-chrome'].map((name) => join(folder, name)),
  );
  return paths.find(isExecutable) ?? null;
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** For `describe.skipIf`. On the build server a missing browser skips nothing: the tests then fail. */
export const noBrowser = chromiumPath() === null && process.env['CI'] !== 'true';

export interface Visit {
  /** Where the site answers: 'http://127.0.0.1:40123'. */
  site: string;
  language?: Language;
  width?: number;
  scheme?: 'light' | 'dark';
  /** False is a reader without JavaScript. */
  script?: boolean;
  /** Cookies of a signed-in session. */
  cookies?: { name: string; value: string }[];
}

export interface TestBrowser {
  /** A new page in a session of its own, closed after the file. */
  page: (visit: Visit) => Promise<Page>;
}

/** A browser with a fresh profile, closed when the file's tests have ended. */
export function testBrowser(): TestBrowser {
  let opened: Awaited<ReturnType<typeof openBrowser>> | null = null;
  beforeAll(async () => {
    opened = await openBrowser();
  });
  afterAll(() => opened?.close());
  return { page: (visit) => opened!.page(visit) };
}

/** The same for programs that are no tests; call `close`. */
export async function openBrowser(): Promise<TestBrowser & { close(): Promise<void> }> {
  const executablePath = chromiumPath();
  if (executablePath === null)
    throw new Error('There is no Chromium on PATH: sh setup.sh test says how to get one.');
  const profile = mkdtempSync(join(tmpdir(), 'truatkhap-browser-'));
  const browser = await chromium.launch({ executablePath, args: [...flags, `--crash-dumps-dir=${profile}`] });
  const contexts: BrowserContext[] = [];
  return {
    async page({ site, language = 'th', width = 1280, scheme = 'light', script = true, cookies = [] }) {
      const context = await browser.newContext({
        viewport: { width, height: width < 600 ? 740 : 900 },
        colorScheme: scheme,
        javaScriptEnabled: script,
        bypassCSP: false,
        locale: language === 'th' ? 'th-TH' : 'en-GB',
        timezoneId: 'Asia/Bangkok',
        baseURL: site,
      });
      contexts.push(context);
      const chosen = [{ name: 'language', value: language }, ...cookies];
      await context.addCookies(chosen.map((cookie) => ({ ...cookie, url: site })));
      return context.newPage();
    },
    async close() {
      for (const context of contexts) await context.close();
      await browser.close();
      rmSync(profile, { recursive: true, force: true });
    },
  };
}

/**
 * What axe finds on the page as it stands, every rule on, and sentences torn into columns, as lines of words; none is
 * what we want.
 * axe is put in past the page's own policy by the debugging protocol, so the policy stays as it is.
 */
export async function audit(page: Page): Promise<string[]> {
  await page.evaluate(await axeSource());
  const { violations } = await page.evaluate<AxeResult>(onlyViolations);
  const found = violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.html.slice(0, 200)} — ${node.failureSummary}`),
  );
  return [...found, ...(await sentencesInColumns(page))];
}

export const sentencesInColumns = (page: Page) => page.evaluate<string[]>(tornSentences);

/**
 * Sentences set in columns: the mark around a whole word (web/src/answer/kept-whole.ts) is a box of its own where its
 * parent lays boxes side by side.
 */
const tornSentences = `[...document.querySelectorAll('span.whole')].map((word) => word.parentElement).filter((parent) =>
  /flex|grid/.test(getComputedStyle(parent).display) && [...parent.childNodes].filter((one) => one.textContent.trim()).length > 1
).map((parent) => 'a sentence in columns: ' + parent.outerHTML.slice(0, 200))`;

/** Every rule, of whose findings only the violations are gathered and sent: what passed is most of the work. */
const onlyViolations = `axe.run({ resultTypes: ['violations'] }).then(({ violations }) => ({ violations }))`;

interface AxeResult {
  violations: { id: string; nodes: { html: string; failureSummary: string }[] }[];
}

let source: Promise<string> | undefined;
const axeSource = () => (source ??= import('node:fs/promises').then((fs) => fs.readFile(axe, 'utf8')));

/** True where the page is wider than its window: something does not fit a phone. */
export async function isTooWide(page: Page): Promise<boolean> {
  await page.waitForLoadState('domcontentloaded'); // a form just sent may still be on its way
  return page.evaluate<boolean>(
    `document.documentElement.scrollWidth > document.documentElement.clientWidth`,
  );
}

/** Every address a page asked for, to prove that nothing goes to a third party. */
export function recordRequests(page: Page): string[] {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  return asked;
}
