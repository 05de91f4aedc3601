/**
 * What people hand in, as single files: paths, folders, .gz, .zip and stdin become sources that are read
 * the same way. What a file is, is told by its first bytes; names are for people.
 */
import { createReadStream, createWriteStream } from 'node:fs';
import { access, constants, mkdtemp, open, readdir, realpath, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { pathProblem, unsupportedKind } from './path-problems.ts';
import { gunzip } from './gunzip.ts';
import { isGzip, isZip, type SourceFile } from './kinds.ts';
import { beginning, pieces } from './line-blocks.ts';
import { UnreadableSource, spoolLimits, type SpoolLimits } from './limits.ts';
import { isSpreadsheet, listZip, refused, zipMembers } from './zip-members.ts';

/**
 * Sources in the order of `paths`; within folders the largest first, within archives by name. Hidden files are skipped.
 * Each must be read before the next is asked for. What is wrong inside a file (a damaged archive)
 * becomes a source that fails when read, so that the others still come.
 * @param names what people call a file whose path is of our making (an upload)
 * @throws Problem files.not_found, files.no_permission, files.unsupported_kind: for any path, before the first source
 */
export async function* openSources(
  paths: string[],
  limits: Partial<SpoolLimits> = {},
  names: ReadonlyMap<string, string> = new Map(),
): AsyncGenerator<SourceFile> {
  const all = { ...spoolLimits, ...limits };
  const files: string[] = [];
  const seen = new Set<string>();
  for (const path of paths) await listFiles(path, files, seen);
  for (const path of files) {
    if (path === '-') yield* openStdin(all);
    else yield* openPath(path, names.get(path) ?? path, all);
  }
}

/** In a folder: hidden files, and the papers that lie beside data. A path given by name is always read. */
const accompanies = /^\.|^(?:readme|licen[cs]e|copying)|\.md$/iu;

async function listFiles(path: string, files: string[], seenFolders: Set<string>): Promise<void> {
  if (path === '-') {
    files.push(path);
    return;
  }
  try {
    const kind = await stat(path);
    await access(path, kind.isDirectory() ? constants.R_OK | constants.X_OK : constants.R_OK);
    if (kind.isFile() || kind.isFIFO()) files.push(path);
    else if (!kind.isDirectory()) throw unsupportedKind(path);
    else {
      const folder = await realpath(path);
      if (seenFolders.has(folder)) return; // a link back to a folder we came from
      seenFolders.add(folder);
      const names = (await readdir(path)).filter((name) => !accompanies.test(name)).sort();
      for (const name of await largestFirst(path, names))
        await listFiles(join(path, name), files, seenFolders);
    }
  } catch (error) {
    throw pathProblem(error, path);
  }
}

/** The largest file first (two are read at a time, and the last one alone), then folders; equals by name. */
async function largestFirst(folder: string, names: string[]): Promise<string[]> {
  const sized = await Promise.all(
    names.map(async (name) => {
      const kind = await stat(join(folder, name)).catch(() => null); // what cannot be looked at is named by listFiles
      return { name, size: kind === null || kind.isDirectory() ? -1 : kind.size };
    }),
  );
  return sized.sort((a, b) => b.size - a.size).map(({ name }) => name);
}

async function* openPath(path: string, name: string, limits: SpoolLimits): AsyncGenerator<SourceFile> {
  const baseName = basename(name).replace(/\.gz$/iu, '');
  const fifo = !(await stat(path)).isFile(); // its bytes can be read only once: no looking ahead
  const head = fifo ? Buffer.alloc(0) : await firstBytes(path);
  const bytes = (): Readable => createReadStream(path, { highWaterMark: 256 * 1024 });
  if (fifo) yield { name, baseName, open: () => unpacked(bytes(), limits) };
  else if (isGzip(head))
    yield {
      name,
      baseName,
      packedPath: path,
      open: () => Promise.resolve(Readable.from(gunzip(bytes(), limits))),
    };
  else if (isZip(head)) yield* openZipFile(path, name, limits);
  else yield { name, baseName, open: () => Promise.resolve(bytes()) };
}

async function* openZipFile(path: string, name: string, limits: SpoolLimits): AsyncGenerator<SourceFile> {
  const baseName = basename(name);
  try {
    const listing = await listZip(path, limits);
    if (!isSpreadsheet(listing.entries)) {
      yield* zipMembers(name, (await stat(path)).size, listing, limits);
      return;
    }
    listing.zip.close();
    yield { name, baseName, open: () => Promise.resolve(createReadStream(path)) };
  } catch (error) {
    if (!(error instanceof UnreadableSource)) throw error;
    yield { name, baseName, open: () => Promise.resolve(refused(error.reason)) };
  }
}

/** A zip needs its end before its start, so from stdin it goes through a file of its own. */
async function* openStdin(limits: SpoolLimits): AsyncGenerator<SourceFile> {
  const { head, all } = await beginning(pieces(process.stdin));
  if (!isZip(head)) {
    const bytes = isGzip(head) ? gunzip(all, limits) : all;
    yield { name: 'stdin', baseName: 'stdin', open: () => Promise.resolve(Readable.from(bytes)) };
    return;
  }
  const folder = await mkdtemp(join(tmpdir(), 'truatkhap-'));
  try {
    const path = join(folder, 'stdin');
    await pipeline(all, createWriteStream(path, { mode: 0o600 }));
    yield* openZipFile(path, 'stdin', limits);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function unpacked(bytes: AsyncIterable<Buffer>, limits: SpoolLimits): Promise<Readable> {
  const { head, all } = await beginning(pieces(bytes));
  return Readable.from(isGzip(head) ? gunzip(all, limits) : all);
}

async function firstBytes(path: string): Promise<Buffer> {
  const handle = await open(path);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(4), 0, 4, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}
