/** Every action of the house, found by walking the folders `actions/`, so that a new one is walked unlisted. */
import { globSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Action } from '#office/action.ts';

export const root = join(import.meta.dirname, '..', '..');

/** The office and the desks: every folder of the house that may hold actions. */
export const folders = readdirSync(root, { withFileTypes: true })
  .filter(
    (entry) =>
      entry.isDirectory() &&
      !/^(\..*|node_modules|web|tests|docs|bench|bench-results|cli|worker|seed)$/u.test(entry.name),
  )
  .map(({ name }) => name)
  .filter((name) =>
    globSync('**/*.ts', { cwd: join(root, name) }).some((file) => /actions\/|queries\.ts$/u.test(file)),
  );

/** By name: one file may hold several, alone or under names ({ watching: …, preventing: … }). */
export async function everyAction(): Promise<Map<string, Action<unknown>>> {
  const found = new Map<string, Action<unknown>>();
  for (const file of globSync(`{${folders.join()}}/**/actions/*.ts`, { cwd: root }).sort()) {
    if (file.endsWith('.test.ts')) continue;
    const module = (await import(pathToFileURL(join(root, file)).href)) as Record<string, unknown>;
    const actions = Object.values(module).flatMap(actionsIn);
    if (actions.length === 0) throw new Error(`${file} holds no action`);
    for (const one of actions) found.set(one.name, one);
  }
  return found;
}

function actionsIn(value: unknown): Action<unknown>[] {
  if (typeof value !== 'object' || value === null) return [];
  if ('perform' in value && 'declared' in value) return [value as Action<unknown>];
  return Object.getPrototypeOf(value) === Object.prototype ? Object.values(value).flatMap(actionsIn) : [];
}
