/**
 * Somebody at a browser who walks the site as people do: opens a page, fills in its form, presses its
 * button. Wherever they arrive the page is looked at; what is wrong with it is kept in `faults`.
 */
import type { Page, Response } from 'playwright-core';
import { formatDay } from '#kernel/thai-date.ts';
import type { Language } from '#kernel/texts.ts';
import { dayNumber } from '#kernel/working-days.ts';
import { audit, type TestBrowser } from './browser.ts';

export interface View {
  language: Language;
  width: 360 | 1280;
  script: boolean;
}

export const everyView: readonly View[] = (['th', 'en'] as const).flatMap((language) =>
  ([360, 1280] as const).flatMap((width) => [true, false].map((script) => ({ language, width, script }))),
);

/**
 * All eight with TRUATKHAP_LONG; else the one of the number given. The stories take different numbers, so
 * that each language, width and kind of script is walked in.
 */
export function drawnViews(which: number): readonly View[] {
  return process.env['TRUATKHAP_LONG'] ? everyView : [everyView[which % everyView.length]!];
}

/** A day as the reader types it; in English the browser's own calendar takes it. */
export const typedDay = (view: View, iso: string): string =>
  view.language === 'en' ? iso : formatDay(dayNumber(iso), 'th');

export interface Walker {
  page: Page;
  faults: string[];
  /** Of the page that is open. */
  status: () => number;
  open: (address: string) => Promise<void>;
  /** The words of the page itself. */
  main: () => Promise<string>;
  /** Follows the first link of the page whose address this is, or begins with it where `prefix` is given. */
  follow: (address: string, how?: { prefix?: boolean }) => Promise<void>;
  /** Fills in the form that asks for the first name given, or the only one where nothing is asked, and presses its button. */
  send: (typed: Record<string, string | string[]>) => Promise<void>;
  /** Presses the button of the form with that action: '?/sign'. */
  press: (action: string) => Promise<void>;
}

type Cookies = Iterable<readonly [name: string, value: string]>;

/** @param audited whether axe looks at every page too; without script it cannot */
export async function walker(
  browser: TestBrowser,
  site: string,
  view: View,
  { cookies = [], audited = false }: { cookies?: Cookies; audited?: boolean } = {},
): Promise<Walker> {
  const kept = [...cookies].map(([name, value]) => ({ name, value }));
  const page = await browser.page({ site, ...view, cookies: kept });
  page.setDefaultTimeout(15_000);
  const faults: string[] = [];
  let answer: Response | null = null;
  page.on('response', (response) => {
    const isRedirect = response.status() >= 300 && response.status() < 400;
    if (response.request().isNavigationRequest() && !isRedirect) answer = response;
  });

  async function look(): Promise<void> {
    const where = `${new URL(page.url()).pathname} (${view.language}, ${view.width} px)`;
    const [isWide, headings, language] = await page.evaluate<[boolean, number, string]>(
      `[document.documentElement.scrollWidth > document.documentElement.clientWidth,
        document.querySelectorAll('main#content h1').length, document.documentElement.lang]`,
    );
    if (isWide) faults.push(`${where}: wider than its window`);
    if (headings !== 1) faults.push(`${where}: not one heading`);
    if (language !== view.language) faults.push(`${where}: in another language`);
    if (audited && view.script) faults.push(...(await audit(page)).map((fault) => `${where}: ${fault}`));
  }

  async function arriving(deed: () => Promise<unknown>): Promise<void> {
    await Promise.all([page.waitForEvent('framenavigated'), deed()]);
    await page.waitForLoadState('load');
    await look();
  }

  async function fill(form: ReturnType<Page['locator']>, name: string, value: string | string[]) {
    const field = form.locator(`[name="${name}"]`);
    if ((await form.locator(`select[name="${name}"]`).count()) > 0) return field.selectOption(value);
    if ((await form.locator(`input:is([type="checkbox"], [type="radio"])[name="${name}"]`).count()) === 0)
      return field.fill(String(value));
    for (const one of [value].flat()) await form.locator(`[name="${name}"][value="${one}"]`).check();
    return undefined;
  }

  return {
    page,
    faults,
    status: () => answer?.status() ?? 0,
    async open(address) {
      await page.goto(address);
      await look();
    },
    main: async () => (await page.locator('main').innerText()).replace(/\s+/gu, ' '),
    follow: (address, { prefix = false } = {}) =>
      arriving(() =>
        page
          .locator(`main a[href${prefix ? '^' : ''}="${address}"]`)
          .first()
          .click(),
      ),
    send: (typed) =>
      arriving(async () => {
        const [first] = Object.keys(typed);
        const asked = first === undefined ? '' : `:has([name="${first}"])`;
        const form = page.locator(`main form[method="POST"]${asked}`).first();
        for (const [name, value] of Object.entries(typed)) await fill(form, name, value);
        await form.locator('button').last().click();
      }),
    press: (action) => arriving(() => page.locator(`main form[action="${action}"] button`).first().click()),
  };
}
