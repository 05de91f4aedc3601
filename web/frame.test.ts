/** The frame and every component, in a real browser: on a phone and on a wide screen, in both languages, without script. */
import { describe, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { audit, isTooWide, noBrowser, recordRequests, testBrowser } from '../tests/browser.ts';
import { officeStore } from '../tests/office-store.ts';
import { testSite } from '../tests/site.ts';

describe.skipIf(noBrowser)('in a browser', () => {
  const office = officeStore();
  const site = testSite(() => ({ store: office.store, demonstration: true }));
  const browser = testBrowser();

  /** In an ordinary run the two looks that accessible-pages does not take; all four with TRUATKHAP_LONG. */
  const visits = ['/', '/examples', '/nowhere'].flatMap((path) =>
    [360, 1280].flatMap((width) =>
      (['th', 'en'] as const)
        .filter(
          (language) =>
            process.env['TRUATKHAP_LONG'] !== undefined || (width === 360) === (language === 'en'),
        )
        .map((language) => ({ path, width, language })),
    ),
  );

  test.each(visits)(
    '$path at $width px in $language fits, asks nobody else, and axe finds nothing',
    async ({ path, width, language }) => {
      const page = await browser.page({ site: site.url, width, language });
      const asked = recordRequests(page);
      await page.goto(path);
      await page.waitForLoadState('networkidle');
      expect(await audit(page)).toEqual([]);
      expect(await isTooWide(page)).toBe(false);
      expect(asked.filter((url) => !url.startsWith(`${site.url}/`))).toEqual([]);
      expect(await page.locator('script').count()).toBe(0);
    },
  );

  test('axe and the ruler do find what is wrong', async () => {
    const page = await browser.page({ site: site.url, width: 360 });
    await page.goto('/');
    await page.evaluate(
      `document.querySelector('main').innerHTML += '<img src="/mark.svg"><pre>' + 'ก'.repeat(900) + '</pre>' +
        '<p class="verbs">งานส่งเสริม<span class="whole">ธรรมาภิบาล</span>ของเขต</p>'`,
    );
    const found = (await audit(page)).join();
    expect(found).toContain('image-alt');
    expect(found).toContain('a sentence in columns');
    expect(await isTooWide(page)).toBe(true);
  });

  test('in the dark, and with everything unfolded, axe finds nothing either', async () => {
    const page = await browser.page({ site: site.url, scheme: 'dark' });
    await page.goto('/examples');
    await page.evaluate(`document.querySelectorAll('details').forEach((one) => (one.open = true))`);
    expect(await audit(page)).toEqual([]);
  });

  test('everything on a phone fits at twice the size of letters', async () => {
    const page = await browser.page({ site: site.url, width: 640 });
    await page.goto('/examples');
    await page.evaluate(`document.documentElement.style.setProperty('font-size', '200%')`);
    expect(await isTooWide(page)).toBe(false);
  });

  test('the keyboard reaches the content first, then sees where it is', async () => {
    const page = await browser.page({ site: site.url });
    await page.goto('/');
    await page.keyboard.press('Tab');
    const skip = page.locator('a.skip');
    expect(await isFocused(page, 'a.skip')).toBe(true);
    expect((await skip.boundingBox())!.y).toBeGreaterThanOrEqual(0);
    await page.keyboard.press('Enter');
    expect(new URL(page.url()).hash).toBe('#content');
  });

  test('the language changes without script, on the same page', async () => {
    const page = await browser.page({ site: site.url, script: false });
    await page.goto('/examples?from=somewhere');
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('heading', { name: 'Components' }).waitFor();
    expect(page.url()).toBe(`${site.url}/examples?from=somewhere`);
  });

  test('Thai is shown in our own fonts, and figures stand in columns', async () => {
    const page = await browser.page({ site: site.url });
    await page.goto('/examples');
    const loaded = await page.evaluate<string[]>(
      `document.fonts.ready.then((fonts) =>
        [...fonts].filter((font) => font.status === 'loaded').map((font) => font.family + ' ' + font.unicodeRange))`,
    );
    expect(loaded.some((font) => font.includes('Sarabun') && font.includes('U+E01'))).toBe(true);
    expect(loaded.some((font) => font.includes('IBM Plex Sans Thai') && font.includes('U+E01'))).toBe(true);
    const figures = `getComputedStyle(document.querySelector('.money')).fontVariantNumeric`;
    expect(await page.evaluate<string>(figures)).toBe('tabular-nums');
  });

  test('no line of a phone ends within a word that its dictionary does not know', async () => {
    const page = await browser.page({ site: site.url, width: 320 });
    await page.goto('/clinics');
    const lines = await page.evaluate<number[]>(
      `[...document.querySelectorAll('main .whole')].map((word) => word.getClientRects().length)`,
    );
    expect(lines.length).toBeGreaterThan(0);
    expect(lines.filter((count) => count !== 1)).toEqual([]);
  });

  test('every province of the map is drawn', async () => {
    const page = await browser.page({ site: site.url });
    await page.goto('/examples');
    await page.waitForLoadState('networkidle');
    const sizes = await page.evaluate<number[]>(
      `[...document.querySelectorAll('figure .picture > svg use')]
        .map((one) => one.getBoundingClientRect()).map((box) => box.width * box.height)`,
    );
    expect(sizes).toHaveLength(78);
    expect(sizes.filter((size) => size < 4)).toEqual([]);
  });
});

const isFocused = (page: Page, selector: string) =>
  page.evaluate<boolean>(`document.activeElement === document.querySelector('${selector}')`);
