/**
 * Every function of the desks that reads one thing by its id: exported, a transaction first and an id after it.
 * Found in the sources, so that a new one is asked without being listed.
 */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Tx } from '#platform/postgres/store.ts';
import { folders, root } from './every-action.ts';

export interface RowReader {
  /** 'office/letters/queries.ts readLetter' */
  name: string;
  read: (tx: Tx, id: string) => Promise<unknown>;
  /** Tables that its file names. */
  tables: string[];
}

const declaration =
  /export async function (\w+)\(\s*tx: Tx,\s*(?:id|iso|code|\w+(?:Id|Iso|Code)): string((?:,[^)]*)?)\s*\)/gu;

/** Values for what else they are given, by its kind or name. */
const further: readonly [RegExp, unknown][] = [
  [/language/iu, 'th'],
  [/day|On\b|at\b/u, '2026-11-22'],
  [/number|limit/u, 3],
];

export async function everyRowReader(): Promise<RowReader[]> {
  const found: RowReader[] = [];
  for (const file of globSync(`{${folders.join()}}/**/*.ts`, { cwd: root }).sort()) {
    if (file.endsWith('.test.ts') || file.includes('/actions/') || file.includes('/sign-in/')) continue;
    const source = readFileSync(join(root, file), 'utf8');
    for (const [, name = '', rest = ''] of source.matchAll(declaration)) {
      const others = rest.split(',').filter((one) => one.trim() !== '');
      const given = others.map((one) => further.find(([like]) => like.test(one))?.[1]);
      if (given.includes(undefined)) continue; // it is given more than an id: its callers look first
      const module = (await import(pathToFileURL(join(root, file)).href)) as Record<
        string,
        RowReader['read']
      >;
      const read = module[name] as (tx: Tx, ...all: unknown[]) => Promise<unknown>;
      const tables = [...new Set([...source.matchAll(/office\.(\w+)/gu)].map((match) => match[1]!))];
      found.push({ name: `${file} ${name}`, tables, read: (tx, id) => read(tx, id, ...given) });
    }
  }
  return found;
}

export interface Lister {
  /** 'office/letters/queries.ts listLetters' */
  name: string;
  read: (tx: Tx) => Promise<unknown>;
}

const firstOnly = /export (?:async )?function (\w+)\(\s*tx: Tx\b,?\s*(\w*)/gu;
const searching = /^(words|text|query|q|search|typed|name|title|question)$/u;

/** Every function that needs no id to list or count: asked as it is, for everything there is, and for these words. */
export async function everyLister(words: string): Promise<Lister[]> {
  const found: Lister[] = [];
  const wide = { state: 'all', words, text: words, q: words, query: words, search: words };
  for (const file of globSync(`{${folders.join()}}/**/*.ts`, { cwd: root }).sort()) {
    if (/\.test\.ts$|\/actions\/|\/sign-in\/|take-in\.ts$/u.test(file)) continue;
    for (const [, name = '', next = ''] of readFileSync(join(root, file), 'utf8').matchAll(firstOnly)) {
      const module = (await import(pathToFileURL(join(root, file)).href)) as Record<string, unknown>;
      const read = module[name] as (tx: Tx, ...more: unknown[]) => Promise<unknown>;
      const ways =
        read.length > 2 ? [] : read.length === 2 ? (searching.test(next) ? [[words]] : []) : [[], [wide]];
      for (const [at, more] of ways.entries())
        found.push({ name: `${file} ${name} ${at}`, read: (tx) => read(tx, ...more) });
    }
  }
  return found;
}
