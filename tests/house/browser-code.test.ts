/**
 * What a browser can be sent: components, the kernel, words. SvelteKit does not guard the rooms outside
 * web/, so the site is built and its list of modules read.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { browserList, builtSite } from '#web/build.ts';
import { textOf, trackedFiles } from './tracked-files.ts';

const allowed = [
  /^kernel\//u,
  /^web\/src\/(?!.*\.server\.)(components|look|forms|language|answer|routes|said)/u,
  /(^|\/)(text|states)\.ts$/u, // a desk's words and the names of its states
  /^node_modules\/(svelte|@sveltejs\/(kit|vite-plugin-svelte)|esm-env|devalue|clsx|cookie|@fontsource)\//u,
  /^web\/\.svelte-kit\/generated\//u,
  /^[\0<]/u, // made by the builder itself
];

/** Modules of a list that no browser may be sent. */
const trespassers = (ids: readonly string[]) =>
  ids.filter((id) => !allowed.some((pattern) => pattern.test(id)));

describe('a browser', () => {
  test('is sent components, the kernel and words, and no server code', { timeout: 300_000 }, async () => {
    const folder = await builtSite();
    const ids = JSON.parse(readFileSync(join(folder, browserList), 'utf8')) as string[];
    const sendScript = trackedFiles().filter((file) =>
      (file.startsWith('web/src/routes/') ? textOf(file) : '').includes('csr = true'),
    );
    expect(ids.length > 0, sendScript.join()).toBe(sendScript.length > 0);
    expect(trespassers(ids)).toEqual([]);
    const client = join(folder, 'client');
    const scripts = readdirSync(client, { recursive: true, encoding: 'utf8' }).filter((name) =>
      name.endsWith('.js'),
    );
    const serverWords = /from\s*["'](node:|#|pg["']|kysely|@duckdb)|\bset_config\(|row_security/u;
    expect(scripts.filter((name) => serverWords.test(readFileSync(join(client, name), 'utf8')))).toEqual([]);
  });

  test('would be kept from a room, a server file and a package of the server', () => {
    const wrong = [
      'office/action.ts',
      'platform/postgres/store.ts',
      'procurement/read.ts',
      'web/src/routes/(public)/+page.server.ts',
      'web/src/hooks.server.ts',
      'web/server.ts',
      'node_modules/kysely/dist/index.js',
    ];
    expect(trespassers([...wrong, 'office/letters/text.ts', 'kernel/baht.ts'])).toEqual(wrong);
  });
});
