/**
 * How the site is built. Pages and components are bundled; the rooms of the house are not: the built
 * pages import them as '#office/…' like every other program here, so SQL and YAML are read where they
 * lie, native modules load as they are, and one process has one copy of each room.
 */
import adapter from '@sveltejs/adapter-node';
import { sveltekit } from '@sveltejs/kit/vite';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig, type Plugin } from 'vite';

const self = ['self'] as const;
const root = join(import.meta.dirname, '..');
const { imports } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { imports: object };
const rooms = Object.keys(imports).map((name) => name.slice(1, -2)); // '#office/*' is the room office
const ofTheHouse = new RegExp(`^#(?!web/src/)(?:${rooms.join('|')})/`, 'u');

/** Writes down which modules a browser could be sent, for the house test that no server code is among them. */
const listForBrowsers: Plugin = {
  name: 'list-for-browsers',
  apply: 'build',
  applyToEnvironment: (environment) => environment.name === 'client',
  generateBundle(_options, bundle) {
    const ids = Object.values(bundle).flatMap((made) => (made.type === 'chunk' ? made.moduleIds : []));
    const named = [...new Set(ids)].map((id) => id.replace(`${root}/`, '')).sort();
    writeFileSync(
      join(import.meta.dirname, '.svelte-kit', 'for-browsers.json'),
      JSON.stringify(named, null, 1),
    );
  },
};

export default defineConfig({
  root: import.meta.dirname,
  logLevel: process.env['TRUATKHAP_BUILD_FOLDER'] === undefined ? 'info' : 'warn',
  environments: {
    ssr: { build: { rolldownOptions: { external: [ofTheHouse] } } },
  },
  plugins: [
    listForBrowsers,
    sveltekit({
      adapter: adapter({
        out: process.env['TRUATKHAP_BUILD_FOLDER'] ?? 'web/build/by-hand',
        envPrefix: 'TRUATKHAP_SITE_',
      }),
      version: { name: process.env['TRUATKHAP_BUILD_KEY'] ?? 'by-hand', pollInterval: 0 },
      csp: {
        mode: 'auto',
        directives: {
          'default-src': [...self],
          'script-src': [...self],
          'style-src': [...self],
          'img-src': [...self],
          'object-src': ['none'],
          'base-uri': ['none'],
          'form-action': [...self],
          'frame-ancestors': ['none'],
        },
      },
    }),
  ],
});
