/**
 * How the site is built. Pages and components are bundled; the rooms of the house are not: the built
 * pages import them as '#office/…' like every other program here, so SQL and YAML are read where they
 * lie, native modules load as they are, and one process has one copy of each room.
 */
import adapter from '@sveltejs/adapter-node';
import { sveltekit } from '@sveltejs/kit/vite';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig } from 'vite';

const self = ['self'] as const;
const root = join(import.meta.dirname, '..');
const { imports } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { imports: object };
const rooms = Object.keys(imports).map((name) => name.slice(1, -2)); // '#office/*' is the room office
const ofTheHouse = new RegExp(`^#(?!web/src/)(?:${rooms.join('|')})/`, 'u');

export default defineConfig({
  root: import.meta.dirname,
  logLevel: process.env['TRUATKHAP_BUILD_FOLDER'] === undefined ? 'info' : 'warn',
  environments: {
    ssr: { build: { rolldownOptions: { external: [ofTheHouse] } } },
  },
  plugins: [
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
