/** The site's routes, found by walking web/src/routes: what a test must visit, so that none is forgotten. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Route {
  /** As in an address, parameters in brackets: '/watch-items/[id]'. */
  path: string;
  /** The groups it lies in: 'public', 'staff'. */
  group: string;
  /** Names of its parameters in order. */
  parameters: string[];
  /** 'page', or the methods of an endpoint. */
  kind: 'page' | 'endpoint';
  methods: string[];
  /** Names of the page's form actions. */
  actions: string[];
}

const root = join(import.meta.dirname, '..', 'web', 'src', 'routes');

/** Every page and endpoint. */
export function siteRoutes(): Route[] {
  return walk('').sort((a, b) => (a.path < b.path ? -1 : 1));
}

function walk(folder: string): Route[] {
  const entries = readdirSync(join(root, folder), { withFileTypes: true });
  const below = entries
    .filter((entry) => entry.isDirectory())
    .flatMap((entry) => walk(join(folder, entry.name)));
  return [...routesIn(folder), ...below];
}

function routesIn(folder: string): Route[] {
  const parts = folder.split('/').filter((part) => part !== '');
  const path = `/${parts.filter((part) => !/^\(.*\)$/u.test(part)).join('/')}`;
  const group = /^\((.*)\)$/u.exec(parts[0] ?? '')?.[1] ?? '';
  const parameters = [...path.matchAll(/\[{1,2}(?:\.\.\.)?(\w+)(?:=\w+)?\]{1,2}/gu)].map(
    (match) => match[1]!,
  );
  const found: Route[] = [];
  const has = (name: string) => existsSync(join(root, folder, name));
  if (has('+page.svelte'))
    found.push({ path, group, parameters, kind: 'page', methods: ['GET'], actions: actionsOf(folder) });
  if (has('+server.ts')) {
    const methods = exportsOf(readFileSync(join(root, folder, '+server.ts'), 'utf8'));
    found.push({ path, group, parameters, kind: 'endpoint', methods, actions: [] });
  }
  return found;
}

function exportsOf(source: string): string[] {
  const names = [
    ...source.matchAll(/export (?:const|async function|function) (GET|POST|PUT|PATCH|DELETE)\b/gu),
  ];
  return names.map((match) => match[1]!);
}

/** Keys of `export const actions = { … }`, at its own depth of braces. */
function actionsOf(folder: string): string[] {
  const file = join(root, folder, '+page.server.ts');
  if (!existsSync(file)) return [];
  const source = readFileSync(file, 'utf8');
  const start = /export const actions[^=]*=\s*\{/u.exec(source);
  if (!start) return [];
  const names: string[] = [];
  let depth = 1;
  let line = '';
  for (const letter of source.slice(start.index + start[0].length)) {
    if (depth === 1) line += letter;
    if ('({['.includes(letter)) depth += 1;
    if (')}]'.includes(letter)) depth -= 1;
    if (depth === 0) break;
    if (depth === 1 && (letter === ',' || letter === '}' || letter === ')')) line = '';
    const name = line.includes('=>') ? undefined : /(?:^|\s)(?:async )?(\w+)\s*[:(]$/u.exec(line)?.[1];
    if (name !== undefined && name !== 'async' && !names.includes(name)) names.push(name);
    if (name !== undefined) line = '';
  }
  return names;
}
