/** Finds every dues.ts: of a desk, or of a part of the office or of a desk. No list is kept by hand. */
import { globSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Contributor } from './due.ts';

const root = join(import.meta.dirname, '..', '..');

let found: Promise<Contributor[]> | null = null;

/** Paths from the root, sorted. */
export function duesFiles(): string[] {
  return globSync(['*/*/dues.ts', '*/dues.ts'], { cwd: root, exclude: ['node_modules'] }).sort();
}

/** The contributors, read once. */
export function contributors(): Promise<Contributor[]> {
  found ??= Promise.all(duesFiles().map(read));
  return found;
}

async function read(file: string): Promise<Contributor> {
  const room = (await import(pathToFileURL(join(root, file)).href)) as Partial<Contributor>;
  if (typeof room.dues !== 'function') throw new Error(`${file} exports no dues(tx)`);
  return { dues: room.dues };
}
