/** The built site on a free port of this machine, over the office of a test. */
import { afterAll, beforeAll } from 'vitest';
import { pino } from 'pino';
import { startSite, type RunningSite, type SiteOptions } from '#web/server.ts';

export interface TestSite {
  /** 'http://127.0.0.1:40123' */
  readonly url: string;
  /** Lines of the site's log so far. */
  readonly log: readonly string[];
}

/**
 * Starts it before a file's tests and stops it after them; `options` are asked for then, not before. No
 * limit is set on how fast a test may ask, unless it says so.
 */
export function testSite(options: () => Omit<SiteOptions, 'port' | 'log'>): TestSite {
  let site: RunningSite | null = null;
  const lines: string[] = [];
  const log = pino({ level: 'debug', base: null }, { write: (line) => lines.push(line) });
  beforeAll(async () => {
    site = await startSite({ limits: null, ...options(), port: 0, log });
  });
  afterAll(() => site?.close());
  return {
    get url() {
      return site!.url;
    },
    log: lines,
  };
}
