/**
 * Files that lie on the server already, in the one folder that its administrator has opened for it. A name
 * leads to a file in that folder, or nowhere: links that lead out are not followed.
 */
import { readdir, realpath, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { shownFileName } from './file-names.ts';
import { noSuchServerFile } from './problems.ts';
import type { ReceivedFile } from './receive.ts';

export interface ServerFile {
  /** Its own name in the folder. */
  name: string;
  bytes: number;
  changedAt: Date;
}

/** At most so many are listed; a folder with more wants sub-folders of its own. */
const mostListed = 500;

/** Plain files directly in the folder, by name; papers that lie beside data, and hidden ones, are left out. */
export async function listServerFolder(folder: string): Promise<ServerFile[]> {
  const root = await realpath(folder).catch(() => null);
  if (root === null) return [];
  const names = (await readdir(root))
    .filter((name) => !/^\.|^(?:readme|licen[cs]e)|\.md$/iu.test(name))
    .sort();
  const files: ServerFile[] = [];
  for (const name of names.slice(0, mostListed)) {
    const found = await inside(root, name);
    if (found) files.push({ name, bytes: found.bytes, changedAt: found.changedAt });
  }
  return files;
}

/** The chosen files with their paths. @throws Problem upload.no_such_server_file for any that is not there */
export async function chooseServerFiles(folder: string, names: readonly string[]): Promise<ReceivedFile[]> {
  const root = await realpath(folder).catch(() => null);
  const chosen: ReceivedFile[] = [];
  for (const name of new Set(names)) {
    const found = root === null || name !== shownName(name) ? null : await inside(root, name);
    if (!found) throw noSuchServerFile();
    chosen.push({ name: shownFileName(name), path: found.path, bytes: found.bytes });
  }
  return chosen;
}

/** A name of one step: with a separator or a NUL it is none. */
const shownName = (name: string) => (/[/\\\0]|^\.{1,2}$/u.test(name) ? '' : name);

async function inside(
  root: string,
  name: string,
): Promise<{ path: string; bytes: number; changedAt: Date } | null> {
  try {
    const path = await realpath(join(root, name));
    const way = relative(root, path);
    if (way === '' || way.startsWith('..') || way.includes(sep)) return null;
    const kind = await stat(path);
    return kind.isFile() ? { path, bytes: kind.size, changedAt: kind.mtime } : null;
  } catch {
    return null; // gone, or not ours to read: not there for whoever asks
  }
}
