/**
 * How long a form takes somebody who uses nothing but the keyboard, reckoned and never measured by a clock: the
 * keystroke-level model (Card, Moran and Newell, "The keystroke-level model for user performance time with interactive
 * systems", Communications of the ACM 23(7), 1980, 396–410), with its operators K, a key, and M, making up one's mind.
 */
import type { Page } from 'playwright-core';

/** Seconds. Of an average typist who is no secretary, 40 words a minute: not the quickest hand of the office. */
const key = 0.28;
/** Seconds. Once for each field, each list that is looked through, and each page that is arrived at. */
const mind = 1.35;

/** On the Thai keyboard (Kedmanee) behind SHIFT, which is a key of its own; so are Latin capitals. */
const shifted = /[ฎฑธฯณญฐฅฤฆฏโฌษศซฉฮฒฬฦ๐-๙A-Z"?+(),]|[\u0e3a\u0e47\u0e4a-\u0e4d]/u;

export class Keystrokes {
  readonly page: Page;
  /** Keys that go somewhere: Tab, Enter, arrows. */
  moves = 0;
  /** Keys that write. */
  written = 0;
  minds = 0;

  constructor(page: Page) {
    this.page = page;
  }

  async press(...keys: ('Tab' | 'Enter' | 'ArrowDown' | 'ArrowUp')[]): Promise<void> {
    for (const one of keys) {
      this.moves += 1;
      await this.page.keyboard.press(one);
    }
  }

  async type(words: string): Promise<void> {
    for (const letter of words) this.written += shifted.test(letter) ? 2 : 1;
    await this.page.keyboard.insertText(words);
  }

  /** To the next field, and thinking what goes there. @returns its name */
  async next(): Promise<string> {
    this.minds += 1;
    await this.press('Tab');
    return this.page.evaluate<string>(
      `document.activeElement.getAttribute('name') ?? document.activeElement.tagName`,
    );
  }

  /** Along the list of a select to the value; looked through once. */
  async choose(value: string): Promise<void> {
    this.minds += 1;
    const steps = await this.page.evaluate<number>(
      `[...document.activeElement.options].findIndex(({ value }) => value === '${value}') - document.activeElement.selectedIndex`,
    );
    for (let n = 0; n < Math.abs(steps); n += 1) await this.press(steps > 0 ? 'ArrowDown' : 'ArrowUp');
    const chosen = await this.page.evaluate<string>('document.activeElement.value');
    if (chosen !== value) throw new Error(`the keyboard comes to ${chosen}, not to ${value}`);
  }

  /** Past the head of the page, by its first link, to the first thing in it. */
  async into(): Promise<string> {
    await this.press('Tab', 'Enter');
    return this.next();
  }

  /** Presses Enter, and is on another page. */
  async enter(): Promise<void> {
    await Promise.all([this.page.waitForEvent('framenavigated'), this.press('Enter')]);
    await this.page.waitForLoadState('load');
  }

  seconds(): number {
    return (this.moves + this.written) * key + this.minds * mind;
  }
}
